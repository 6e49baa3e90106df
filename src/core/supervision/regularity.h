// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/policy/policy.h"
#include "core/supervision/staff_register.h"

namespace abri {

enum class Rhythm : std::uint8_t {
    kept,
    due,        // the usual interval is over
    overdue,    // so is the longest one
    never
};
std::string_view name_of(Rhythm rhythm);

struct RhythmState {
    Rhythm state = Rhythm::never;
    std::optional<Date> last;
};

// One hour a week for two, never more than two weeks apart; a team meeting does not count.
RhythmState session_rhythm(StaffRecord const& who, Date today, Policy const& policy);
// Weekly meetings of the team, two weeks apart at most, one week in an emergency.
RhythmState meeting_rhythm(TeamRecord const& team, Date today, Policy const& policy);
// The workload is looked at every two weeks.
RhythmState review_rhythm(StaffRecord const& who, Date today, Policy const& policy);
// No longer session in the month of `today` yet, and none left out with a reason.
bool extended_session_due(TeamRecord const& team, Date today, Policy const& policy);

// Whether a session was held in each of the last `weeks` weeks, the oldest first; the present week is the last.
std::vector<bool> weeks_supervised(StaffRecord const& who, Date today, int weeks);

}  // namespace abri
