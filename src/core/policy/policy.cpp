// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/policy/policy.h"

#include "base/text.h"

#include <algorithm>

namespace abri {

namespace {

struct NumberKey {
    char const* name;
    int Policy::* into;
    int least, most;
};

constexpr NumberKey number_keys[] = {
    {"initial.target_h", &Policy::initial_target_h, 1, 72},
    {"initial.limit_h", &Policy::initial_limit_h, 1, 168},
    {"comprehensive.start_d", &Policy::comprehensive_start_d, 1, 60},
    {"comprehensive.complete_mo", &Policy::comprehensive_complete_mo, 0, 6},
    {"comprehensive.complete_d", &Policy::comprehensive_complete_d, 0, 90},
    {"plan_after_assessment_d", &Policy::plan_after_assessment_d, 1, 90},
    {"review.max_mo", &Policy::review_max_mo, 1, 3},
    {"review.high_mo", &Policy::review_high_mo, 1, 3},
    {"post_closure.interval_mo", &Policy::post_closure_mo, 1, 12},
    {"post_closure.count", &Policy::post_closure_count, 1, 12},
    {"closure.observation_visits", &Policy::observation_visits, 0, 12},
    {"retention.least_mo", &Policy::retention_mo, 1, 1200},
    {"retention.alternative_care_mo", &Policy::retention_alternative_care_mo, 1, 1200},
    {"closure.decision_h", &Policy::closure_decision_h, 1, 336},
    {"consent.default_mo", &Policy::consent_default_mo, 1, 24},
    {"consent.after_danger_h", &Policy::consent_after_danger_h, 1, 72},
    {"exception_review_h", &Policy::exception_review_h, 1, 72},
    {"caseload.max", &Policy::caseload_max, 1, 100},
    {"ratio.workers_least", &Policy::team_least, 1, 20},
    {"ratio.workers_most", &Policy::team_most, 1, 30},
    {"majority_age", &Policy::majority_age, 15, 21},
    {"majority_alert_d", &Policy::majority_alert_d, 1, 365},
    {"referral.answer_d", &Policy::referral_answer_d, 1, 60},
    {"plan.approval_h", &Policy::plan_approval_h, 1, 336},
    {"death.inquiry_d", &Policy::death_inquiry_d, 1, 60},
    {"service.verify_d", &Policy::service_verify_d, 7, 730},
    {"postpone.most_d", &Policy::postpone_most_d, 1, 14},
    {"supervision.target_d", &Policy::supervision_target_d, 1, 31},
    {"supervision.max_d", &Policy::supervision_max_d, 1, 31},
    {"supervision.min_minutes", &Policy::supervision_minutes, 15, 180},
    {"cm_meeting.target_d", &Policy::meeting_target_d, 1, 31},
    {"cm_meeting.max_d", &Policy::meeting_max_d, 1, 31},
    {"cm_meeting.emergency_max_d", &Policy::meeting_emergency_max_d, 0, 14},
    {"cm_meeting.min_minutes", &Policy::meeting_minutes, 15, 240},
    {"extended.extra_least_min", &Policy::extended_least_min, 30, 240},
    {"extended.extra_most_min", &Policy::extended_most_min, 60, 480},
    {"extended.per_month", &Policy::extended_per_month, 1, 4},
    {"workload_review_d", &Policy::workload_review_d, 1, 31},
    {"capacity.recheck_mo", &Policy::capacity_recheck_mo, 1, 12},
    {"training_first.data_entry_operator", &Policy::training_first_data_entry, 0, 1},
    {"training_first.caseworker", &Policy::training_first_caseworker, 0, 1},
    {"training_first.supervisor", &Policy::training_first_supervisor, 0, 1},
    {"screening.h", &Policy::screening_h, 1, 336},
    {"screening.urgent_h", &Policy::screening_urgent_h, 1, 72},
    {"information_d", &Policy::information_d, 1, 60},
    {"registration_d", &Policy::registration_d, 1, 60},
    {"due_soon_d", &Policy::due_soon_d, 1, 31},
};

struct TextKey {
    char const* name;
    std::string Policy::* into;
};

constexpr TextKey frequency_keys[] = {
    {"monitoring.high", &Policy::monitoring_high},
    {"monitoring.medium", &Policy::monitoring_medium},
    {"monitoring.low", &Policy::monitoring_low},
};

std::size_t line_of(std::string_view text, std::string_view key)
{
    auto const at = text.find("\"" + std::string(key) + "\"");
    return at == text.npos ? 0
                           : 1 + static_cast<std::size_t>(
                                     std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

bool is_frequency(std::string_view code)
{
    return code == "daily" || code == "twice_a_week" || code == "once_a_week" || code == "once_in_two_weeks";
}

}  // namespace

Result<Policy, PolicyFault> parse_policy(std::string_view text)
{
    auto const parsed = json::parse(text);
    if (!parsed) return Fail{PolicyFault{"", parsed.error().line}};
    auto const& values = (*parsed)["values"];
    Policy policy;
    policy.id = parsed->string_or("id", "");
    policy.version = static_cast<int>((*parsed)["version"].as_int());
    if (policy.id.empty() || policy.version < 1) return Fail{PolicyFault{"id", 1}};
    for (auto const& key : number_keys) {
        auto const number = values[key.name]["value"].as_int(-1);
        if (number < key.least || number > key.most) return Fail{PolicyFault{key.name, line_of(text, key.name)}};
        policy.*key.into = static_cast<int>(number);
    }
    for (auto const& key : frequency_keys) {
        auto const code = values[key.name].string_or("value", "");
        if (!is_frequency(code)) return Fail{PolicyFault{key.name, line_of(text, key.name)}};
        policy.*key.into = code;
    }
    for (auto const& member : values.members()) {
        bool const known = std::any_of(std::begin(number_keys), std::end(number_keys),
                                       [&](auto const& k) { return member.first == k.name; }) ||
                           std::any_of(std::begin(frequency_keys), std::end(frequency_keys),
                                       [&](auto const& k) { return member.first == k.name; });
        if (!known) return Fail{PolicyFault{member.first, line_of(text, member.first)}};
    }
    return policy;
}

}  // namespace abri
