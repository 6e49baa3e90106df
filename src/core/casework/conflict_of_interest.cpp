// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

namespace abri {

static bool open(CaseFile const& file, Actor const& actor)
{
    return !file.history.empty() && file.is_open() && is_carrying(file, actor);
}

static Decision decide_conflict(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    auto const person = PersonId::parse(answers["person"]);
    verdict.unless(RuleId::none, person.has_value(), Refused::field_problem, "person", "missing");
    Decided decided{"conflict_declared", {}};
    if (person) decided.shared.set("conflict." + person->text(), "yes");
    // The file needs other hands today (AC-17).
    if (person && *person == file.key_worker) set_due(decided.shared, "reassignment", situation.now);
    return std::move(verdict).or_else(std::move(decided));
}

bool has_conflict(CaseFile const& file, PersonId person)
{
    return !rule(80_rule, !file.shared.filled("conflict." + person.text()));
}

CaseStep const conflict_of_interest_step{"conflict_of_interest", "conflict_declared", open, decide_conflict,
                                         keep_in_history};

}  // namespace abri
