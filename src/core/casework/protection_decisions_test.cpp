// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

static Story registered() { return Story().identified().screened().consented().registered(); }
static Fields const report = {{"decided_on", "2026-03-02"},  {"law", "obliges_us"},
                              {"danger_if_reported", "yes"}, {"protection", "Mise à l'abri d'abord"},
                              {"decision", "reported"},      {"reported_to", "Service social"},
                              {"reasons", "Coups répétés"},  {"supervisor_consulted", "yes"},
                              {"explained", "child_only"}};
static Fields const safety = {{"made_on", "2026-03-02"},
                              {"options_explained", "Toutes"},
                              {"chosen", "Soins d'abord"},
                              {"strategies", "Sortir par derrière"},
                              {"emotional_support", "Deux rencontres par semaine"},
                              {"coordination", "Santé et protection ensemble"},
                              {"keeps_copy", "unsafe_to_give"}};

static std::vector<std::string> answer(char const* form, Fields const& good,
                                       std::initializer_list<std::pair<std::string, std::string>> changes)
{
    auto story = registered();
    return story.submit(form, with(good, changes));
}

TEST_CASE("reporting is decided with a supervisor, to a named authority [R-352]")
{
    CHECK(contains(answer("mandatory_report", report, {{"supervisor_consulted", "no"}}), "supervisor_not_consulted"));
    CHECK(contains(answer("mandatory_report", report, {{"reported_to", ""}}), "reported_to:missing"));
    CHECK(answer("mandatory_report", report, {}).empty());
}

TEST_CASE("where reporting endangers the child, protection is thought of first [R-351]")
{
    CHECK(contains(answer("mandatory_report", report, {{"protection", ""}}), "protection:missing"));
}
TEST_CASE("reporting is decided for this child, with reasons [R-346]")
{
    CHECK(contains(answer("mandatory_report", report, {{"reasons", ""}}), "reasons:missing"));
}
TEST_CASE("child and family hear of the rule and the decision [R-350]")
{
    CHECK(contains(answer("mandatory_report", report, {{"explained", ""}}), "explained:missing"));
}
TEST_CASE("a survivor hears of every option [R-006]")
{
    CHECK(contains(answer("safety_plan", safety, {{"options_explained", ""}}), "options_explained:missing"));
}
TEST_CASE("what touches a survivor and her family is followed together [R-007]")
{
    CHECK(contains(answer("safety_plan", safety, {{"coordination", ""}}), "coordination:missing"));
}
TEST_CASE("a survivor is supported throughout [R-008]")
{
    CHECK(contains(answer("safety_plan", safety, {{"emotional_support", ""}}), "emotional_support:missing"));
}

TEST_CASE("turning 18 is announced ninety days before, and only a plan ends the reminder [R-207]")
{
    auto story = Story().identified().screened().consented();
    REQUIRE(story.accepts("registration", with(Story::registration("2026-03-02T17:40"),
                                               {{"date_of_birth", "2008-09-01"}, {"age_years", "17"}})));
    CHECK(story.due("turning_18") == "2026-06-03T00:00");
    REQUIRE(story.accepts("transition_plan", {{"made_on", "2026-03-02"},
                                              {"young_person_wishes", "Un métier"},
                                              {"still_needed", "Logement"},
                                              {"who_goes_on", "Service social"},
                                              {"after_majority", "help_from_adult_service"}}));
    CHECK(story.due("turning_18").empty());
    CHECK(story.file().is_open());
}
