// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/supervision/capacity.h"

#include "unit/story.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace abri;
using namespace abri::tests;

namespace {

Recorded assessment(char const* on, char const* by, char const* communication)
{
    Recorded r;
    r.kind = "capacity_assessed";
    r.answers.set("assessed_on", on);
    r.answers.set("by", by);
    r.answers.set("skill_communication", communication);
    r.answers.set("knowledge_process", "met");
    return r;
}

std::vector<std::string> problems(char const* form, Fields const& fields)
{
    static Story const story;
    Answers answers;
    for (auto const& [code, value] : fields) answers.set(code, value);
    std::vector<std::string> out;
    for (auto const& p :
         check(*story.catalogue().form(form), story.catalogue(), answers, *parse_instant("2026-03-06T10:00")).problems)
        out.push_back(p.field + ":" + std::string(name_of(p.problem)));
    return out;
}

Fields const plan = {{"planned_day", "2026-03-05"},
                     {"goals.0.skill", "skill_communication"},
                     {"goals.0.goal", "Parler avec les petits"},
                     {"goals.0.way", "coaching"},
                     {"coach", "Samuel"},
                     {"coach_experienced", "yes"},
                     {"recheck_on", "2026-06-05"}};

}  // namespace

TEST_CASE("attitudes, skills and knowledge are assessed before learning is planned [R-245]")
{
    Answers answers;
    for (auto const& [code, value] : plan) answers.set(code, value);
    auto const without = check_learning_plan(answers, {});
    REQUIRE(without.size() == 1);
    CHECK(without[0].why == Refused::assessment_first);
    CHECK(check_learning_plan(answers, fold_assessments({assessment("2026-03-01", "self", "partly")})).empty());
}

TEST_CASE("who coaches has long experience [R-247]")
{
    CHECK(problems("capacity_plan", plan).empty());
    CHECK(contains(problems("capacity_plan", with(plan, {{"coach_experienced", ""}})), "coach_experienced:missing"));
    CHECK(contains(problems("capacity_plan", with(plan, {{"coach_experienced", "no"}})),
                   "coach_experienced:not_in_list"));
}

TEST_CASE("who works with files has experience with children, and it is written down [R-243]")
{
    CHECK(contains(problems("staff_profile", {{"about", std::string(32, 'a')}}), "child_experience:missing"));
    CHECK(problems("staff_profile", {{"about", std::string(32, 'a')}, {"child_experience", "over_five"}}).empty());
}

TEST_CASE("before and after: the same hand twice, the supervisor's where both are there")
{
    CHECK(before_and_after(fold_assessments({assessment("2026-01-01", "self", "not_yet"),
                                             assessment("2026-03-01", "supervisor", "partly")}))
              .empty());
    auto const pairs = before_and_after(fold_assessments(
        {assessment("2026-06-01", "supervisor", "met"), assessment("2026-01-01", "self", "not_yet"),
         assessment("2026-01-02", "supervisor", "not_yet"), assessment("2026-06-02", "self", "partly")}));
    auto const found =
        std::find_if(pairs.begin(), pairs.end(), [](BeforeAfter const& p) { return p.item == "skill_communication"; });
    REQUIRE(found != pairs.end());
    CHECK(found->before == 0);
    CHECK(found->after == 2);
    auto const unseen =
        std::find_if(pairs.begin(), pairs.end(), [](BeforeAfter const& p) { return p.item == "skill_planning"; });
    CHECK(unseen->before == -1);
}

TEST_CASE("what is not met yet is what there is to learn, with its lesson")
{
    auto const found = gaps(fold_assessments({assessment("2026-01-01", "self", "not_yet")}));
    CHECK(found == std::vector<std::string>{"skill_communication"});
    CHECK(lesson_for("skill_communication") == "3.1");
    CHECK(lesson_for("juggling").empty());
}

TEST_CASE("an assessment is done again within six months")
{
    static Story const story;
    Answers answers;
    answers.set("assessed_on", "2026-01-31");
    for (auto const& [again, refused] :
         {std::pair{"2026-07-31", false}, std::pair{"2026-08-01", true}, std::pair{"2026-01-31", true}}) {
        answers.set("recheck_on", again);
        CHECK(check_assessment(answers, story.policy).empty() == !refused);
    }
}
