// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

static Story assessed() { return Story().identified().screened().consented().registered().assessed().comprehended(); }
static std::vector<std::string> answer(std::initializer_list<std::pair<std::string, std::string>> changes)
{
    auto story = assessed();
    return story.submit("best_interests", with(Story::best_interests(), changes));
}

TEST_CASE("a determination names which of the five situations it is for [R-146]")
{
    CHECK(contains(answer({{"trigger", ""}}), "trigger:missing"));
    CHECK(contains(answer({{"trigger", "convenience"}}), "trigger:not_in_list"));
    CHECK(answer({}).empty());
}

TEST_CASE("a determination weighs options before it decides [R-147]")
{
    CHECK(contains(answer({{"options.1.option", ""}, {"options.1.for", ""}, {"options.1.against", ""}}),
                   "options_missing"));
}

TEST_CASE("only a panel of UNHCR and partners decides, with the government or a reason [R-148]")
{
    CHECK(contains(answer({{"panel.0.body", "legal_partner"}}), "panel_incomplete"));
    CHECK(contains(answer({{"panel.1.body", "unhcr"}}), "panel_incomplete"));
    CHECK(contains(answer({{"panel.2.body", "other_partner"}}), "government_missing"));
    CHECK(
        answer({{"panel.2.body", "other_partner"}, {"government_absent_why", "Pas de service dans le camp"}}).empty());
    CHECK(answer({{"panel.0.body", "legal_partner"}, {"decision", "deferred"}, {"separation_approved", ""}}).empty());
}

TEST_CASE("the national system has its part in every determination [R-149]")
{
    CHECK(contains(answer({{"national_link", ""}}), "national_link:missing"));
}

TEST_CASE("a decision against the child's wish is explained to the child [R-058]")
{
    CHECK(contains(answer({{"explained_how", ""}}), "explained_how:missing"));
    CHECK(answer({{"explained_how", ""}, {"differs_from_wish", "no"}}).empty());
}

TEST_CASE(
    "a refugee child is assessed by a national procedure of equal worth, or by the best interests procedure [R-144]")
{
    auto story = Story().identified().screened().consented().registered().assessed();
    story.now = *parse_instant("2026-03-12T10:00");
    CHECK(contains(story.submit("comprehensive_assessment",
                                with(Story::comprehensive_assessment("2026-03-12"), {{"refugee_procedure", ""}})),
                   "refugee_procedure_missing"));
}

TEST_CASE("a plan cannot claim a panel that never decided [R-147]")
{
    Fields const separating =
        with(Story::case_plan("2026-03-18"), {{"separates_child", "yes"}, {"removal_authority", "bid_panel"}});
    auto story = assessed();
    story.now = *parse_instant("2026-03-18T10:00");
    CHECK(contains(story.submit("case_plan", separating), "panel_not_decided"));
    REQUIRE(story.accepts("best_interests", with(Story::best_interests(), {{"separation_approved", "no"}})));
    CHECK(contains(story.submit("case_plan", separating), "panel_not_decided"));
    REQUIRE(story.accepts("best_interests", Story::best_interests()));
    CHECK(story.accepts("case_plan", separating));
}

TEST_CASE("a panel's decision ends with the cycle it was made in [R-147]")
{
    auto story = assessed();
    REQUIRE(story.accepts("best_interests", Story::best_interests()));
    story.planned().followed_up("2026-06-02T10:00").followed_up("2026-06-05T10:00").closure_requested().closed();
    REQUIRE(story.accepts(
        "reopening",
        {{"reopened_on", "2026-08-31"}, {"reason", "new_concern"}, {"new_information", "Nouvelle dispute"}}));
    REQUIRE(story.accepts("initial_assessment", Story::initial_assessment("high", "2026-08-31T00:00")));
    auto const separating =
        with(Story::case_plan("2026-08-31"), {{"separates_child", "yes"}, {"removal_authority", "bid_panel"}});
    CHECK(contains(story.submit("case_plan", separating), "panel_not_decided"));
}
