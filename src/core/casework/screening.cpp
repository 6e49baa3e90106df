// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

namespace abri {

static bool open(CaseFile const& file, Actor const& actor)
{
    return (file.stage == Stage::identified || file.stage == Stage::needs_information ||
            file.stage == Stage::ineligible || (file.stage == Stage::screened && !file.registration)) &&
           !file.history.empty() && is_carrying(file, actor);
}

static Decision decide_screening(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    auto const decision = answers["decision"];
    verdict.unless(33_rule, decision != "eligible" || answers.filled("criteria"), Refused::no_criterion, "criteria");
    verdict.unless(
        34_rule, decision != "ineligible" || answers.filled("redirected_to") || answers.is("information_given", "yes"),
        Refused::nowhere_to_go, "redirected_to");
    Decided decided{"child_screened", {}};
    end_intake(file, decided.shared);
    auto const on = answers.instant("screened_on").value_or(situation.now);
    bool const presses = file.urgency == "urgent" || file.urgency == "imminent_danger";
    auto const within = [&](int days) {
        return presses ? on + time_to_screen(file.urgency, situation.policy) : Instant{day_of(on) + Days{days}};
    };
    if (decision == "needs_information") set_due(decided.shared, "information", within(situation.policy.information_d));
    if (decision == "eligible") set_due(decided.shared, "registration", within(situation.policy.registration_d));
    return std::move(verdict).or_else(std::move(decided));
}

static void evolve_screening(CaseFile& file, Recorded const& recorded)
{
    file.eligibility = recorded.answers["decision"];
    file.ineligible_reason = recorded.answers["ineligible_reason"];
    if (recorded.answers.filled("programme")) file.programme = recorded.answers["programme"];
    file.stage = file.eligibility == "eligible"     ? Stage::screened
                 : file.eligibility == "ineligible" ? Stage::ineligible
                                                    : Stage::needs_information;
    // Who reported is told what became of it: until then it is somebody's task.
    if (recorded.answers.is("referrer_informed", "no"))
        leave_open(file, recorded, "tell_referrer", day_of(recorded.at) + Days{1});
}

CaseStep const screening_step{"screening", "child_screened", open, decide_screening, evolve_screening};

}  // namespace abri
