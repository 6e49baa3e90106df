// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
//
// Stands in for src/programs/main/closed_memory.cpp in the build that must be caught.
#include "programs/main/closed_memory.h"

#include <sys/resource.h>

namespace abri::programs {

void close_memory()
{
    rlimit all{};
    getrlimit(RLIMIT_CORE, &all);
    all.rlim_cur = all.rlim_max;
    setrlimit(RLIMIT_CORE, &all);
}

}  // namespace abri::programs
