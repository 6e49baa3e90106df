// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

namespace abri::unpack {

// Memory, time, files and system calls: what computing, reading and writing do not need is gone for good (decision
// 0010). False where the kernel does not let us; then nothing from elsewhere may be looked at.
bool close_in();

}  // namespace abri::unpack
