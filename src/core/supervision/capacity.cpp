// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/supervision/capacity.h"

#include "core/supervision/gate.h"

#include <algorithm>

namespace abri {

static constexpr std::pair<std::string_view, std::string_view> items[] = {
    {"attitude_respect", "2.4"},      {"attitude_child_first", "1.3"}, {"attitude_self_awareness", "2.4"},
    {"knowledge_process", "1.2"},     {"knowledge_consent", "3.1"},    {"knowledge_protection", "1.1"},
    {"skill_communication", "3.1"},   {"skill_assessment", "3.2"},     {"skill_planning", "3.3"},
    {"skill_documentation", "2.5.1"}, {"skill_referral", "3.4"}};

std::string_view lesson_for(std::string_view item)
{
    for (auto const& [code, lesson] : items)
        if (code == item) return lesson;
    return {};
}

std::vector<CapacityAssessment> fold_assessments(std::vector<Recorded> const& records)
{
    std::vector<CapacityAssessment> all;
    for (auto const& r : records) {
        if (r.kind != "capacity_assessed") continue;
        CapacityAssessment one{
            r.answers.date("assessed_on").value_or(day_of(r.at)), r.answers.is("by", "supervisor"), {}};
        for (auto const& [code, lesson] : items)
            if (auto const rating = r.answers[code]; !rating.empty()) one.ratings.emplace(code, rating);
        all.push_back(std::move(one));
    }
    std::stable_sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.on < b.on; });
    return all;
}

int level_of(std::string_view rating)
{
    if (rating == "met") return 2;
    if (rating == "partly") return 1;
    return rating == "not_yet" ? 0 : -1;
}

std::vector<BeforeAfter> before_and_after(std::vector<CapacityAssessment> const& assessments)
{
    for (bool const by_supervisor : {true, false}) {
        std::vector<CapacityAssessment const*> same;
        for (auto const& one : assessments)
            if (one.by_supervisor == by_supervisor) same.push_back(&one);
        if (same.size() < 2) continue;
        std::vector<BeforeAfter> out;
        auto const level = [](CapacityAssessment const& of, std::string_view code) {
            auto const found = of.ratings.find(std::string(code));
            return found == of.ratings.end() ? -1 : level_of(found->second);
        };
        for (auto const& [code, lesson] : items)
            out.push_back({std::string(code), level(*same.front(), code), level(*same.back(), code)});
        return out;
    }
    return {};
}

std::vector<std::string> gaps(std::vector<CapacityAssessment> const& assessments)
{
    std::vector<std::string> out;
    if (assessments.empty()) return out;
    for (auto const& [item, rating] : assessments.back().ratings)
        if (auto const level = level_of(rating); level == 0 || level == 1) out.push_back(item);
    return out;
}

Refusals check_learning_plan(Answers const& answers, std::vector<CapacityAssessment> const& assessments)
{
    Gate gate;
    gate.unless(245_rule, !assessments.empty(), Refused::assessment_first, "goals");
    gate.unless(RuleId::none, !answers.rows("goals").empty(), Refused::no_action, "goals");
    return std::move(gate).refusals();
}

Refusals check_assessment(Answers const& answers, Policy const& policy)
{
    Gate gate;
    auto const on = answers.date("assessed_on"), again = answers.date("recheck_on");
    if (on && again) {
        gate.unless(RuleId::none, *again > *on, Refused::in_the_past, "recheck_on");
        gate.unless(RuleId::none, *again <= add_months(*on, policy.capacity_recheck_mo), Refused::recheck_too_far,
                    "recheck_on", std::to_string(policy.capacity_recheck_mo));
    }
    return std::move(gate).refusals();
}

}  // namespace abri
