// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "base/text.h"

#include <array>

namespace abri {

std::string to_hex(std::span<std::uint8_t const> bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (auto byte : bytes) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

bool from_hex(std::string_view hex, std::span<std::uint8_t> out)
{
    if (hex.size() != out.size() * 2) return false;
    for (std::size_t i = 0; i < out.size(); ++i) {
        int const high = hex_digit(hex[2 * i]), low = hex_digit(hex[2 * i + 1]);
        if (high < 0 || low < 0) return false;
        out[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return true;
}

static constexpr std::string_view base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string to_base64url(std::span<std::uint8_t const> bytes)
{
    std::string out;
    std::uint32_t bits = 0;
    int count = 0;
    for (auto byte : bytes) {
        bits = bits << 8 | byte;
        for (count += 8; count >= 6; count -= 6) out += base64[bits >> (count - 6) & 63];
    }
    if (count > 0) out += base64[bits << (6 - count) & 63];
    return out;
}

std::optional<std::vector<std::uint8_t>> from_base64url(std::string_view text)
{
    std::vector<std::uint8_t> out;
    std::uint32_t bits = 0;
    int count = 0;
    for (char c : text) {
        auto const value = base64.find(c);
        if (value == base64.npos) return std::nullopt;
        bits = bits << 6 | static_cast<std::uint32_t>(value);
        count += 6;
        if (count < 8) continue;
        count -= 8;
        out.push_back(static_cast<std::uint8_t>(bits >> count));
    }
    bool const whole = count < 6 && (bits & ((1u << count) - 1)) == 0;
    return whole ? std::optional(std::move(out)) : std::nullopt;
}

std::string_view trim(std::string_view text)
{
    static constexpr std::string_view blanks = " \t\r\n";
    auto const first = text.find_first_not_of(blanks);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    if (text.empty()) return parts;
    for (std::size_t from = 0;;) {
        auto const to = text.find(separator, from);
        parts.push_back(text.substr(from, to == text.npos ? to : to - from));
        if (to == text.npos) return parts;
        from = to + 1;
    }
}

std::string join(std::vector<std::string> const& parts, std::string_view separator)
{
    std::string out;
    for (auto const& part : parts) {
        if (!out.empty()) out += separator;
        out += part;
    }
    return out;
}

std::int64_t parse_count(std::string_view digits)
{
    if (digits.empty() || digits.size() > 9) return -1;
    std::int64_t value = 0;
    for (char c : digits) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::int32_t next_code_point(std::string_view text, std::size_t& at)
{
    auto const byte = [&](std::size_t i) { return i < text.size() ? static_cast<std::uint8_t>(text[i]) : 0u; };
    std::uint32_t const lead = byte(at);
    if (lead < 0x80) return (++at, static_cast<std::int32_t>(lead));
    int const extra = lead >= 0xF0 && lead < 0xF5   ? 3
                      : lead >= 0xE0 && lead < 0xF0 ? 2
                      : lead >= 0xC2 && lead < 0xE0 ? 1
                                                    : 0;
    if (extra == 0) return -1;
    std::uint32_t point = lead & (0x3Fu >> extra);
    for (int i = 1; i <= extra; ++i) {
        std::uint32_t const next = byte(at + static_cast<std::size_t>(i));
        if ((next & 0xC0) != 0x80) return -1;
        point = (point << 6) | (next & 0x3F);
    }
    static constexpr std::uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    if (point < least[extra] || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) return -1;
    at += static_cast<std::size_t>(extra) + 1;
    return static_cast<std::int32_t>(point);
}

namespace {

// Base letter of Latin-1 and Latin Extended-A letters, '\0' for what has none.
std::string_view latin_base(std::int32_t point)
{
    static constexpr std::array<std::string_view, 64> latin1 = {
        "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
        "d", "n", "o", "o", "o", "o", "o",  "",  "o", "u", "u", "u", "u", "y", "th", "ss",
        "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
        "d", "n", "o", "o", "o", "o", "o",  "",  "o", "u", "u", "u", "u", "y", "th", "y"};
    if (point >= 0xC0 && point <= 0xFF) return latin1[static_cast<std::size_t>(point - 0xC0)];
    if (point == 0x152 || point == 0x153) return "oe";
    if (point == 0x15E || point == 0x15F || point == 0x160 || point == 0x161) return "s";
    if (point == 0x11E || point == 0x11F) return "g";
    if (point == 0x130 || point == 0x131) return "i";
    if (point == 0x10C || point == 0x10D || point == 0x106 || point == 0x107) return "c";
    if (point == 0x17D || point == 0x17E) return "z";
    return {};
}

}  // namespace

bool is_valid_utf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();)
        if (next_code_point(text, at) <= 0) return false;
    return true;
}

bool has_direction_controls(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        auto const point = next_code_point(text, at);
        if (point < 0) return false;
        if ((point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069)) return true;
    }
    return false;
}

std::size_t count_characters(std::string_view text)
{
    std::size_t count = 0;
    for (char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return count;
}

std::string fold_latin(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const from = at;
        auto const point = next_code_point(text, at);
        if (point < 0) {
            at = from + 1;
            continue;
        }
        if (point >= 0x300 && point <= 0x36F) continue;  // a combining accent
        if (point >= 'A' && point <= 'Z') out += static_cast<char>(point - 'A' + 'a');
        else if ((point >= 'a' && point <= 'z') || (point >= '0' && point <= '9')) out += static_cast<char>(point);
        else if (auto const base = latin_base(point); !base.empty()) out += base;
        else if (point >= 0x370 && (point < 0x2000 || point > 0x206F)) out += text.substr(from, at - from);
        else if (!out.empty() && out.back() != ' ') out += ' ';
    }
    return std::string(trim(out));
}

bool has_code(std::string_view list, std::string_view code)
{
    for (auto part : split(list, ','))
        if (part == code) return true;
    return false;
}

}  // namespace abri
