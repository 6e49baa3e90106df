// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

namespace abri {

static bool open(CaseFile const& file, Actor const& actor) { return !file.referrals.empty() && file.is_open() && is_carrying(file, actor); }

static Decision decide_referral_feedback(CaseFile const& file, Answers const& answers, Situation const&)
{
    Verdict verdict;
    bool known = false;
    for (auto const& referral : file.referrals) known |= referral.entry.text() == answers["referral"];
    verdict.unless(RuleId::none, known, Refused::unknown_referral, "referral");
    // The worker stays answerable: that help arrived is heard from the provider, not assumed.
    bool const says_helped = answers.is("status", "service_started") || answers.is("status", "service_completed");
    verdict.unless(187_rule, !says_helped || answers.is("confirmed_with_provider", "yes"), Refused::provider_not_asked, "confirmed_with_provider");
    Decided decided{"referral_feedback_recorded", {}};
    decided.shared.set("referral." + std::string(answers["referral"]), answers["status"]);
    return std::move(verdict).or_else(std::move(decided));
}

static void evolve_referral_feedback(CaseFile& file, Recorded const& recorded)
{
    for (auto& referral : file.referrals)
        if (referral.entry.text() == recorded.answers["referral"]) referral.status = recorded.answers["status"];
}

CaseStep const referral_feedback_step{"referral_feedback", "referral_feedback_recorded", open, decide_referral_feedback, evolve_referral_feedback};

}  // namespace abri
