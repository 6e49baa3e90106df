// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/forms/form.h"
#include "core/verdict.h"
#include "ledger/ports.h"

namespace abri::actions {

// Who acts, when, and by which rules: all that an act may know besides the files it was given. No clock and no
// randomness; both are handed in.
struct Acting {
    Catalogue const& catalogue;
    Policy const& policy;
    Instant now;                                 // office time
    Actor actor;
    std::vector<StaffMember> const& staff;
    std::vector<HeldPost> posts = {};            // all there are, and who holds them
    Minutes utc_offset{0};
    EntryId new_entry = {};                      // minted for what is written next
    std::string new_case_code = {};              // free for a registration; empty when none is asked for
    ledger::Hasher const* hasher = nullptr;  // one way: what is derived with it tells nothing of what it came from

    StaffMember const* member(PersonId person) const;
    // What the rules of a step are told when `entry` is written.
    Situation situation(EntryId entry) const { return {policy, now, actor, entry, new_case_code, utc_offset}; }
};

}  // namespace abri::actions
