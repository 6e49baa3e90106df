// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

static Story registered() { return Story().identified().screened().consented().registered(); }

TEST_CASE("the initial assessment is due 24 hours after registration [R-120]")
{
    CHECK(registered().due("initial_assessment") == "2026-03-03T17:45");
}

TEST_CASE("48 hours are the limit: later needs a reason and shows as breached [R-121]")
{
    struct {
        char const* on;
        char const* timeliness;
        bool asks_reason;
    } const rows[] = {{"2026-03-02T18:15", "on_time", false},
                      {"2026-03-03T17:45", "on_time", false},
                      {"2026-03-03T17:46", "late", false},
                      {"2026-03-04T17:45", "late", false},
                      {"2026-03-04T18:45", "breached", true}};
    for (auto const& row : rows) {
        auto story = registered();
        story.now = *parse_instant("2026-03-06T09:00");
        auto const fields = Story::initial_assessment("high", row.on);
        CHECK(contains(story.submit("initial_assessment", fields), "late_without_reason") == row.asks_reason);
        if (row.asks_reason)
            REQUIRE(story.accepts("initial_assessment", with(fields, {{"late_reason", "Route coupée"}})));
        CHECK(story.file().cycle.initial->timeliness == row.timeliness);
    }
}

TEST_CASE("the caseworker in charge assesses; anybody else says why [R-123]")
{
    auto story = registered();
    story.now += Hours{1};
    auto const fields = Story::initial_assessment("high", "2026-03-02T18:15");
    CHECK(contains(story.submit("initial_assessment", fields, &story.supervisor), "not_in_charge"));
    CHECK(story.accepts("initial_assessment", with(fields, {{"other_assessor_reason", "Travailleuse malade"}}),
                        &story.supervisor));
}

TEST_CASE("protection, health, safety and basic needs are all looked at [R-124]")
{
    auto story = registered();
    story.now += Hours{1};
    for (char const* field : {"immediate_protection", "physical_safety", "health", "basic_needs"})
        CHECK(contains(story.submit("initial_assessment",
                                    with(Story::initial_assessment("low", "2026-03-02T18:15"), {{field, ""}})),
                       std::string(field) + ":missing"));
}

TEST_CASE("no initial assessment without a priority level [R-125]")
{
    auto story = registered();
    story.now += Hours{1};
    CHECK(contains(story.submit("initial_assessment",
                                with(Story::initial_assessment("low", "2026-03-02T18:15"), {{"priority_level", ""}})),
                   "priority_level:missing"));
}

TEST_CASE("it ends with next steps discussed, whatever the risk [R-127]")
{
    for (char const* risk : {"high", "low"}) {
        auto story = registered();
        story.now += Hours{1};
        CHECK(contains(story.submit("initial_assessment", with(Story::initial_assessment(risk, "2026-03-02T18:15"),
                                                               {{"next_steps_discussed", "no"}})),
                       "next_steps_not_discussed"));
    }
}

TEST_CASE("not safe to discuss now is a complete answer, and a task until the child has been seen")
{
    auto story = registered();
    story.now += Hours{1};
    REQUIRE(story.accepts(
        "initial_assessment",
        with(Story::initial_assessment("high", "2026-03-02T18:15"),
             {{"next_steps_discussed", "no"}, {"next_steps_with", ""}, {"next_steps_later", "La tante écoutait"}})));
    CHECK(story.due("next_steps") == "2026-03-04T00:00");
    story.now = *parse_instant("2026-03-03T12:00");
    REQUIRE(story.accepts("follow_up", with(Story::follow_up("2026-03-03T10:00"), {{"with", "caregiver"}})));
    CHECK_FALSE(story.due("next_steps").empty());
    REQUIRE(story.accepts("follow_up", with(Story::follow_up("2026-03-03T11:00"), {{"with", "child"}})));
    CHECK(story.due("next_steps").empty());
}

TEST_CASE("monitoring starts right away [R-128]")
{
    auto story = registered().assessed("medium");
    CHECK(story.file().shared["monitoring.from"] == "2026-03-02");
    auto nothing = registered().assessed("none");
    CHECK(nothing.file().shared["monitoring.from"].empty());
}

TEST_CASE("contacts follow the risk: twice a week at high, once a week below [R-129]")
{
    struct {
        char const* risk;
        char const* frequency;
    } const rows[] = {{"high", "twice_a_week"}, {"medium", "once_a_week"}, {"low", "once_a_week"}};
    for (auto const& row : rows)
        CHECK(contact_rhythm(registered().assessed(row.risk).file()).frequency == row.frequency);
}

TEST_CASE("a child in a safe house is called every day [R-181]")
{
    auto story = registered();
    story.now += Hours{1};
    REQUIRE(story.accepts("initial_assessment",
                          with(Story::initial_assessment("medium", "2026-03-02T18:15"), {{"safe_house", "yes"}})));
    CHECK(contact_rhythm(story.file()).frequency == "daily");
}

TEST_CASE("imminent danger asks for an interim plan at once [R-131]")
{
    auto story = registered();
    story.now += Hours{1};
    REQUIRE(story.accepts("initial_assessment",
                          with(Story::initial_assessment("high", "2026-03-02T18:15"), {{"imminent_danger", "yes"}})));
    CHECK(story.due("interim_plan") == "2026-03-02T18:15");
}

TEST_CASE("an unmet need or a safety problem asks for an interim plan [R-140]")
{
    struct {
        char const* field;
        char const* value;
        bool asks;
    } const rows[] = {{"basic_needs", "food", true},
                      {"physical_safety", "at_risk", true},
                      {"health", "needs_care", true},
                      {"health", "no_problem_seen", false}};
    for (auto const& row : rows) {
        auto story = registered();
        story.now += Hours{1};
        REQUIRE(story.accepts("initial_assessment",
                              with(Story::initial_assessment("medium", "2026-03-02T18:15"), {{row.field, row.value}})));
        CHECK(story.due("interim_plan").empty() != row.asks);
    }
    auto story = registered().assessed();
    CHECK(contains(story.submit("interim_plan", {{"made_on", "2026-03-02T18:15"}}), "no_action"));
}

TEST_CASE("strengths are written beside risks [R-132]")
{
    auto story = registered();
    story.now += Hours{1};
    CHECK(contains(story.submit("initial_assessment",
                                with(Story::initial_assessment("low", "2026-03-02T18:15"), {{"strengths", ""}})),
                   "strengths:missing"));
}
