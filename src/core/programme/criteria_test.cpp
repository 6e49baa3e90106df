// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/programme/criteria.h"

#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

static std::vector<std::string> answer(std::initializer_list<std::pair<std::string, std::string>> changes)
{
    static Story const story;
    Answers answers;
    for (auto const& [code, value] : with({{"criterion", "disability"},
                                           {"state", "adopted"},
                                           {"decided_on", "2026-03-01"},
                                           {"meaning", "Un handicap qui l'écarte des soins"},
                                           {"consulted", "children,families"},
                                           {"realistic", "Deux centres accueillent"},
                                           {"shared_with", "Tous les acteurs de la zone"},
                                           {"review_on", "2026-09-01"}},
                                          changes))
        answers.set(code, value);
    std::vector<std::string> problems;
    for (auto const& p :
         check(*story.catalogue().form("criterion"), story.catalogue(), answers, *parse_instant("2026-03-02T10:00"))
             .problems)
        problems.push_back(p.field + ":" + std::string(name_of(p.problem)));
    return problems;
}

TEST_CASE("a criterion is adopted when it is written out in detail [R-233]")
{
    CHECK(answer({}).empty());
    CHECK(contains(answer({{"meaning", ""}}), "meaning:missing"));
    CHECK(answer({{"state", "to_consult"},
                  {"meaning", ""},
                  {"consulted", ""},
                  {"realistic", ""},
                  {"shared_with", ""},
                  {"review_on", ""}})
              .empty());
}
TEST_CASE("a criterion is adopted after children, families and communities were asked [R-231]")
{
    CHECK(contains(answer({{"consulted", ""}}), "consulted:missing"));
}
TEST_CASE("a criterion is adopted when it can be met [R-235]")
{
    CHECK(contains(answer({{"realistic", ""}}), "realistic:missing"));
}
TEST_CASE("an adopted criterion is shared with the other organisations [R-236]")
{
    CHECK(contains(answer({{"shared_with", ""}}), "shared_with:missing"));
}

TEST_CASE("a criterion that nobody wrote about is to be consulted on; the last word counts")
{
    Recorded adopted;
    adopted.kind = "criterion_described";
    adopted.answers.set("criterion", "disability");
    adopted.answers.set("state", "adopted");
    auto retired = adopted;
    retired.answers.set("state", "retired");
    auto const one = fold_criteria({adopted}, {"displacement", "disability"});
    REQUIRE(one.size() == 2);
    CHECK(one[0].state == "to_consult");
    CHECK(one[1].is_adopted());
    CHECK_FALSE(fold_criteria({adopted, retired}, {"disability"})[0].is_adopted());
}
