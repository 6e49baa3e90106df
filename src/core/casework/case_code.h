// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <cstdint>
#include <string>

namespace abri {

// "CP-26-00412-K": year, number from the office's range, check character. Says nothing about the child.
std::string make_case_code(int year, std::uint32_t number);
// Shape and check character agree; catches every single wrong digit and every swap of two neighbours.
bool is_case_code(std::string_view code);

}  // namespace abri
