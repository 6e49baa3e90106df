// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/learning/certificate.h"

#include "base/text.h"

#include <algorithm>

namespace abri {

namespace {

constexpr std::uint8_t form = 1;
constexpr std::size_t longest_course = 24, longest_title = 120;

Bytes body_of(CourseCertificate const& c)
{
    Writer out;
    out.u8(form);
    out.text(c.course);
    out.text(c.title);
    out.count(static_cast<std::uint64_t>(c.edition));
    out.u32(static_cast<std::uint32_t>(c.on.time_since_epoch().count()));
    out.count(static_cast<std::uint64_t>(c.right));
    out.count(static_cast<std::uint64_t>(c.checks));
    out.raw(c.number);
    out.raw(c.holder);
    return out.take();
}

}  // namespace

Bytes signed_text(CourseCertificate const& certificate)
{
    Writer out;
    out.text("Abri course certificate");
    out.raw(body_of(certificate));
    return out.take();
}

Bytes holder_text(std::array<std::uint8_t, 8> const& number, std::string_view name)
{
    Writer out;
    out.text("Abri certificate holder");
    out.raw(number);
    out.text(fold_latin(trim(name)));
    return out.take();
}

std::string certificate_token(CourseCertificate const& certificate, CertificateSignature const& signature)
{
    auto bytes = body_of(certificate);
    bytes.insert(bytes.end(), signature.begin(), signature.end());
    return to_base64url(bytes);
}

std::optional<ReadCertificate> read_certificate(std::string_view token)
{
    auto const bytes = token.size() <= 600 ? from_base64url(token) : std::nullopt;
    if (!bytes) return std::nullopt;
    Reader in(*bytes);
    ReadCertificate read;
    auto& c = read.certificate;
    bool const known = in.u8() == form;
    c.course = in.text();
    c.title = in.text();
    c.edition = static_cast<int>(std::min<std::uint64_t>(in.count(), 100'000));
    c.on = Date(Days(static_cast<std::int32_t>(in.u32())));
    c.right = static_cast<int>(std::min<std::uint64_t>(in.count(), 100'000));
    c.checks = static_cast<int>(std::min<std::uint64_t>(in.count(), 100'000));
    c.number = in.array<8>();
    c.holder = in.array<16>();
    read.signature = in.array<64>();
    bool const fits = known && in.at_end() && c.course.size() <= longest_course && c.title.size() <= longest_title &&
                      is_valid_utf8(c.title) && is_valid_utf8(c.course);
    return fits ? std::optional(std::move(read)) : std::nullopt;
}

}  // namespace abri
