// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/plan_actions.h"
#include "core/casework/steps.h"

namespace abri {

// In imminent danger what is done tonight is written down before anything is assessed.
static bool open(CaseFile const& file, Actor const& actor)
{
    bool const cannot_wait = file.registration && file.urgency == "imminent_danger";
    return (file.cycle.initial || cannot_wait) && !file.active_plan() && file.is_open() && is_carrying(file, actor);
}

static Decision decide_interim_plan(CaseFile const&, Answers const& answers, Situation const&)
{
    Verdict verdict;
    verdict.unless(140_rule, !answers.rows("actions").empty(), Refused::no_action, "actions.0.action");
    Decided decided{"interim_plan_made", {}};
    clear_due(decided.shared, "interim_plan");
    return std::move(verdict).or_else(std::move(decided));
}

static void evolve_interim_plan(CaseFile& file, Recorded const& recorded)
{
    for (auto& action : read_actions(recorded, file.cycle.interim_actions)) {
        action.kind = "direct_service";
        action.horizon = "immediate";
        std::erase_if(file.cycle.interim_actions, [&](PlanAction const& before) {
            return before.action == action.action && before.need == action.need;
        });
        file.cycle.interim_actions.push_back(std::move(action));
    }
}

CaseStep const interim_plan_step{"interim_plan",      "interim_plan_made", open,
                                 decide_interim_plan, evolve_interim_plan, "made_on"};

}  // namespace abri
