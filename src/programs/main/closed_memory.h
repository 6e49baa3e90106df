// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

namespace abri::programs {

// Keys must not end in a core file or in another program's hands: no core files, no tracing by others.
void close_memory();

}  // namespace abri::programs
