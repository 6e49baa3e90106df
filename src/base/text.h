// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace abri {

std::string to_hex(std::span<std::uint8_t const> bytes);
// False unless `hex` is exactly two lower-case digits a byte.
bool from_hex(std::string_view hex, std::span<std::uint8_t> out);

// RFC 4648, the alphabet of addresses, without padding.
std::string to_base64url(std::span<std::uint8_t const> bytes);
// Nothing unless every character is of the alphabet and no bit is left over.
std::optional<std::vector<std::uint8_t>> from_base64url(std::string_view text);

std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(std::vector<std::string> const& parts, std::string_view separator);

// A whole decimal number and nothing else; -1 when it is not one (or is negative, or above a billion).
std::int64_t parse_count(std::string_view digits);

// Reads one code point at `at` and moves it on; -1 when the bytes are not strict UTF-8.
std::int32_t next_code_point(std::string_view text, std::size_t& at);
// Strict UTF-8: no overlong form, no surrogate, no NUL.
bool is_valid_utf8(std::string_view text);
// Characters that turn the reading direction round (U+202A…U+202E, U+2066…U+2069): refused in names (T 6.4).
bool has_direction_controls(std::string_view text);
std::size_t count_characters(std::string_view text);

// a-z0-9 and single spaces of a Latin text: accents and case dropped, other scripts kept as they are.
// The office's search uses it on both sides; transliteration is the edge's work.
std::string fold_latin(std::string_view text);

// Whether `list`, codes joined by commas, holds `code`.
bool has_code(std::string_view list, std::string_view code);

}  // namespace abri
