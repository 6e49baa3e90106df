// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/file_checks.h"

#include "core/casework/deadlines.h"

namespace abri::pages {

Answers checks_of(CaseFile const& file, Instant now)
{
    Answers out;
    auto const say = [&](char const* check, bool due, bool done) {
        out.set(check, done ? "yes" : due ? "no" : "not_yet_due");
    };
    auto const over = [&](char const* what) {
        for (auto const& due : deadlines(file, now, 7))
            if (due.what == what) return due.lateness == Lateness::late || due.lateness == Lateness::breached;
        return false;
    };
    say("registration_there", true, file.registration.has_value());
    say("consent_valid", file.registration.has_value(), !file.consents.empty() && !over("consent"));
    say("initial_on_time", over("initial_assessment") || file.cycle.initial,
        file.cycle.initial && file.cycle.initial->timeliness == "on_time");
    say("comprehensive_on_time", over("comprehensive_start") || over("comprehensive_complete"),
        file.finished_assessment() != nullptr);
    auto const* plan = file.active_plan();
    say("plan_on_time", over("case_plan") || plan, plan && plan->approval == PlanApproval::approved);
    say("contacts_fit_risk", over("follow_up") || missed_contacts(file, day_of(now)) > 0,
        !file.cycle.contacts.empty() && !over("follow_up") && missed_contacts(file, day_of(now)) == 0);
    say("review_on_time", over("review"), file.reviews > 0 && !over("review"));
    bool const unanswered = over("referral_answer");
    say("referrals_answered", unanswered, !file.referrals.empty() && !unanswered);
    say("closure_authorised", file.stage == Stage::closure_requested, file.stage == Stage::closed);
    return out;
}

}  // namespace abri::pages
