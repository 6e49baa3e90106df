// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/case_code.h"

#include "base/text.h"

namespace abri {

// 23 letters that are not mistaken for digits or for one another; 23 is prime, so distinct weights catch every
// single error and every swap.
static constexpr std::string_view check_letters = "ABCDEFGHJKLMNPQRSTUVWXY";

static char check_letter(std::string_view year, std::string_view number)
{
    unsigned sum = 0, weight = 1;
    for (auto digits : {year, number})
        for (char c : digits) sum += static_cast<unsigned>(c - '0') * ++weight;
    return check_letters[sum % check_letters.size()];
}

static std::string padded(std::uint32_t number, std::size_t width)
{
    auto digits = std::to_string(number);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

std::string make_case_code(int year, std::uint32_t number)
{
    auto const yy = padded(static_cast<std::uint32_t>(year % 100), 2), nnnnn = padded(number % 100'000, 5);
    return "CP-" + yy + "-" + nnnnn + "-" + check_letter(yy, nnnnn);
}

bool is_case_code(std::string_view code)
{
    auto const parts = split(code, '-');
    if (parts.size() != 4 || parts[0] != "CP" || parts[1].size() != 2 || parts[2].size() != 5 || parts[3].size() != 1)
        return false;
    if (parse_count(parts[1]) < 0 || parse_count(parts[2]) < 0) return false;
    return parts[3][0] == check_letter(parts[1], parts[2]);
}

}  // namespace abri
