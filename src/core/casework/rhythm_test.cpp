// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/rhythm.h"
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

namespace {

Story in_safe_house()
{
    auto story = Story().identified().screened().consented().registered();
    story.now = *parse_instant("2026-03-02T18:20");
    REQUIRE(story.accepts("initial_assessment",
                          with(Story::initial_assessment("medium", "2026-03-02T18:15"), {{"safe_house", "yes"}})));
    return story;
}

}  // namespace

TEST_CASE("a plan makes the daily call to a child in a safe house no rarer [R-181]")
{
    auto story = in_safe_house().comprehended();
    story.now = *parse_instant("2026-03-18T10:00");
    REQUIRE(story.accepts("case_plan", with(Story::case_plan("2026-03-18"), {{"contact_frequency", "twice_a_week"}})));
    auto const rhythm = contact_rhythm(story.file());
    CHECK(rhythm.frequency == "daily");
    CHECK(rhythm.causes == std::vector{ContactCause::safe_house});
}

TEST_CASE("a review with unchanged risk leaves what the plan asks for; making it rarer needs a reason")
{
    auto story = Story().identified().screened().consented().registered().assessed("medium").comprehended();
    story.now = *parse_instant("2026-03-18T10:00");
    REQUIRE(story.accepts("case_plan", with(Story::case_plan("2026-03-18"), {{"contact_frequency", "daily"}})));
    story.now = *parse_instant("2026-04-10T10:00");
    auto const review = with(Story::review("2026-04-10", "2026-05-05"), {{"risk_level", "medium"}});
    REQUIRE(story.accepts("review", review));
    CHECK(contact_rhythm(story.file()).frequency == "daily");
    CHECK(contact_rhythm(story.file()).causes == std::vector{ContactCause::plan});
    auto const rarer = with(review, {{"contact_frequency", "once_a_week"}});
    CHECK(contains(story.submit("review", rarer), "rarer_without_reason"));
    REQUIRE(story.accepts("review", with(rarer, {{"frequency_reason", "Le père est parti"}})));
    CHECK(contact_rhythm(story.file()).frequency == "once_a_week");
    CHECK(contact_rhythm(story.file()).causes == std::vector{ContactCause::risk, ContactCause::plan});
}

TEST_CASE("leaving the safe house ends the daily call, and only saying so does")
{
    auto story = in_safe_house().comprehended().planned();
    story.now = *parse_instant("2026-04-10T10:00");
    auto const review = with(Story::review("2026-04-10", "2026-05-05"), {{"risk_level", "medium"}});
    REQUIRE(story.accepts("review", review));
    CHECK(contact_rhythm(story.file()).frequency == "daily");
    REQUIRE(story.accepts("review", with(review, {{"safe_house_left", "yes"}})));
    CHECK(contact_rhythm(story.file()).frequency != "daily");
}

TEST_CASE("a risk that rises in the comprehensive assessment counts at once, not from the plan on")
{
    auto story = Story().identified().screened().consented().registered().assessed("low");
    CHECK(contact_rhythm(story.file()).frequency == "once_a_week");
    story.now = *parse_instant("2026-03-12T10:00");
    REQUIRE(story.accepts("comprehensive_assessment",
                          with(Story::comprehensive_assessment("2026-03-12"), {{"risk_level", "high"}})));
    CHECK(contact_rhythm(story.file()).frequency == "twice_a_week");
}

TEST_CASE("a frequency written before causes were told apart holds until a plan says how often")
{
    CaseFile file;
    file.stage = Stage::implementing;
    file.shared.set("monitoring.from", "2026-03-02");
    file.shared.set("monitoring.frequency", "daily");
    CHECK(contact_rhythm(file).frequency == "daily");
    CHECK(contact_rhythm(file).causes == std::vector{ContactCause::before});
    file.shared.set("monitoring.by_risk", "once_a_week");
    file.standing["monitoring.by_risk"] = {};
    CHECK(contact_rhythm(file).frequency == "daily");
    file.standing["monitoring.plan"] = {};
    CHECK(contact_rhythm(file).frequency == "once_a_week");
}
