// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/separation.h"
#include "core/casework/steps.h"

namespace abri {

static bool open(CaseFile const& file, Actor const& actor)
{
    return file.active_plan() && file.is_open() && is_carrying(file, actor);
}

static Decision decide_review(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    check_hour(answers, verdict);
    auto const on = answers.date("held_on").value_or(day_of(situation.now));
    auto const next = answers.date("next_review_on").value_or(on);
    auto const latest = latest_review(situation.policy, is_placed(file) ? "high" : answers["risk_level"], on);
    auto const id = answers.is("risk_level", "high") ? 190_rule : 189_rule;
    verdict.unless(id, next <= latest, Refused::review_too_late, "next_review_on", iso(latest));
    verdict.unless(RuleId::none, next >= on, Refused::in_the_past, "next_review_on");
    Decided decided{"case_reviewed", {}};
    decided.shared.set("risk_level", answers["risk_level"]);
    // A plan that no longer fits is revised, not only talked about.
    if (answers.is("plan_still_fits", "no"))
        set_due(decided.shared, "case_plan", Instant{on + Days{situation.policy.plan_after_assessment_d}});
    set_due(decided.shared, "review", Instant{next});
    // The same risk as before makes nothing rarer by the way: that is said with how often.
    auto const by_risk = frequency_for(situation.policy, answers["risk_level"]);
    bool const rarer_by_risk =
        contacts_in_two_weeks(by_risk) < contacts_in_two_weeks(file.shared["monitoring.by_risk"]);
    if (!rarer_by_risk || answers["risk_level"] != file.risk || answers.filled("contact_frequency"))
        ask_for_contacts(decided.shared, ContactCause::risk, by_risk, on);
    // What the plan asks for is changed by saying so, and made rarer with a reason only.
    if (auto const frequency = answers["contact_frequency"]; !frequency.empty()) {
        auto const before = file.shared.filled("monitoring.plan") ? file.shared["monitoring.plan"]
                                                                  : file.shared["monitoring.frequency"];
        bool const rarer = contacts_in_two_weeks(frequency) < contacts_in_two_weeks(before);
        verdict.unless(RuleId::none, !rarer || answers.filled("frequency_reason"), Refused::rarer_without_reason,
                       "frequency_reason");
        ask_for_contacts(decided.shared, ContactCause::plan, frequency, on);
    }
    if (answers.is("safe_house_left", "yes")) ask_for_contacts(decided.shared, ContactCause::safe_house, "", on);
    return std::move(verdict).or_else(std::move(decided));
}

static void evolve_review(CaseFile& file, Recorded const& recorded)
{
    end_at_review(file.consents, day_of(recorded.happened.at));
    ++file.reviews;
    if (file.stage == Stage::implementing) file.stage = Stage::reviewing;
    if (recorded.answers.is("recommend_closure", "yes"))
        leave_open(file, recorded, "ask_closure", day_of(recorded.happened.at) + Days{7});
}

CaseStep const review_step{"review", "case_reviewed", open, decide_review, evolve_review, "held_on"};

}  // namespace abri
