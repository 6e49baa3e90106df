// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/case_file.h"

namespace abri {

// What was agreed to do for the child: each action of the plan that is carried out, or of the interim plan until there
// is one, is a task of the key worker until it is done or given up with a reason. What a partner does is hers to ask
// about.
std::vector<PlanAction> const& running_actions(CaseFile const& file);
PlanAction const* find_action(CaseFile const& file, EntryId id);
// The id a form names it by: follows from the entry that wrote it and its row.
EntryId action_id(EntryId plan, std::size_t row);

// Reads the rows of a plan. An action that stood in `before` with the same words is the same action.
std::vector<PlanAction> read_actions(Recorded const& plan, std::vector<PlanAction> const& before);
// What a contact or a note found: done, under way or given up. An older one changes nothing that a newer one said.
struct ResultFields {
    std::string_view action, result, reason;
};
void take_action_result(CaseFile& file, Recorded const& recorded, ResultFields const& fields);
std::optional<ActionState> action_state(std::string_view name);

int done_actions(CaseFile const& file);
// How far the actions for one need, or on one track, have come; in the order of the plan.
struct Progress {
    std::string of;   // the need in its words, or the code of the track; empty where none was said
    int done = 0, all = 0;
};
std::vector<Progress> progress_by(std::vector<PlanAction> const& actions, std::string PlanAction::* what);

}  // namespace abri
