// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "web/certificate_check.h"

#include "core/learning/certificate.h"
#include "pages/learning/plain_field.h"
#include "web/form_body.h"

namespace abri::web {

namespace {

constexpr std::string_view prefix = "/certificates/";

std::optional<CourseCertificate> genuine(Node const& node, std::string_view token)
{
    auto const read = read_certificate(token);
    if (!read || !crypto::signed_with(node.office().public_key, signed_text(read->certificate), read->signature))
        return std::nullopt;
    return read->certificate;
}

bool is_name_of(Node const& node, CourseCertificate const& certificate, std::string_view name)
{
    auto const hash = node.office().holders.hash(holder_text(certificate.number, name));
    return crypto::equal(std::span(hash).first(certificate.holder.size()), certificate.holder);
}

}  // namespace

CertificateCheck check_certificate(Node& node, http::Request const& request, pages::Words const& t)
{
    auto const token = std::string_view(request.path).substr(prefix.size());
    auto const certificate = genuine(node, token);
    CertificateCheck out;
    out.body.add<"<h1>{}</h1>">(t("certificate.check_title"));
    if (!certificate) {
        out.status = 404;
        out.body.add<"<p class=\"banner warning\" role=\"alert\">{}</p>">(t("certificate.not_ours"));
        return out;
    }
    out.body.add<"<p class=\"banner done\" role=\"status\">{}</p><dl "
                 "class=\"filled\"><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd "
                 "class=\"code\">{}</dd></dl>">(
        t("certificate.genuine", {node.office().name}), t("certificate.course"), certificate->title,
        t("certificate.on"), t.date(certificate->on), t("certificate.result"),
        t("learn.score", {std::to_string(certificate->right), std::to_string(certificate->checks)}),
        t("certificate.number"), to_hex(certificate->number));
    http::Fields fields;
    std::string name;
    if (request.method == "POST" && read_form_body(request, false, fields) == BodyFault::none)
        for (auto const& [field, value] : fields)
            if (field == "name" && is_valid_utf8(value) && value.size() <= 400) name = value;
    if (!name.empty() && !node.may_compare_name()) {
        out.status = 429;
        out.body.add<"<p class=\"banner warning\" role=\"alert\">{}</p>">(t("certificate.too_many"));
    } else if (!name.empty()) {
        bool const fits = is_name_of(node, *certificate, name);
        out.body.add<"<p class=\"banner {}\" role=\"status\">{}</p>">(
            fits ? "done" : "warning", t(fits ? "certificate.name_fits" : "certificate.name_other"));
    }
    out.body.add<"<form method=\"post\" action=\"{}\">">(pages::url("/certificates/", token));
    out.body.add(pages::plain_field({"name", t("certificate.name"), name, {}, t("certificate.name_hint")}, t))
        .add<"<button class=\"primary\">{}</button></form>">(t("certificate.compare"));
    return out;
}

http::Response certificate_key(Node const& node)
{
    auto const key = json::Value::object()
                         .set("kty", "OKP")
                         .set("crv", "Ed25519")
                         .set("x", to_base64url(node.office().public_key))
                         .set("alg", "EdDSA")
                         .set("use", "sig");
    return {200, {{"Content-Type", "application/jwk+json"}}, key.dump()};
}

}  // namespace abri::web
