// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "programs/main/closed_memory.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace abri::programs {

void close_memory()
{
    rlimit const none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
}

}  // namespace abri::programs
