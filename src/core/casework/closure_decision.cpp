// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

#include <algorithm>

namespace abri {

static bool open(CaseFile const& file, Actor const& actor)
{
    return file.stage == Stage::closure_requested && file.cycle.closure && !rule(214_rule, actor.role != Role::manager);
}

static Decision decide_closure_decision(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    verdict.unless(214_rule, situation.actor.id != file.cycle.closure->requested_by, Refused::same_person, "decision");
    verdict.unless(210_rule,
                   !answers.is("decision", "authorise") || !file.death || file.cycle.closure->reason == "death",
                   Refused::child_has_died, "decision");
    verdict.unless(RuleId::none,
                   !answers.is("decision", "authorise") || !needs_opinion(file, file.cycle.closure->reason) ||
                       !file.cycle.closure->opinion.empty(),
                   Refused::opinion_missing, "decision");
    // Nobody lets go over something that the supervisor has not looked at.
    verdict.unless(48_rule, !answers.is("decision", "authorise") || file.exceptions.empty(), Refused::exceptions_wait,
                   "decision");
    Decided decided{"closure_decided", {}};
    clear_due(decided.shared, "closure_decision");
    if (!answers.is("decision", "authorise"))
        hand_back(decided.shared, day_of(situation.now + Hours{situation.policy.plan_approval_h}));
    else {
        auto const on = answers.date("decided_on").value_or(day_of(situation.now));
        clear_clocks(file, decided.shared, on);
        // On the day that was agreed, and no later than the office asks for.
        auto const latest = add_months(on, amount(213_rule, situation.policy.post_closure_mo));
        auto const agreed = file.cycle.closure->first_visit_on.value_or(latest);
        if (file.cycle.closure->reason != "death" && !file.death)
            set_due(decided.shared, "post_closure_visit", Instant{std::clamp(agreed, on, latest)});
    }
    return std::move(verdict).or_else(std::move(decided));
}

static void evolve_closure_decision(CaseFile& file, Recorded const& recorded)
{
    bool const authorised = recorded.answers.is("decision", "authorise");
    file.stage = authorised ? Stage::closed : file.cycle.stage_before_closure;
    if (authorised) return drop_to_dos(file);
    file.cycle.closure.reset();
    file.shared.set("due.closure_opinion", "");
    take_back_to_do(file, recorded);
}

CaseStep const closure_decision_step{"closure_decision", "closure_decided", open, decide_closure_decision,
                                     evolve_closure_decision};

}  // namespace abri
