// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

namespace abri {

// A file changes hands with a reason; the key worker is answerable until then.
static bool open(CaseFile const& file, Actor const& actor)
{
    return !file.history.empty() && actor.role == Role::supervisor;
}

static Decision decide_assignment(CaseFile const& file, Answers const& answers, Situation const&)
{
    Verdict verdict;
    auto const worker = PersonId::parse(answers["worker"]).value_or(PersonId{});
    verdict.unless(161_rule, worker != PersonId{}, Refused::field_problem, "worker", "missing");
    verdict.unless(80_rule, !has_conflict(file, worker), Refused::conflict_of_interest, "worker");
    Decided decided{"key_worker_changed", {}};
    if (file.shared.filled("due.reassignment")) clear_due(decided.shared, "reassignment");
    decided.shared.set("key_worker", answers["worker"]);
    // Whoever stood in for the one before is done; the new one may be away as well.
    decided.shared.set("stand_in", parse_stand_in(answers["stand_in"]) ? answers["stand_in"] : std::string_view("-"));
    return std::move(verdict).or_else(std::move(decided));
}

CaseStep const assignment_step{"assignment", "key_worker_changed", open, decide_assignment, keep_in_history};

}  // namespace abri
