// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "base/text.h"
#include "core/learning/certificate.h"
#include "core/learning/course.h"

#include <doctest/doctest.h>

using namespace abri;

TEST_CASE("answers of each form are right or not as a person would say")
{
    auto const make = [](char const* form, char const* key, std::vector<CheckOption> options) {
        LessonBlock check;
        check.form = form, check.key = key, check.options = std::move(options);
        return check;
    };
    auto const several = make("several", "a,c", {{"a", "x", "", ""}, {"b", "x", "", ""}, {"c", "x", "", ""}});
    auto const town =
        make("short", "a,b", {{"a", "Nazareth", "", ""}, {"b", "la ville de *", "", ""}, {"c", "Bethléem", "", ""}});
    auto const year = make("number", "a", {{"a", "1817..1827", "", ""}, {"b", "*", "", ""}});
    auto const exact = make("number", "a", {{"a", "3.1415", "", ""}});
    struct {
        LessonBlock const& check;
        char const* answer;
        bool right;
    } const rows[] = {{several, "a,c", true},
                      {several, "c,a", true},
                      {several, "a", false},
                      {several, "a,b,c", false},
                      {several, "", false},
                      {town, "nazareth", true},
                      {town, "  NAZARÈTH ", true},
                      {town, "La ville de David", true},
                      {town, "la ville", false},
                      {town, "Bethléem", false},
                      {town, "*", false},
                      {town, "", false},
                      {year, "1822", true},
                      {year, "1817", true},
                      {year, "1827,0", true},
                      {year, "1828", false},
                      {year, "mille", false},
                      {year, "", false},
                      {exact, "3,1415", true},
                      {exact, "3.14150", true},
                      {exact, "3.1416", false},
                      {exact, "1e99999", false},
                      {exact, "99999999999999999999", false}};
    for (auto const& row : rows) {
        CAPTURE(row.answer);
        CHECK(is_right(row.check, row.answer) == row.right);
    }
    // Stars without end take no time without end.
    auto const stars = make("short", "a", {{"a", "*a*a*a*a*a*a*a*a*b", "", ""}});
    CHECK_FALSE(is_right(stars, std::string(10'000, 'a')));
}

TEST_CASE("the address of a certificate holds it whole, and nothing else reads as one")
{
    CourseCertificate const certificate{"cm101", "La gestion de dossiers", 3,  *parse_date("2026-10-12"), 12,
                                        14,      {1, 2, 3, 4, 5, 6, 7, 8}, {9}};
    CertificateSignature signature{};
    signature[63] = 5;
    auto const token = certificate_token(certificate, signature);
    auto const read = read_certificate(token);
    REQUIRE(read);
    CHECK(read->certificate == certificate);
    CHECK(read->signature == signature);
    for (std::size_t cut = 0; cut < token.size(); ++cut)
        CHECK_FALSE(read_certificate(std::string_view(token).substr(0, cut)));
    CHECK_FALSE(read_certificate(token + "AAAA"));
    CHECK_FALSE(read_certificate("!" + token));
    CHECK_FALSE(read_certificate(std::string(5000, 'A')));
    CHECK(signed_text(certificate) != signed_text({"cm101", "La gestion de dossiers", 3, certificate.on, 13, 14,
                                                   certificate.number, certificate.holder}));
    CHECK(holder_text(certificate.number, " Aïssata  DOMO") == holder_text(certificate.number, "aissata domo"));
    CHECK(holder_text(certificate.number, "Aïssata Domo") != holder_text({}, "Aïssata Domo"));
}

TEST_CASE("base64 of addresses comes back the same, and what is not of it is refused")
{
    for (std::size_t size = 0; size < 40; ++size) {
        std::vector<std::uint8_t> bytes;
        for (std::size_t i = 0; i < size; ++i) bytes.push_back(static_cast<std::uint8_t>(i * 37 + size));
        CHECK(from_base64url(to_base64url(bytes)) == bytes);
    }
    for (char const* bad : {"A", "AB", "AA=", "A A", "AA+A", "AAB", "é"}) CHECK_FALSE(from_base64url(bad));
}
