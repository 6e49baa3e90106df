// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// Numbers as people write them, exactly: no floating point, so 3.1415 ± 0.0005 is 3.141..3.142 and nothing near it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace abri {

// "1822" and "5" make "1817..1827"; "1822" and "0" make "1822". Nothing when one is no number, has more than 15 digits,
// or the tolerance is below zero.
std::optional<std::string> range_around(std::string_view middle, std::string_view tolerance);
// Nothing, too, when the low end is above the high one.
std::optional<std::string> range_between(std::string_view low, std::string_view high);

// Whether what somebody typed lies in a range such as "12..15", or is the number. A comma is a point, as French writes
// it.
bool lies_within(std::string_view range, std::string_view typed);

}  // namespace abri
