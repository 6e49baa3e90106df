// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

namespace abri {

// What may wait when a day holds more than a person can do: never a child at high risk, never what protects now (G-31).
static bool open(CaseFile const& file, Actor const& actor)
{
    return file.registration && file.stage != Stage::transferred && is_carrying(file, actor) && may_wait(file);
}

bool may_wait(CaseFile const& file)
{
    bool const danger = file.urgency == "imminent_danger" && !file.cycle.initial;
    return file.risk != "high" && !danger && !file.death && !file.shared.filled("due.urgent_action") &&
           contact_rhythm(file).frequency != "daily";
}

static Decision decide_postponement(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    auto const today = day_of(situation.now);
    auto const until = answers.date("wait_until").value_or(today);
    verdict.unless(RuleId::none, may_wait(file), Refused::cannot_wait, "what");
    verdict.unless(RuleId::none, until > today, Refused::in_the_past, "wait_until");
    verdict.unless(RuleId::none, until <= today + Days{situation.policy.postpone_most_d}, Refused::waits_too_long,
                   "wait_until", std::to_string(situation.policy.postpone_most_d));
    // Once; then somebody sees the child, or the supervisor finds other hands.
    verdict.unless(RuleId::none, !answers.is("what", "follow_up") || !file.shared.filled("postponed.follow_up"),
                   Refused::waits_too_long, "wait_until", std::to_string(situation.policy.postpone_most_d));
    Decided decided{"contact_postponed", {}};
    if (answers.is("what", "follow_up")) decided.shared.set("postponed.follow_up", iso(until));
    else {
        verdict.unless(RuleId::none, file.shared.filled("due.post_closure_visit"), Refused::cannot_wait, "what");
        set_due(decided.shared, "post_closure_visit", Instant{until});
    }
    wait_for_review(file, decided.shared, situation.now + Hours{situation.policy.exception_review_h});
    return std::move(verdict).or_else(std::move(decided));
}

static void evolve_postponement(CaseFile& file, Recorded const& recorded) { except(file, recorded, "postponed"); }

CaseStep const postponement_step{"postponement", "contact_postponed", open, decide_postponement, evolve_postponement};

}  // namespace abri
