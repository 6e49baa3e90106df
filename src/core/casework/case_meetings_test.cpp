// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

static Story assessed() { return Story().identified().screened().consented().registered().assessed(); }
static Fields const meeting = {{"held_on", "2026-03-02T18:15"},
                               {"hour_chosen", "agreed_together"},
                               {"safe_place", "yes"},
                               {"child_involved", "took_part"},
                               {"caregiver_involved", "took_part"},
                               {"complex", "no"},
                               {"views", "Veut retourner au centre"},
                               {"decisions", "Séances deux fois par semaine"}};
static Fields const conference = {{"held_on", "2026-03-02"},     {"reason", "complex_multi_partner"},
                                  {"participants.0.who", "A"},   {"participants.0.sector", "health"},
                                  {"participants.1.who", "B"},   {"participants.1.sector", "education"},
                                  {"child_views", "Un dessin"},  {"child_present", "no"},
                                  {"options", "Deux voies"},     {"decision", "Voie A"},
                                  {"minutes", "Lu et approuvé"}, {"minutes_signed", "yes"}};

static std::vector<std::string> answer(char const* form, Fields const& good,
                                       std::initializer_list<std::pair<std::string, std::string>> changes)
{
    auto story = assessed();
    return story.submit(form, with(good, changes));
}

TEST_CASE("the hour of a meeting or review is the child's and family's, not the office's [R-059]")
{
    CHECK(contains(answer("planning_meeting", meeting, {{"hour_chosen", "imposed_by_staff"}}), "hour_imposed"));
    CHECK(contains(answer("planning_meeting", meeting, {{"hour_chosen", ""}}), "hour_chosen:missing"));
    CHECK(answer("planning_meeting", meeting, {}).empty());
    auto story = assessed().comprehended().planned();
    CHECK(contains(
        story.submit("review", with(Story::review("2026-03-18", "2026-04-10"), {{"hour_chosen", "imposed_by_staff"}})),
        "hour_imposed"));
}

TEST_CASE("a child who takes part speaks in a safe and private place [R-056]")
{
    CHECK(contains(answer("planning_meeting", meeting, {{"safe_place", "no"}}), "place_not_safe"));
    CHECK(answer("planning_meeting", meeting, {{"safe_place", "no"}, {"place_change", "Bureau du centre"}}).empty());
}

TEST_CASE("a planning meeting is with the child and family, with the supervisor when complex [R-194]")
{
    CHECK(contains(answer("planning_meeting", meeting, {{"child_involved", "not_involved"}}),
                   "not_involved_without_reason"));
    CHECK(contains(answer("planning_meeting", meeting, {{"complex", "yes"}, {"supervisor_present", "no"}}),
                   "supervisor_missing"));
}

TEST_CASE("a meeting of one sector is not called a conference [R-193]")
{
    CHECK(contains(answer("case_conference", conference, {{"participants.1.sector", "health"}}), "one_sector_only"));
    CHECK(answer("case_conference", conference, {}).empty());
}

TEST_CASE("a conference has one of the reasons for which it exists [R-200]")
{
    CHECK(contains(answer("case_conference", conference, {{"reason", ""}}), "reason:missing"));
}

TEST_CASE("a conference is on the file with its signed minutes, or not at all [R-201]")
{
    CHECK(contains(answer("case_conference", conference, {{"minutes_signed", "no"}}), "minutes_not_signed"));
    CHECK(contains(answer("case_conference", conference, {{"minutes", ""}}), "minutes:missing"));
}

TEST_CASE("a conference decides only after the child and family were asked [R-203]")
{
    CHECK(contains(answer("case_conference", conference, {{"child_views", ""}}), "child_views:missing"));
}
