// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

TEST_CASE("an eligible child meets at least one criterion, and somebody judged the situation [R-033]")
{
    Story story;
    story.identified();
    story.now += Hours{1};
    CHECK(contains(story.submit("screening", with(Story::screening(), {{"criteria", ""}})), "no_criterion"));
    CHECK(contains(story.submit("screening", with(Story::screening(), {{"judgement", ""}})), "judgement:missing"));
    CHECK(story.accepts("screening", Story::screening()));
    CHECK(story.file().stage == Stage::screened);
}

TEST_CASE("a category alone never makes a child eligible: the judgement is asked for [R-229]")
{
    Story story;
    story.identified();
    CHECK(contains(story.submit("screening", with(Story::screening(), {{"judgement", ""}})), "judgement:missing"));
}

static Fields ineligible(std::string const& to, std::string const& informed)
{
    return {{"screened_on", "2026-03-02T09:30"},   {"judgement", "Hors zone"}, {"decision", "ineligible"},
            {"ineligible_reason", "outside_area"}, {"redirected_to", to},      {"information_given", informed},
            {"referrer_informed", "yes"}};
}

TEST_CASE("an ineligible child is sent somewhere or given information [R-034]")
{
    struct {
        char const* to;
        char const* informed;
        bool fine;
    } const rows[] = {{"", "no", false}, {"", "", false}, {"Service voisin", "no", true}, {"", "yes", true}};
    for (auto const& row : rows) {
        Story story;
        story.identified();
        CHECK(story.submit("screening", ineligible(row.to, row.informed)).empty() == row.fine);
    }
}

TEST_CASE("the referrer of an ineligible child gets an answer [R-035]")
{
    Story story;
    story.identified();
    CHECK(contains(story.submit("screening", with(ineligible("Service voisin", "yes"), {{"referrer_informed", ""}})),
                   "referrer_informed:missing"));
}

TEST_CASE("the reason of ineligibility is recorded for the managers [R-036]")
{
    Story story;
    story.identified();
    CHECK(contains(story.submit("screening", with(ineligible("Service voisin", "yes"), {{"ineligible_reason", ""}})),
                   "ineligible_reason:missing"));
}

TEST_CASE("a file waiting for information can be screened again")
{
    Story story;
    story.identified();
    CHECK(story.accepts("screening", {{"screened_on", "2026-03-02T09:30"},
                                      {"judgement", "À voir"},
                                      {"decision", "needs_information"},
                                      {"open_questions", "Âge ?"}}));
    CHECK(story.file().stage == Stage::needs_information);
    CHECK(story.accepts("screening", with(Story::screening(), {{"screened_on", "2026-03-02T09:30"}})));
}
