// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/policy/policy.h"

#include <cstdint>

namespace abri {

// How many people a number of children asks for.
struct Headcount {
    int workers = 0, supervisors = 0;
    bool too_many_files = false;           // more files each than one person can carry well
};
Headcount headcount(int children, int files_each, Policy const& policy);

}  // namespace abri
