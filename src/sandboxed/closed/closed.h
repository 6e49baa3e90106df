// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// What the programs that close themselves in have in common (docs/decisions/0010, 0012).
#pragma once

#include <string>
#include <string_view>
#include <sys/resource.h>

namespace abri::closed {

bool limit(decltype(RLIMIT_AS) what, rlim_t most);

// Memory, time, files and system calls: afterwards the process may only compute, read standard input, write standard
// output and end. False when it could not be done.
bool close_in_to_computing();

// All of standard input; empty when there is more than `most` of it.
std::string read_all(std::size_t most);
bool write_all(std::string_view bytes);

}  // namespace abri::closed
