// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

namespace abri::paper {

// Gives up memory, time, writing, other processes and the network before the first byte is read; what is left is
// computing, reading fonts, and the output. False when that cannot be done. Where the kernel has Landlock, only fonts
// can be read; where it has not, whatever the user of the process may read.
bool close_in();

}  // namespace abri::paper
