// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

static Story assessed() { return Story().identified().screened().consented().registered().assessed(); }
static std::vector<std::string> spoilt(char const* field)
{
    auto story = assessed();
    story.now = *parse_instant("2026-03-13T09:00");
    return story.submit("comprehensive_assessment", with(Story::comprehensive_assessment("2026-03-12"), {{field, ""}}));
}

TEST_CASE("it is finished only with all four stages: planning, gathering, verification, analysis [R-118]")
{
    for (char const* field : {"how_planned", "verified_how", "summary"})
        CHECK(contains(spoilt(field), std::string(field) + ":missing"));
    CHECK(contains(spoilt("sources"), "sources:missing"));
}

TEST_CASE("a contradiction is written with how it was checked and what came of it [R-119]")
{
    auto story = assessed();
    story.now = *parse_instant("2026-03-13T09:00");
    auto const fields =
        with(Story::comprehensive_assessment("2026-03-12"),
             {{"discrepancies.0.statement_a", "Il est tombé"}, {"discrepancies.0.statement_b", "Traces de coups"}});
    CHECK(contains(story.submit("comprehensive_assessment", fields), "discrepancies.0.result:missing"));
    CHECK(story.accepts("comprehensive_assessment", with(fields, {{"discrepancies.0.checked_with", "Médecin"},
                                                                  {"discrepancies.0.result", "clarified"}})));
}

TEST_CASE("protective factors are part of the analysis [R-132]")
{
    CHECK(contains(spoilt("protective_factors"), "protective_factors:missing"));
}

TEST_CASE("every domain of the child's life is looked at, or closed with one tap [R-133]")
{
    CHECK(contains(spoilt("education_and_work_clear"), "field_problem"));
    auto story = assessed();
    story.now = *parse_instant("2026-03-13T09:00");
    CHECK(story.accepts("comprehensive_assessment",
                        with(Story::comprehensive_assessment("2026-03-12"),
                             {{"documents_clear", ""}, {"documents_risks", "Aucun acte de naissance"}})));
}

TEST_CASE("needs are named, not services [R-141]") { CHECK(contains(spoilt("needs.0.need"), "no_need")); }

TEST_CASE("a child not seen alone has a reason beside it [R-142]")
{
    auto story = assessed();
    story.now = *parse_instant("2026-03-13T09:00");
    auto const fields = with(Story::comprehensive_assessment("2026-03-12"), {{"seen_alone", "no"}});
    CHECK(contains(story.submit("comprehensive_assessment", fields), "seen_alone_why_not:missing"));
}

TEST_CASE("half done it can be saved; the start is then no longer due")
{
    auto story = assessed();
    story.now = *parse_instant("2026-03-04T09:00");
    REQUIRE(story.accepts("comprehensive_assessment", {{"planned_on", "2026-03-04"}, {"finished", "no"}}));
    CHECK(story.due("comprehensive_start").empty());
    CHECK_FALSE(story.file().finished_assessment());
}

TEST_CASE("a finished assessment is revised as a new version; the old one stays [R-136]")
{
    auto story = assessed().comprehended().comprehended("2026-03-20");
    CHECK(story.file().cycle.assessments.size() == 2);
}

TEST_CASE("the child's views may be unknown, refused or not asked, which is not the same as empty")
{
    for (char const* answer : {"unknown", "refused", "not_asked"}) {
        auto story = assessed();
        story.now = *parse_instant("2026-03-13T09:00");
        REQUIRE(story.accepts("comprehensive_assessment", with(Story::comprehensive_assessment("2026-03-12"),
                                                               {{"child_views", ""}, {"child_views__skip", answer}})));
        CHECK(story.file().history.back().answers["child_views"] == "?" + std::string(answer));
    }
    CHECK(contains(spoilt("child_views"), "child_views:missing"));
}
