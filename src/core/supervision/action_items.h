// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/person.h"
#include "core/recorded.h"

namespace abri {

// Something somebody said they would do, in a meeting, a supervision or after an observation.
struct ActionItem {
    EntryId source;
    std::string row;                       // "supervisor_actions.0": with `source` it names the item
    std::string form;                      // where it was said
    bool supervisors = false;              // hers to do; otherwise the worker's or the team's
    PersonId person = {};                  // whose it is by name; nil: nobody's in particular
    std::string what;                      // empty: to talk about the record itself again
    std::optional<Date> due;
    Date since{};
    bool carried_over = false;             // was not done at the meeting after it
    std::string ended = {};                // done or dropped; empty while it is open
    PersonId ended_by = {};
    Date ended_on{};
};

// All that was said, the oldest first, with what became of it: done and given up stay readable.
std::vector<ActionItem> all_actions(std::vector<Recorded> const& records);
// All that is not done and not given up, the oldest first: the file of problems and measures.
std::vector<ActionItem> open_actions(std::vector<Recorded> const& records);
// Who says that it is done: whose it is, and the supervisor. In a book of two people each of them is known.
bool may_settle(ActionItem const& item, Actor const& actor, bool of_two);

}  // namespace abri
