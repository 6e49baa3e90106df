// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/recorded.h"

namespace abri {

// Something somebody said they would do, in a meeting, a supervision or after an observation.
struct ActionItem {
    EntryId source;
    std::string row;                       // "supervisor_actions.0": with `source` it names the item
    std::string form;                      // where it was said
    bool supervisors = false;              // hers to do; otherwise the worker's or the team's
    std::string what;                      // empty: to talk about the record itself again
    std::optional<Date> due;
    Date since{};
    bool carried_over = false;             // was not done at the meeting after it
};

// All that is not done and not given up, the oldest first: the file of problems and measures.
std::vector<ActionItem> open_actions(std::vector<Recorded> const& records);

}  // namespace abri
