// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/age.h"
#include "core/casework/steps.h"

namespace abri {

static bool open(CaseFile const& file, Actor const& actor)
{
    return file.stage == Stage::closed && is_carrying(file, actor);
}

static Decision decide_reopening(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    // A new cycle: its own clocks, the history kept.
    auto const on = answers.date("reopened_on").value_or(day_of(situation.now));
    auto const& policy = situation.policy;
    Decided decided{"case_reopened", {}};
    set_due(decided.shared, "initial_assessment", Instant{on} + Hours{policy.initial_target_h});
    decided.shared.set("limit.initial_assessment", iso(Instant{on} + Hours{policy.initial_limit_h}));
    set_due(decided.shared, "comprehensive_start", Instant{on + Days{policy.comprehensive_start_d}});
    set_due(decided.shared, "comprehensive_complete",
            Instant{add_months(on, policy.comprehensive_complete_mo) + Days{policy.comprehensive_complete_d}});
    // Reopened because a visit found danger: what protects is today's, and the child is seen as one at high risk until
    // somebody has assessed it.
    if (file.shared.filled("due.reopening")) {
        set_due(decided.shared, "urgent_action", Instant{on});
        decided.shared.set("risk_level", "high");
        ask_for_contacts(decided.shared, ContactCause::risk, frequency_for(policy, "high"), on);
    }
    clear_due(decided.shared, "post_closure_visit");
    clear_due(decided.shared, "reopening");
    // Who agreed then is asked now.
    set_due(decided.shared, "consent", Instant{on} + Hours{policy.consent_after_danger_h});
    decided.shared.set("postponed.follow_up", "-");
    // About the child and not the cycle: who was asked for help still owes an answer.
    ask_providers_again(file, decided.shared, policy);
    // So does her age, unless the passage has been prepared.
    if (auto const of_age = first_day_at(policy.majority_age, file); of_age && !file.has_form("transition_plan"))
        announce_majority(decided.shared, *of_age, on, policy);
    return decided;
}

static void evolve_reopening(CaseFile& file, Recorded const& recorded)
{
    end_before(file.consents, recorded.answers.date("reopened_on").value_or(day_of(recorded.at)));
    Cycle next;
    next.number = file.cycle.number + 1;
    file.cycle = std::move(next);
    file.stage = Stage::registered;
    for (auto& plan : file.plans) plan.active = false;
}

CaseStep const reopening_step{"reopening", "case_reopened", open, decide_reopening, evolve_reopening};

}  // namespace abri
