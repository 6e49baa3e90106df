// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

#include <algorithm>

namespace abri {

// An hour and a place that the child or the family chose; a contact held on that day or later meets it.
static Decision decide_appointment(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    if (answers.is("cancelled", "yes")) {
        auto const about = answers["about"];
        auto const open = std::count_if(file.cycle.appointments.begin(), file.cycle.appointments.end(),
                                        [](Appointment const& one) { return !one.settled; });
        bool const known =
            std::any_of(file.cycle.appointments.begin(), file.cycle.appointments.end(),
                        [&](Appointment const& one) { return !one.settled && one.entry.text() == about; });
        verdict.unless(RuleId::none, open <= 1 || !about.empty(), Refused::field_problem, "about", "missing");
        verdict.unless(RuleId::none, about.empty() || known, Refused::unknown_decision, "about");
        return std::move(verdict).or_else({"appointment_made", {}});
    }
    check_hour(answers, verdict);
    auto const at = answers.instant("appointment_at");
    verdict.unless(RuleId::none, at.has_value(), Refused::field_problem, "appointment_at", "missing");
    verdict.unless(RuleId::none, !at || *at >= situation.now, Refused::appointment_past, "appointment_at");
    return std::move(verdict).or_else({"appointment_made", {}});
}

static void evolve_appointment(CaseFile& file, Recorded const& recorded)
{
    auto const& a = recorded.answers;
    if (a.is("cancelled", "yes")) {
        for (auto& one : file.cycle.appointments) one.settled |= a["about"].empty() || one.entry.text() == a["about"];
        return;
    }
    if (auto const at = a.instant("appointment_at")) file.cycle.appointments.push_back({recorded.entry, *at, false});
}

CaseStep const appointment_step{"appointment",      "appointment_made", is_under_way,
                                decide_appointment, evolve_appointment, "agreed_on"};

}  // namespace abri
