// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

static Story carried() { return Story().identified().screened().consented().registered().assessed(); }

static Fields home_visit()
{
    return with(Story::follow_up("2026-03-03T10:00"), {{"mode", "planned_home_visit"},
                                                       {"purpose", "Voir Edi"},
                                                       {"exposure_precautions", "Sans véhicule marqué"},
                                                       {"second_person", "Fatou"}});
}

TEST_CASE("a follow-up says whether what was planned was done [R-176]")
{
    auto story = carried();
    story.now = *parse_instant("2026-03-03T11:00");
    CHECK(contains(story.submit("follow_up", with(Story::follow_up("2026-03-03T10:00"), {{"action_done", ""}})),
                   "action_done:missing"));
}

TEST_CASE("every contact asks whether the risk has grown; if so something urgent follows [R-179]")
{
    auto story = carried();
    story.now = *parse_instant("2026-03-03T11:00");
    CHECK(contains(story.submit("follow_up", with(Story::follow_up("2026-03-03T10:00"), {{"risk_increased", ""}})),
                   "risk_increased:missing"));
    REQUIRE(
        story.accepts("follow_up", with(Story::follow_up("2026-03-03T10:00"),
                                        {{"risk_increased", "yes"}, {"urgent_action", "Appeler la superviseure"}})));
    CHECK(story.due("urgent_action") == "2026-03-03T10:00");
}

TEST_CASE("a home visit has a purpose [R-183]")
{
    auto story = carried();
    story.now = *parse_instant("2026-03-03T11:00");
    CHECK(contains(story.submit("follow_up", with(home_visit(), {{"purpose", ""}})), "purpose:missing"));
}

TEST_CASE("a home visit is planned so that neighbours learn nothing [R-184]")
{
    auto story = carried();
    story.now = *parse_instant("2026-03-03T11:00");
    CHECK(contains(story.submit("follow_up", with(home_visit(), {{"exposure_precautions", ""}})),
                   "exposure_precautions:missing"));
}

TEST_CASE("nobody visits a home alone without saying why, and it is looked at [R-325]")
{
    auto story = carried();
    story.now = *parse_instant("2026-03-03T11:00");
    CHECK(contains(story.submit("follow_up", with(home_visit(), {{"second_person", ""}})), "alone_on_home_visit"));
    REQUIRE(story.accepts("follow_up",
                          with(home_visit(), {{"second_person", ""}, {"alone_reason", "Collègue malade, urgence"}})));
    CHECK(story.file().exceptions.back().what == "alone_on_home_visit");
    CHECK(story.file().cycle.contacts.back().alone);
}

TEST_CASE("a note says direct or indirect contact and keeps facts apart [R-100] [R-102]")
{
    auto story = carried();
    Fields const note = {{"noted_on", "2026-03-02T18:00"},
                         {"contact_type", "indirect"},
                         {"facts", "L'enseignante a appelé"},
                         {"judgement", "Inquiétant"}};
    CHECK(contains(story.submit("case_note", with(note, {{"contact_type", ""}})), "contact_type:missing"));
    CHECK(contains(story.submit("case_note", with(note, {{"facts", ""}})), "facts:missing"));
    CHECK(story.accepts("case_note", note));
}

TEST_CASE("what is strictly confidential goes to a part of its own [R-101]")
{
    auto story = carried();
    REQUIRE(story.accepts("case_note", {{"noted_on", "2026-03-02T18:00"},
                                        {"contact_type", "none"},
                                        {"facts", "Voir la partie confidentielle"},
                                        {"strict_note", "Secret"}}));
    auto const& entry = story.history().entries.back();
    CHECK(entry.strict.size() == 1);
    for (auto const& write : entry.fact.writes) CHECK(write.value != "Secret");
}
