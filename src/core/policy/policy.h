// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "base/json.h"
#include "core/policy/rule.h"

#include <string>
#include <vector>

namespace abri {

// Every number the process runs on (domain F2), read from policies/*.json. Units are in the names: h hours, d days, mo
// months.
struct Policy {
    std::string id;
    int version = 0;
    int screening_h = 0, screening_urgent_h = 0;       // from the report on; in imminent danger at once
    int information_d = 0, registration_d = 0;
    int initial_target_h = 0, initial_limit_h = 0;
    int comprehensive_start_d = 0, comprehensive_complete_mo = 0, comprehensive_complete_d = 0;
    int plan_after_assessment_d = 0;
    int review_max_mo = 0, review_high_mo = 0;
    std::string monitoring_high, monitoring_medium, monitoring_low;
    int post_closure_mo = 0, post_closure_count = 0;
    int observation_visits = 0;
    int retention_mo = 0, retention_alternative_care_mo = 0;   // the least a closed file is kept
    int closure_decision_h = 0;
    int consent_default_mo = 0, consent_after_danger_h = 0, exception_review_h = 0;
    int caseload_max = 0;
    int team_least = 0, team_most = 0;     // workers of one supervisor
    int majority_age = 0, majority_alert_d = 0;
    int referral_answer_d = 0;             // a provider is asked again after so long
    int plan_approval_h = 0, death_inquiry_d = 0;
    int service_verify_d = 0;              // a service of the network is asked after again
    int postpone_most_d = 0;               // what may wait, waits no longer
    int supervision_target_d = 0, supervision_max_d = 0, supervision_minutes = 0;
    int meeting_target_d = 0, meeting_max_d = 0, meeting_minutes = 0;
    int meeting_emergency_max_d = 0;       // 0 outside an emergency
    int extended_least_min = 0, extended_most_min = 0, extended_per_month = 0;   // beyond the usual meeting
    int workload_review_d = 0;
    int capacity_recheck_mo = 0;
    int training_first_data_entry = 0, training_first_caseworker = 0,
        training_first_supervisor = 0;   // 1: R-342 asks it of them
    int due_soon_d = 0;

    std::string label() const { return id + "@" + std::to_string(version); }
};

struct PolicyFault {
    std::string key;      // the key that is wrong or missing; empty when the text itself is not JSON
    std::size_t line = 0;
};

Result<Policy, PolicyFault> parse_policy(std::string_view text);

}  // namespace abri
