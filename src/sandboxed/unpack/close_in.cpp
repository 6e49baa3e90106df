// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "sandboxed/unpack/close_in.h"

#include "sandboxed/closed/closed.h"

#include <cstdlib>
#include <ctime>

namespace abri::unpack {

bool close_in()
{
    // libzip turns the dates of entries into local time; the C library reads the time zone's file now or never.
    if (setenv("TZ", "UTC0", 1) != 0) return false;
    tzset();
    return closed::close_in_to_computing();
}

}  // namespace abri::unpack
