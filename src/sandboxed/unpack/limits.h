// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <cstddef>

namespace abri::unpack {

// What comes in and what goes out, in bytes: the server that starts this program counts on both.
inline constexpr std::size_t most_input = 12u << 20, most_output = 12u << 20;

}  // namespace abri::unpack
