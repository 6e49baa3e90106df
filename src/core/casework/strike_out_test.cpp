// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/strike_out.h"
#include "core/casework/deadlines.h"
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

namespace {

Fields strike(EntryId about)
{
    return {{"about", about.text()}, {"reason", "other_child"}, {"words", "C'était un autre enfant"}};
}

Story planned()
{
    auto story = Story().identified().screened().consented().registered().assessed().comprehended().planned();
    story.now = *parse_instant("2026-03-20T10:00");
    return story;
}

}  // namespace

TEST_CASE("a contact of another child is struck out: readable, and counted nowhere")
{
    auto story = planned();
    auto const due = iso(deadlines(story.file(), story.now, 7).front().at);
    auto const before = story.file().contacts.size();
    REQUIRE(story.accepts("follow_up", with(Story::follow_up("2026-03-20T09:30"),
                                            {{"risk_increased", "yes"}, {"urgent_action", "Mettre à l'abri"}})));
    auto const wrong = story.last_entry();
    CHECK_FALSE(story.due("urgent_action").empty());
    REQUIRE(story.accepts("strike_out", strike(wrong)));
    auto const& file = story.file();
    CHECK(file.contacts.size() == before);
    CHECK(story.due("urgent_action").empty());
    CHECK(iso(deadlines(file, story.now, 7).front().at) == due);
    CHECK_FALSE(file.find(wrong));
    REQUIRE(file.struck.size() == 1);
    CHECK(file.struck.front().recorded.answers.is("urgent_action", "Mettre à l'abri"));
    CHECK(file.struck.front().by == story.last_entry());
    CHECK_FALSE(story.accepts("strike_out", strike(wrong)));   // once is enough
}

TEST_CASE("whoever wrote it strikes it out, or the supervisor; nobody else, and not what has its own way back")
{
    auto story = planned();
    auto const registered = story.file().find(story.file().history.front().entry)->entry;
    REQUIRE(story.accepts("case_note", {{"noted_on", "2026-03-20"}, {"contact_type", "none"}, {"facts", "Note"}},
                          &story.supervisor));
    auto const hers = story.last_entry();
    CHECK(contains(story.submit("strike_out", strike(hers)), "not_yours_to_do"));
    CHECK(contains(story.submit("strike_out", strike(registered)), "not_to_be_struck"));
    CHECK(contains(story.submit("strike_out", strike(EntryId{{7}})), "not_to_be_struck"));
    for (auto const& recorded : story.file().history)
        if (recorded.form == "registration" || recorded.form == "plan_approval" || recorded.form == "screening")
            CHECK_FALSE(may_be_struck(recorded));
    CHECK(story.accepts("strike_out", strike(hers), &story.supervisor));
    REQUIRE(story.accepts("follow_up", Story::follow_up("2026-03-20T09:40")));
    CHECK(story.accepts("strike_out", strike(story.last_entry()), &story.supervisor));
}

TEST_CASE("a strike that was a mistake is struck out itself, and the entry counts again")
{
    auto story = planned();
    REQUIRE(story.accepts("follow_up", Story::follow_up("2026-03-20T09:30")));
    auto const contact = story.last_entry();
    auto const contacts = story.file().contacts.size();
    REQUIRE(story.accepts("strike_out", strike(contact)));
    REQUIRE(story.accepts("strike_out", strike(story.last_entry())));
    CHECK(story.file().contacts.size() == contacts);
    CHECK(story.file().find(contact));
    CHECK(story.file().struck.size() == 1);
}

TEST_CASE("a consent that was another family's takes what rested on it: asked for anew, and nothing is shared")
{
    auto story = planned();
    EntryId mothers;
    for (auto const& recorded : story.file().history)
        if (recorded.answers.is("guardian_relation", "mother")) mothers = recorded.entry;
    REQUIRE(story.accepts("strike_out", strike(mothers)));
    CHECK_FALSE(story.due("consent").empty());
    CHECK(may_share(story.file().consents, {"health_provider", "health"}, day_of(story.now)) ==
          ShareAnswer::not_covered);
    CHECK(contains(story.submit("referral", Story::referral("health_provider")), "recipient_not_covered"));
}

TEST_CASE("a death written into the wrong file is struck out, and the child's clocks run again")
{
    auto story = planned();
    auto const rhythm = contact_rhythm(story.file()).frequency;
    REQUIRE(story.accepts("child_death", {{"known_on", "2026-03-20"},
                                          {"circumstances", "Accident"},
                                          {"inquiry_done", "no"},
                                          {"other_children", "not_yet_known"}}));
    CHECK(contact_rhythm(story.file()).frequency.empty());
    REQUIRE(story.accepts("strike_out", strike(story.last_entry())));
    CHECK_FALSE(story.file().death);
    CHECK(contact_rhythm(story.file()).frequency == rhythm);
    CHECK_FALSE(story.due("review").empty());
}
