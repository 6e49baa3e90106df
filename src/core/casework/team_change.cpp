// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

namespace abri {

// A file goes to another team: its supervisor carries it until she has given it to one of her people, and is asked to.
static bool open(CaseFile const& file, Actor const& actor)
{
    return !file.history.empty() && actor.role == Role::supervisor && !has_conflict(file, actor.id);
}

static Decision decide_team_change(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    auto const to = PersonId::parse(answers["to"]).value_or(PersonId{});
    auto const team = answers["team"];
    verdict.unless(161_rule, !team.empty() && to != PersonId{} && team != situation.actor.team, Refused::field_problem,
                   "team", "missing");
    verdict.unless(80_rule, !has_conflict(file, to), Refused::conflict_of_interest, "team");
    verdict.unless(163_rule, answers.filled("reason"), Refused::field_problem, "reason", "missing");
    Decided decided{"team_changed", {}};
    decided.shared.set("key_worker", to.text());
    decided.shared.set("team", team);
    decided.shared.set("stand_in", "-");
    set_due(decided.shared, "reassignment", situation.now);
    return std::move(verdict).or_else(std::move(decided));
}

CaseStep const team_change_step{"team_change", "team_changed", open, decide_team_change, keep_in_history};

}  // namespace abri
