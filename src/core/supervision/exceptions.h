// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/supervision/regularity.h"
#include "core/supervision/workload.h"

namespace abri {

// What a supervisor looks at first about one worker. The likely cause is told before the person: somebody away is not
// late (G-21).
enum class StaffException : std::uint8_t {
    overdue_visit,    // out, and not back when expected
    over_cap,
    no_supervision,   // never, or more than two weeks ago
    stalled_files,
    review_overdue,
    away
};           // on leave: who watches over the files
std::string_view name_of(StaffException exception);

std::vector<StaffException> exceptions_of(Workload const& load, StaffRecord const& record, Instant now,
                                          Policy const& policy);

}  // namespace abri
