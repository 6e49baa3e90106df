// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/plan_actions.h"
#include "core/casework/steps.h"

#include <algorithm>

namespace abri {

// What was handed back is answered even where the file has ended meanwhile.
static bool is_open(CaseFile const& file, Actor const& actor)
{
    return (file.is_open() || has_open_to_dos(file)) && is_carrying(file, actor);
}

static ToDo const* find_to_do(CaseFile const& file, std::string_view id)
{
    auto const found = std::find_if(file.to_dos.begin(), file.to_dos.end(), [&](ToDo const& one) {
        return one.id.text() == id && one.state == ActionState::open;
    });
    return found == file.to_dos.end() ? nullptr : &*found;
}

// A new task, or what became of one: any that stands in the file, an action of the plan included.
static Decision decide_supervision_decision(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    auto const about = answers["about"];
    auto const action = EntryId::parse(about);
    auto const* to_do = find_to_do(file, about);
    bool const known = to_do || (action && find_action(file, *action));
    verdict.unless(RuleId::none, about.empty() || known, Refused::unknown_decision, "about");
    for (char const* field : {"decision", "due_on"})
        verdict.unless(RuleId::none, !about.empty() || answers.filled(field), Refused::field_problem, field, "missing");
    verdict.unless(RuleId::none, about.empty() || answers.filled("result"), Refused::field_problem, "result",
                   "missing");
    // What goes on has a new day: nothing is put off without one.
    bool const goes_on = answers.is("outcome", "under_way");
    verdict.unless(RuleId::none, !goes_on || answers.filled("due_on"), Refused::field_problem, "due_on", "missing");
    auto const today = day_of(situation.now);
    verdict.unless(RuleId::none, answers.date("due_on").value_or(today) >= today, Refused::in_the_past, "due_on");
    return std::move(verdict).or_else({"supervision_decided", {}});
}

static void evolve_supervision_decision(CaseFile& file, Recorded const& recorded)
{
    auto const& a = recorded.answers;
    if (!a.filled("about"))
        return add_to_do(file, recorded, a["decision"], a.date("due_on").value_or(day_of(recorded.at)),
                         a["responsible"]);
    for (auto& one : file.to_dos) {
        if (one.id.text() != a["about"]) continue;
        // Before outcomes were told apart, what was answered was done.
        one.state = action_state(a["outcome"]).value_or(ActionState::done);
        one.result = a["result"];
        if (one.state == ActionState::open) one.due = a.date("due_on").value_or(one.due);
    }
    take_action_result(file, recorded, {"about", "outcome", "result"});
}

CaseStep const supervision_decision_step{"supervision_decision", "supervision_decided", is_open,
                                         decide_supervision_decision, evolve_supervision_decision};

}  // namespace abri
