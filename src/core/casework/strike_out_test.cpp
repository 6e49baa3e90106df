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
    auto const before = story.file().cycle.contacts.size();
    REQUIRE(story.accepts("follow_up", with(Story::follow_up("2026-03-20T09:30"),
                                            {{"risk_increased", "yes"}, {"urgent_action", "Mettre à l'abri"}})));
    auto const wrong = story.last_entry();
    CHECK_FALSE(story.due("urgent_action").empty());
    // It told of danger: her own hand does not take that back.
    CHECK(contains(story.submit("strike_out", strike(wrong)), "not_yours_to_do"));
    REQUIRE(story.accepts("strike_out", strike(wrong), &story.supervisor));
    auto const& file = story.file();
    CHECK(file.cycle.contacts.size() == before);
    CHECK(story.due("urgent_action").empty());
    CHECK(iso(deadlines(file, story.now, 7).front().at) == due);
    CHECK_FALSE(file.find(wrong));
    REQUIRE(file.struck.size() == 1);
    CHECK(file.struck.front().recorded.answers.is("urgent_action", "Mettre à l'abri"));
    CHECK(file.struck.front().by == story.last_entry());
    CHECK_FALSE(story.accepts("strike_out", strike(wrong), &story.supervisor));   // once is enough
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
    auto const contacts = story.file().cycle.contacts.size();
    REQUIRE(story.accepts("strike_out", strike(contact)));
    CHECK(story.file().exceptions.back().what == "struck_out");   // the supervisor looks at it
    CHECK_FALSE(story.due("exception_review").empty());
    CHECK_FALSE(story.accepts("strike_out", strike(story.last_entry())));
    REQUIRE(story.accepts("strike_out", strike(story.last_entry()), &story.supervisor));
    CHECK(story.file().cycle.contacts.size() == contacts);
    CHECK(story.file().find(contact));
    CHECK(story.file().struck.size() == 1);
}

TEST_CASE("a consent that was another family's takes what rested on it: asked for anew, and nothing is shared")
{
    auto story = planned();
    EntryId mothers;
    for (auto const& recorded : story.file().history)
        if (recorded.answers.is("guardian_relation", "mother")) mothers = recorded.entry;
    CHECK(contains(story.submit("strike_out", strike(mothers)), "not_yours_to_do"));
    REQUIRE(story.accepts("strike_out", strike(mothers), &story.supervisor));
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
    REQUIRE(story.accepts("strike_out", strike(story.last_entry()), &story.supervisor));
    CHECK_FALSE(story.file().death);
    CHECK(contact_rhythm(story.file()).frequency == rhythm);
    CHECK_FALSE(story.due("review").empty());
}

TEST_CASE("what left the house has left it: a referral that is struck out gives no one-off agreement back [R-051]")
{
    auto story = Story().identified().screened().consented().registered();
    auto const to_teacher = with(Story::referral("teacher"), {{"information_shared", "help_has_started"}});
    REQUIRE(story.accepts("referral", to_teacher));
    REQUIRE(story.accepts("strike_out", strike(story.last_entry()), &story.supervisor));
    CHECK(contains(story.submit("referral", to_teacher), "one_off_consumed"));
}

TEST_CASE("what had suspended a closure is struck out: the request that followed goes back where the file was")
{
    auto story = Story().identified().screened().consented().registered().assessed().comprehended().planned();
    story.followed_up("2026-06-02T10:00").followed_up("2026-06-05T10:00").closure_requested();
    auto const before = story.file().cycle.stage_before_closure;
    story.now = *parse_instant("2026-08-28T10:00");
    REQUIRE(story.accepts("follow_up", with(Story::follow_up("2026-08-28T09:00"),
                                            {{"risk_increased", "yes"}, {"urgent_action", "Mettre à l'abri"}})));
    auto const danger = story.last_entry();
    REQUIRE(story.accepts("closure", Story::closure("2026-08-28")));
    REQUIRE(story.accepts("strike_out", strike(danger), &story.supervisor));
    CHECK(story.file().cycle.stage_before_closure == before);
    Fields const back = {{"decided_on", "2026-08-28"}, {"decision", "return"}, {"comment", "Attendre"}};
    REQUIRE(story.accepts("closure_decision", back, &story.manager));
    CHECK(story.file().stage == before);
    CHECK_FALSE(story.accepts("closure_decision", back, &story.manager));
}

TEST_CASE("a plan that is struck out leaves its approval with it: the plan before it is not approved by it")
{
    auto story = Story().identified().screened().consented().registered().assessed().comprehended();
    story.now = *parse_instant("2026-03-18T10:00");
    REQUIRE(story.accepts("case_plan", Story::case_plan("2026-03-18")));
    REQUIRE(story.accepts("plan_approval",
                          {{"decided_on", "2026-03-18"}, {"decision", "to_put_right"}, {"comment", "Préciser"}},
                          &story.supervisor));
    REQUIRE(story.accepts("case_plan", Story::case_plan("2026-03-18")));
    auto const second = story.last_entry();
    REQUIRE(story.accepts("plan_approval", {{"decided_on", "2026-03-18"}, {"decision", "approve"}}, &story.supervisor));
    REQUIRE(story.accepts("strike_out", strike(second), &story.supervisor));
    REQUIRE(story.file().active_plan());
    CHECK(story.file().active_plan()->approval == PlanApproval::to_put_right);
}
