// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/card.h"
#include "core/refusal.h"
#include "core/policy/policy.h"
#include "core/supervision/action_items.h"
#include "core/supervision/staff_register.h"

namespace abri {

// What a meeting is held against: the one before it and what was left to do.
struct MeetingBefore {
    std::optional<Instant> last;
    std::vector<ActionItem> open;
};

// What stands against the record of a case management meeting, whatever its form already checks (R-268, R-271, R-272,
//
Refusals check_meeting(Answers const& answers, MeetingBefore const& before, Actor const& actor, Policy const& policy);
// Of a longer session: long enough to be one.
Refusals check_extended(Answers const& answers, Policy const& policy);

// What the team has to look at, in numbers; codes only where they were switched on (R-280, G-11).
struct Agenda {
    int open = 0, high = 0, stalled = 0, late = 0;
    std::vector<std::string> codes;        // of high-risk and stalled files
};
Agenda propose_agenda(std::vector<Card const*> const& team, bool with_codes, Instant now);

}  // namespace abri
