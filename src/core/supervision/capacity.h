// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/recorded.h"
#include "core/refusal.h"
#include "core/policy/policy.h"

#include <map>

namespace abri {

// One assessment of attitudes, knowledge and skills: what each item was found to be. For learning only (G-21).
struct CapacityAssessment {
    Date on{};
    bool by_supervisor = false;
    std::map<std::string, std::string> ratings;   // item → met, partly, not_yet, not_seen
};
std::vector<CapacityAssessment> fold_assessments(std::vector<Recorded> const& records);

// Where somebody stands on an item, 0 not yet … 2 met; -1 not seen.
int level_of(std::string_view rating);

struct BeforeAfter {
    std::string item;
    int before = -1, after = -1;           // levels of the first and of the latest assessment of the same hand
};
// Empty until the same hand has assessed twice; the supervisor's where both are there.
std::vector<BeforeAfter> before_and_after(std::vector<CapacityAssessment> const& assessments);

// What is not met yet, by the latest assessment: what a learning plan is for.
std::vector<std::string> gaps(std::vector<CapacityAssessment> const& assessments);

// The lesson of the course that helps with an item; empty where none does.
std::string_view lesson_for(std::string_view item);

// A plan is made from an assessment, never before it.
Refusals check_learning_plan(Answers const& answers, std::vector<CapacityAssessment> const& assessments);
// An assessment is done again within the months of the policy.
Refusals check_assessment(Answers const& answers, Policy const& policy);

}  // namespace abri
