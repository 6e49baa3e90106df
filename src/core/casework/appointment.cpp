// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

namespace abri {

// An hour and a place that the child or the family chose; a contact held on that day or later meets it.
static Decision decide_appointment(CaseFile const&, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    Decided decided{"appointment_made", {}};
    if (answers.is("cancelled", "yes")) {
        clear_due(decided.shared, "appointment");
        return decided;
    }
    check_hour(answers, verdict);
    auto const at = answers.instant("appointment_at");
    verdict.unless(RuleId::none, at.has_value(), Refused::field_problem, "appointment_at", "missing");
    verdict.unless(RuleId::none, !at || *at >= situation.now, Refused::appointment_past, "appointment_at");
    if (at) set_due(decided.shared, "appointment", *at);
    return std::move(verdict).or_else(std::move(decided));
}

CaseStep const appointment_step{"appointment",      "appointment_made", is_under_way,
                                decide_appointment, keep_in_history,    "agreed_on"};

}  // namespace abri
