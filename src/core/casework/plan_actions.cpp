// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/plan_actions.h"

#include "core/casework/what_stands.h"

#include <algorithm>

namespace abri {

static constexpr std::string_view names[] = {"under_way", "done", "given_up"};
std::string_view name_of(ActionState state) { return names[static_cast<std::size_t>(state)]; }

std::optional<ActionState> action_state(std::string_view name)
{
    auto const found = std::find(std::begin(names), std::end(names), name);
    if (found == std::end(names)) return std::nullopt;
    return static_cast<ActionState>(found - std::begin(names));
}

std::vector<PlanAction> const& running_actions(CaseFile const& file)
{
    auto const* plan = file.active_plan();
    return plan ? plan->actions : file.cycle.interim_actions;
}

PlanAction const* find_action(CaseFile const& file, EntryId id)
{
    auto const& actions = running_actions(file);
    auto const found = std::find_if(actions.begin(), actions.end(), [&](PlanAction const& a) { return a.id == id; });
    return found == actions.end() ? nullptr : &*found;
}

EntryId action_id(EntryId plan, std::size_t row)
{
    // The first bytes of an entry's id are its time: no entry is of the far future this makes of it.
    plan.bytes[0] = static_cast<std::uint8_t>(0xa0 + row);
    return plan;
}

std::vector<PlanAction> read_actions(Recorded const& plan, std::vector<PlanAction> const& before)
{
    std::vector<PlanAction> actions;
    for (auto const& row : plan.answers.rows("actions")) {
        PlanAction action{std::string(row["need"]),  std::string(row["action"]),
                          std::string(row["kind"]),  std::string(row["horizon"]),
                          std::string(row["track"]), std::string(row["responsible"]),
                          row.date("due_on"),        action_id(plan.entry, actions.size())};
        for (auto const& earlier : before)
            if (earlier.action == action.action && earlier.need == action.need)
                action.state = earlier.state, action.reason = earlier.reason, action.since = earlier.since;
        actions.push_back(std::move(action));
    }
    return actions;
}

void take_action_result(CaseFile& file, Recorded const& recorded, ResultFields const& fields)
{
    auto const id = EntryId::parse(recorded.answers[fields.action]);
    auto const state = action_state(recorded.answers[fields.result]);
    if (!id || !state) return;
    auto const take = [&](std::vector<PlanAction>& actions) {
        for (auto& action : actions) {
            if (action.id != *id || is_earlier(recorded.happened, action.since)) continue;
            action.state = *state;
            action.reason = recorded.answers[fields.reason];
            action.since = recorded.happened;
            if (*state == ActionState::open)
                action.due = recorded.answers.filled("due_on") ? recorded.answers.date("due_on") : action.due;
        }
    };
    for (auto& plan : file.plans) take(plan.actions);
    take(file.cycle.interim_actions);
}

std::vector<Progress> progress_by(std::vector<PlanAction> const& actions, std::string PlanAction::* what)
{
    std::vector<Progress> all;
    for (auto const& action : actions) {
        auto found = std::find_if(all.begin(), all.end(), [&](Progress const& one) { return one.of == action.*what; });
        if (found == all.end()) found = all.insert(all.end(), {action.*what});
        ++found->all;
        found->done += action.state == ActionState::done;
    }
    return all;
}

int done_actions(CaseFile const& file)
{
    auto const& actions = running_actions(file);
    return static_cast<int>(std::count_if(actions.begin(), actions.end(),
                                          [](PlanAction const& a) { return a.state == ActionState::done; }));
}

}  // namespace abri
