// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

static Story planned()
{
    auto story = Story().identified().screened().consented().registered().assessed().comprehended().planned();
    story.now = *parse_instant("2026-04-18T09:00");
    return story;
}

TEST_CASE("the next review is never more than three months away [R-189]")
{
    auto story = planned();
    CHECK(contains(story.submit("review", Story::review("2026-04-17", "2026-07-18")), "review_too_late"));
    CHECK(story.accepts("review", Story::review("2026-04-17", "2026-07-17")));
    CHECK(story.due("review") == "2026-07-17T00:00");
}

TEST_CASE("at high risk reviews come every month [R-190]")
{
    auto story = planned();
    CHECK(story.due("review") == "2026-04-18T00:00");
    auto const high = with(Story::review("2026-04-17", "2026-05-18"), {{"risk_level", "high"}});
    CHECK(contains(story.submit("review", high), "review_too_late"));
    CHECK(story.accepts("review", with(high, {{"next_review_on", "2026-05-17"}})));
}

TEST_CASE("a review looks at goals and plan, and changes the plan when it no longer fits [R-191]")
{
    auto story = planned();
    CHECK(contains(story.submit("review", with(Story::review("2026-04-17", "2026-05-17"), {{"goal_progress", ""}})),
                   "goal_progress:missing"));
    CHECK(contains(story.submit("review", with(Story::review("2026-04-17", "2026-05-17"), {{"plan_still_fits", "no"}})),
                   "plan_change:missing"));
}

TEST_CASE("a review that lowers the risk lowers the rhythm only by saying so")
{
    auto story = planned();
    REQUIRE(story.accepts("review", Story::review("2026-04-17", "2026-05-17")));
    CHECK(story.file().risk == "medium");
    CHECK(contact_rhythm(story.file()).frequency == "twice_a_week");   // the plan asks for it
    REQUIRE(story.accepts("review", with(Story::review("2026-04-17", "2026-05-17"),
                                         {{"contact_frequency", "once_a_week"}, {"frequency_reason", "Plus calme"}})));
    CHECK(contact_rhythm(story.file()).frequency == "once_a_week");
}

TEST_CASE("a review looks at what everybody did, not at our part alone [R-162]")
{
    auto story = Story().identified().screened().consented().registered().assessed().comprehended().planned();
    CHECK(contains(story.submit("review", with(Story::review("2026-03-18", "2026-04-10"), {{"others_actions", ""}})),
                   "others_actions:missing"));
}

TEST_CASE("a plan that no longer fits becomes a task")
{
    auto story = Story().identified().screened().consented().registered().assessed().comprehended().planned();
    story.now = *parse_instant("2026-04-17T10:00");
    REQUIRE(story.accepts("review", Story::review("2026-04-17", "2026-05-10")));
    CHECK(story.due("case_plan").empty());
    REQUIRE(story.accepts("review", with(Story::review("2026-04-17", "2026-05-10"),
                                         {{"plan_still_fits", "no"}, {"plan_change", "Ajouter un soutien"}})));
    CHECK(story.due("case_plan") == "2026-05-01T00:00");
}
