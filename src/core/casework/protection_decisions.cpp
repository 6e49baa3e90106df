// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

namespace abri {

// Never sent by the program: people decide, with a supervisor, and write down why (R-345…R-352).
static Decision decide_report(CaseFile const&, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    bool const with_supervisor = situation.actor.role == Role::supervisor || answers.is("supervisor_consulted", "yes");
    verdict.unless(352_rule, with_supervisor, Refused::supervisor_not_consulted, "supervisor_consulted");
    return std::move(verdict).or_else({"reporting_decided", {}});
}

static Decision decide_safety_plan(CaseFile const&, Answers const&, Situation const&)
{
    return Decided{"safety_plan_made", {}};
}
static Decision decide_safe_contact(CaseFile const&, Answers const&, Situation const&)
{
    return Decided{"safe_contact_agreed", {}};
}

static Decision decide_transition(CaseFile const&, Answers const&, Situation const&)
{
    Decided decided{"transition_planned", {}};
    clear_due(decided.shared, "turning_18");
    return decided;
}

// What the child has not been told, and has no copy of, is still to be done.
static void evolve_report(CaseFile& file, Recorded const& recorded)
{
    if (recorded.answers.is("explained", "not_yet"))
        leave_open(file, recorded, "explain_report", day_of(recorded.at) + Days{3});
}
static void evolve_safety_plan(CaseFile& file, Recorded const& recorded)
{
    if (recorded.answers.is("keeps_copy", "not_prepared"))
        leave_open(file, recorded, "safety_copy", day_of(recorded.at) + Days{3});
}

CaseStep const mandatory_report_step{"mandatory_report", "reporting_decided", is_under_way, decide_report,
                                     evolve_report};
CaseStep const safety_plan_step{"safety_plan",      "safety_plan_made", is_under_way,
                                decide_safety_plan, evolve_safety_plan, "made_on"};
CaseStep const safe_contact_step{"safe_contact",      "safe_contact_agreed", is_under_way,
                                 decide_safe_contact, keep_in_history,       "agreed_on"};
CaseStep const transition_plan_step{"transition_plan", "transition_planned", is_under_way, decide_transition,
                                    keep_in_history};

}  // namespace abri
