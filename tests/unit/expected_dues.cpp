// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/expected_dues.h"

#include <algorithm>

namespace abri::tests {

// The same day of a later month, or that month's last: by counting days, on purpose not the program's way.
static Date months_later(Date from, int months)
{
    auto const parts = parts_of(from);
    int const month = static_cast<int>(parts.month) - 1 + months, year = parts.year + month / 12, place = month % 12;
    bool const leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    int const lengths[] = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    auto const day = std::min(static_cast<int>(parts.day), lengths[place]);
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, place + 1, day);
    return *parse_date(text);
}
static std::string midnight(Date day) { return iso(Instant{day}); }

void ExpectedDues::reported(Instant on, Policy const& policy)
{
    all["screening"] = iso(urgency == "imminent_danger" ? on : on + Hours{policy.screening_h});
}

void ExpectedDues::turns_of_age(Date on, Policy const& policy)
{
    all["turning_18"] = midnight(
        std::max(on, months_later(asked_on_, 12 * (policy.majority_age - 1 - age_)) - Days{policy.majority_alert_d}));
}

void ExpectedDues::registered(Answers const& answers, Instant now, Policy const& policy)
{
    auto const on = answers.instant("registered_on").value_or(now);
    auto const day = day_of(on);
    all["initial_assessment"] = iso(urgency == "imminent_danger" ? on : on + Hours{policy.initial_target_h});
    all["comprehensive_start"] = midnight(day + Days{policy.comprehensive_start_d});
    all["comprehensive_complete"] =
        midnight(policy.comprehensive_complete_mo > 0 ? months_later(day, policy.comprehensive_complete_mo)
                                                      : day + Days{policy.comprehensive_complete_d});
    asked_on_ = day;
    age_ = answers.number("age_years");
    turns_of_age(day, policy);
    if (answers.is("provisional", "yes") && answers.filled("provisional_reason"))
        all["exception_review"] = iso(now + Hours{policy.exception_review_h});
}

void ExpectedDues::ask_providers(Policy const& policy)
{
    all.erase("referral_answer");
    for (auto const& [entry, last] : open_referrals_) {
        auto const day = midnight(last + Days{policy.referral_answer_d});
        auto const there = all.find("referral_answer");
        if (there == all.end() || day < there->second) all["referral_answer"] = day;
    }
}

void ExpectedDues::stop_clocks()
{
    std::erase_if(all, [](auto const& due) { return due.first != "exception_review"; });
    tasks.clear();
}

void ExpectedDues::after(std::string_view form, Actor const& by, Answers const& a, Instant now, Policy const& policy,
                         CaseFile const& file)
{
    if (form == "screening" || form == "registration") all.erase("screening"), all.erase("registration");
    if (form == "screening")
        all["registration"] = urgency == "imminent_danger" ? iso(*a.instant("screened_on"))
                                                           : midnight(day_of(now) + Days{policy.registration_d});
    if (form == "registration") registered(a, now, policy);
    if (form == "initial_assessment") all.erase("initial_assessment");
    if (form == "comprehensive_assessment") {
        all.erase("comprehensive_start");
        if (a.is("finished", "yes"))
            all.erase("comprehensive_complete"),
                all["case_plan"] = midnight(*a.date("finished_on") + Days{policy.plan_after_assessment_d});
    }
    if (form == "case_plan" && a.is("activate", "yes")) {
        all.erase("case_plan");
        all["review"] = midnight(*a.date("review_on"));
        all["plan_approval"] = iso(now + Hours{policy.plan_approval_h});
    }
    if (form == "plan_approval") {
        all.erase("plan_approval");
        if (a.is("decision", "to_put_right")) all["case_plan"] = iso(now + Hours{policy.plan_approval_h});
    }
    if (form == "referral") {
        auto const asked = midnight(*a.date("made_on") + Days{policy.referral_answer_d});
        open_referrals_[file.history.back().entry.text()] = *a.date("made_on");
        all["referral_answer"] = all.contains("referral_answer") ? std::min(all["referral_answer"], asked) : asked;
    }
    if (form == "referral_feedback") {
        open_referrals_[std::string(a["referral"])] = *a.date("on");
        if (a.is("status", "service_completed")) open_referrals_.erase(std::string(a["referral"]));
        ask_providers(policy);
    }
    if (form == "review") all["review"] = midnight(*a.date("next_review_on"));
    if (form == "closure") all["closure_decision"] = iso(now + Hours{policy.closure_decision_h});
    // What is handed back is a task by a day; here nobody ever settles one.
    if ((form == "closure_decision" || form == "transfer_decision") && a.is("decision", "return")) {
        tasks.insert(midnight(day_of(now + Hours{policy.plan_approval_h})));
    }
    if (form == "closure" && file.risk == "high" && by.role != Role::supervisor)
        all["closure_opinion"] = iso(now + Hours{policy.plan_approval_h});
    if (form == "closure_opinion" || form == "closure_decision") all.erase("closure_opinion");
    if (form == "closure_decision") all.erase("closure_decision");
    if (form == "closure_decision" && a.is("decision", "authorise"))
        stop_clocks(),
            all["post_closure_visit"] = midnight(months_later(*a.date("decided_on"), policy.post_closure_mo));
    if (form == "reopening") {
        all["initial_assessment"] = iso(Instant{*a.date("reopened_on")} + Hours{policy.initial_target_h});
        all["comprehensive_start"] = midnight(*a.date("reopened_on") + Days{policy.comprehensive_start_d});
        all["comprehensive_complete"] =
            midnight(policy.comprehensive_complete_mo > 0
                         ? months_later(*a.date("reopened_on"), policy.comprehensive_complete_mo)
                         : *a.date("reopened_on") + Days{policy.comprehensive_complete_d});
        all.erase("post_closure_visit");
        turns_of_age(*a.date("reopened_on"), policy);
    }
    if (form == "transfer") all["transfer_decision"] = iso(now + Hours{policy.closure_decision_h});
    if (form == "transfer_decision") all.erase("transfer_decision");
    if (form == "transfer_decision" && a.is("decision", "authorise"))
        all["handover"] = midnight(file.transfer->handover_on);
    if (form == "transfer_answer") all.erase("handover");
    if (form == "transfer_answer" && a.is("answer", "accepted")) stop_clocks();
    if (form == "conflict_of_interest" && a.is("person", file.key_worker.text())) all["reassignment"] = iso(now);
}

}  // namespace abri::tests
