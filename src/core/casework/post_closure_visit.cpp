// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

namespace abri {

static bool open(CaseFile const& file, Actor const& actor)
{
    return file.stage == Stage::closed && is_carrying(file, actor);
}

static bool asks_to_reopen(Answers const& answers)
{
    return answers.is("stability", "unsafe") || answers.is("reopening_needed", "yes");
}

// What a visit found is a task until the file is reopened, or a later visit says why it is not.
static Decision decide_visit(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    Decided decided{"post_closure_visit_done", {}};
    auto const on = answers.date("visited_on").value_or(day_of(situation.now));
    bool const stands = file.shared.filled("due.reopening");
    verdict.unless(RuleId::none, !stands || asks_to_reopen(answers) || answers.filled("not_reopened_why"),
                   Refused::not_reopened_without_reason, "not_reopened_why");
    if (asks_to_reopen(answers)) set_due(decided.shared, "reopening", Instant{on});
    else if (stands) clear_due(decided.shared, "reopening");
    bool const last =
        file.cycle.post_closure_visits + 1 >= situation.policy.post_closure_count || answers.is("declined", "yes");
    if (last && !asks_to_reopen(answers)) clear_due(decided.shared, "post_closure_visit");
    else set_due(decided.shared, "post_closure_visit", Instant{add_months(on, situation.policy.post_closure_mo)});
    return std::move(verdict).or_else(std::move(decided));
}

static void evolve_visit(CaseFile& file, Recorded const&) { ++file.cycle.post_closure_visits; }

CaseStep const post_closure_visit_step{
    "post_closure_visit", "post_closure_visit_done", open, decide_visit, evolve_visit, "visited_on"};

}  // namespace abri
