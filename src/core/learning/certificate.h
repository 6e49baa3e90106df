// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "base/bytes.h"
#include "base/time.h"

#include <optional>
#include <string>

namespace abri {

// What the office says of somebody who took a course. It is carried whole in the address under the QR code of the
// paper, so that it can be checked while nobody is signed in, and from a backup years later: nothing is kept for it.
// The name is on the paper only. Here is what it must hash to: an address never tells who works here.
struct CourseCertificate {
    std::string course, title;                 // at most 24 and 120 bytes
    int edition = 0;
    Date on{};
    int right = 0, checks = 0;
    std::array<std::uint8_t, 8> number{};      // of this certificate, printed on it
    std::array<std::uint8_t, 16> holder{};     // of number and name (holder_text)
    friend bool operator==(CourseCertificate const&, CourseCertificate const&) = default;
};

// What is signed: with a word before it, so that no signature of another thing fits.
Bytes signed_text(CourseCertificate const& certificate);
// What is hashed for `holder`. Case, accents and spaces of the name do not count.
Bytes holder_text(std::array<std::uint8_t, 8> const& number, std::string_view name);

using CertificateSignature = std::array<std::uint8_t, 64>;
std::string certificate_token(CourseCertificate const& certificate, CertificateSignature const& signature);
struct ReadCertificate {
    CourseCertificate certificate;
    CertificateSignature signature{};
};
// Nothing when the text is no certificate of this form; whether the signature holds is another question.
std::optional<ReadCertificate> read_certificate(std::string_view token);

}  // namespace abri
