// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/learning/certificate.h"

#include "core/learning/certificate.h"
#include "pages/learning/shelf.h"

#include <algorithm>

namespace abri::pages {

namespace {

Needs need_attempts(Request const&, Actor const&)
{
    Needs needs;
    needs.office_files = {OwnLearning{}, courses_file()};
    needs.audit = about_office_file("certificate_made");
    return needs;
}

// Results that were handed in and earn a certificate.
struct Earned {
    CourseEntry const& course;
    CourseAttempt attempt;
    int edition;
    HandedIn result;
};

std::optional<Earned> earned(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const* course = course_in(request, loaded);
    auto const wanted = request.captured.size() > 1 ? EntryId::parse(request.captured[1]) : std::nullopt;
    if (!course || !wanted || !may_learn(env.actor) || !env.office) return std::nullopt;
    for (auto& attempt : fold_attempts(loaded.office_file(ledger::FileKind::learning).records, course->id)) {
        auto const* edition = edition_of(attempt, *course);
        if (!attempt.submitted || attempt.submission != *wanted || !edition) continue;
        auto result = handed_in(attempt, edition->text, course->pass, course->title(env.words.language()));
        auto const number = edition->number;
        if (earns_certificate(result.score, result.pass))
            return Earned{*course, std::move(attempt), number, std::move(result)};
    }
    return std::nullopt;
}

// As many characters as fit into so many bytes.
std::string cut(std::string_view text, std::size_t bytes)
{
    std::size_t at = 0;
    for (std::size_t next = 0; next < text.size() && next_code_point(text, next) >= 0 && next <= bytes;) at = next;
    return std::string(text.substr(0, at));
}

template <std::size_t N>
std::array<std::uint8_t, N> first_bytes(ledger::Hash const& hash)
{
    std::array<std::uint8_t, N> out{};
    std::copy_n(hash.begin(), N, out.begin());
    return out;
}

CourseCertificate certificate_of(Earned const& earned, Env const& env)
{
    Writer seed;
    seed.text("course certificate");
    seed.raw(earned.attempt.submission.bytes);
    CourseCertificate certificate{earned.course.id,
                                  cut(earned.result.title, 100),
                                  earned.edition,
                                  day_of(*earned.attempt.submitted),
                                  earned.result.score.right,
                                  earned.result.score.checks,
                                  first_bytes<8>(env.hasher->hash(seed.bytes())),
                                  {}};
    certificate.holder =
        first_bytes<16>(env.office->holders.hash(holder_text(certificate.number, env.name_of(env.actor.id))));
    return certificate;
}

json::Value centred(std::string_view text, char const* size = "normal")
{
    return json::Value::object().set("k", "p").set("t", text).set("align", "center").set("size", size);
}

json::Value space(std::int64_t mm) { return json::Value::object().set("k", "space").set("mm", json::Value::of(mm)); }

// Stars are marks of emphasis on paper: those of a name or a title are none.
std::string plain(std::string_view text)
{
    std::string out;
    for (char c : text) out += c == '*' ? std::string("∗") : std::string(1, c);
    return out;
}

json::Value paper_of(CourseCertificate const& certificate, std::string const& address, std::string const& token,
                     Env const& env)
{
    auto const& t = env.words;
    auto blocks = json::Value::array();
    blocks.push(space(4)).push(centred(plain(env.office->name))).push(space(4));
    blocks.push(json::Value::object().set("k", "h1").set("t", t("certificate.title"))).push(space(4));
    blocks.push(centred(t("certificate.says"))).push(centred("**" + plain(env.name_of(env.actor.id)) + "**", "large"));
    blocks.push(centred(t("certificate.took"))).push(centred("**" + plain(certificate.title) + "**", "large"));
    if (certificate.checks > 0)
        blocks.push(
            centred(t("certificate.score", {std::to_string(certificate.right), std::to_string(certificate.checks)})));
    blocks.push(centred(t.date(certificate.on))).push(space(4));
    // An office that has told nobody its address prints none.
    if (!address.empty())
        blocks.push(json::Value::object()
                        .set("k", "qr")
                        .set("t", address + "/certificates/" + token)
                        .set("mm", json::Value::of(std::int64_t{38}))
                        .set("align", "center"));
    blocks.push(centred(t("certificate.check", {to_hex(certificate.number)}), "small"));
    return json::Value::object()
        .set("language", t.language())
        .set("title", t("certificate.title"))
        .set("author", env.office->name)
        .set("date", iso(certificate.on))
        .set("page", "landscape")
        .set("frame", json::Value::of(true))
        .set("blocks", blocks);
}

Outcome file_answer(std::string file_name, std::string type)
{
    Outcome out;
    out.response.type = std::move(type);
    out.response.file_name = std::move(file_name);
    return out;
}

Outcome handle_certificate(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const mine = earned(request, loaded, env);
    if (!mine) return not_found(request, env);
    auto const certificate = certificate_of(*mine, env);
    auto const token = certificate_token(certificate, env.office->signer.sign(signed_text(certificate)));
    auto out = file_answer(mine->course.id + "-" + to_hex(certificate.number) + ".pdf", "application/pdf");
    out.response.paper = paper_of(certificate, request.address, token, env);
    return out;
}

json::Value strings(std::initializer_list<char const*> texts)
{
    auto list = json::Value::array();
    for (auto const* text : texts) list.push(json::Value::of(std::string_view(text)));
    return list;
}

// Its address; or, where none is known, the key that signs.
std::string issuer_of(Request const& request, Office const& office)
{
    return request.address.empty() ? "urn:abri:" + to_hex(office.public_key) : request.address;
}

// Open Badges 3.0: a verifiable credential about an achievement.
json::Value credential_of(CourseCertificate const& certificate, Earned const& earned, Request const& request,
                          Env const& env)
{
    auto const& t = env.words;
    auto const narrative =
        t("certificate.criteria", {std::to_string(earned.result.score.lessons), std::to_string(earned.result.pass)});
    auto achievement = json::Value::object()
                           .set("id", issuer_of(request, *env.office) + "/learn/" + earned.course.id)
                           .set("type", strings({"Achievement"}))
                           .set("achievementType", "Course")
                           .set("name", certificate.title)
                           .set("description", narrative)
                           .set("criteria", json::Value::object().set("narrative", narrative));
    auto identity = json::Value::object()
                        .set("type", "IdentityObject")
                        .set("hashed", json::Value::of(false))
                        .set("identityType", "name")
                        .set("identityHash", env.name_of(env.actor.id));
    auto subject = json::Value::object()
                       .set("type", strings({"AchievementSubject"}))
                       .set("identifier", json::Value::array().push(identity))
                       .set("achievement", achievement);
    auto issuer = json::Value::object()
                      .set("id", issuer_of(request, *env.office))
                      .set("type", strings({"Profile"}))
                      .set("name", env.office->name);
    auto const at = iso(*earned.attempt.submitted - env.utc_offset);
    return json::Value::object()
        .set("@context", strings({"https://www.w3.org/ns/credentials/v2",
                                  "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"}))
        .set("id", "urn:abri:certificate:" + to_hex(certificate.number))
        .set("type", strings({"VerifiableCredential", "OpenBadgeCredential"}))
        .set("name", certificate.title)
        .set("issuer", issuer)
        .set("validFrom", at + ":00Z")
        .set("credentialSubject", subject);
}

// The VC-JWT proof of Open Badges 3.0: header, credential and an Ed25519 signature, parted by dots.
std::string signed_credential(json::Value credential, CourseCertificate const& certificate, Request const& request,
                              Office const& office)
{
    auto const key =
        json::Value::object().set("kty", "OKP").set("crv", "Ed25519").set("x", to_base64url(office.public_key));
    auto const header = json::Value::object().set("alg", "EdDSA").set("typ", "JWT").set("jwk", key);
    auto const seconds = certificate.on.time_since_epoch().count() * std::int64_t{86'400};
    credential.set("iss", issuer_of(request, office))
        .set("jti", std::string(credential.string_or("id", {})))
        .set("nbf", json::Value::of(seconds));
    auto const text = to_base64url(view_of(header.dump())) + "." + to_base64url(view_of(credential.dump()));
    return text + "." + to_base64url(office.signer.sign(view_of(text)));
}

Outcome handle_badge(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const mine = earned(request, loaded, env);
    if (!mine) return not_found(request, env);
    auto const certificate = certificate_of(*mine, env);
    auto out = file_answer(mine->course.id + "-" + to_hex(certificate.number) + ".jwt", "application/vc+jwt");
    out.response.body =
        signed_credential(credential_of(certificate, *mine, request, env), certificate, request, *env.office);
    return out;
}

}  // namespace

Url certificate_url(std::string_view course, EntryId submission)
{
    return url("/learn/", course, "/certificates/", submission.text());
}
Url badge_url(std::string_view course, EntryId submission)
{
    return url("/learn/", course, "/badges/", submission.text());
}

Page const certificate_page{"certificate", need_attempts, handle_certificate};
Page const badge_page{"badge", need_attempts, handle_badge};

}  // namespace abri::pages
