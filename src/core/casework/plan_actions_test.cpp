// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/plan_actions.h"

#include "core/casework/deadlines.h"
#include "unit/story.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace abri;
using namespace abri::tests;

namespace {

Story planned()
{
    auto story = Story().identified().screened().consented().registered().assessed().comprehended();
    story.now = *parse_instant("2026-03-18T10:00");
    return story;
}

Fields two_actions(std::string const& on)
{
    return with(Story::case_plan(on), {{"actions.0.due_on", "2026-03-25"},
                                       {"actions.1.need", "Protection"},
                                       {"actions.1.action", "Appeler le chef de bloc"},
                                       {"actions.1.kind", "direct_service"},
                                       {"actions.1.horizon", "short"},
                                       {"actions.1.responsible", "Claire"},
                                       {"actions.1.due_on", "2026-04-01"}});
}

std::vector<std::string> open_until(Story const& story)
{
    std::vector<std::string> out;
    for (auto const& due : deadlines(story.file(), story.now, 7))
        if (due.what == "plan_action") out.push_back(iso(day_of(due.at)) + " " + std::string(name_of(due.lateness)));
    return out;
}

Fields contact(std::string const& on, EntryId action, std::string const& result, std::string const& why = "")
{
    return with(Story::follow_up(on), {{"action", action.text()}, {"action_result", result}, {"action_reason", why}});
}

}  // namespace

TEST_CASE("each action of a plan is a task with its own day, late until somebody says what became of it")
{
    auto story = planned();
    REQUIRE(story.accepts("case_plan", two_actions("2026-03-18")));
    CHECK(open_until(story) == std::vector<std::string>{"2026-03-25 soon", "2026-04-01 later"});
    story.now = *parse_instant("2026-03-27T10:00");
    CHECK(open_until(story).front() == "2026-03-25 late");
    auto const actions = running_actions(story.file());
    REQUIRE(actions.size() == 2);
    REQUIRE(story.accepts("follow_up", contact("2026-03-26T10:00", actions[0].id, "done")));
    CHECK(open_until(story) == std::vector<std::string>{"2026-04-01 soon"});
    CHECK(done_actions(story.file()) == 1);
    // Given up asks why, and an action that nobody agreed on is not taken.
    CHECK(contains(story.submit("follow_up", contact("2026-03-27T09:00", actions[1].id, "given_up")),
                   "action_reason:missing"));
    CHECK(contains(story.submit("follow_up", contact("2026-03-27T09:00", EntryId{{7}}, "done")), "unknown_action"));
    REQUIRE(story.accepts("follow_up", contact("2026-03-27T09:00", actions[1].id, "given_up", "Il est parti")));
    CHECK(open_until(story).empty());
    CHECK(done_actions(story.file()) == 1);
    // An older contact that is written late does not open it again.
    REQUIRE(story.accepts("follow_up", contact("2026-03-20T09:00", actions[0].id, "under_way")));
    CHECK(open_until(story).empty());
}

TEST_CASE("a revised plan keeps what was done, and asks for what is new")
{
    auto story = planned();
    REQUIRE(story.accepts("case_plan", two_actions("2026-03-18")));
    story.now = *parse_instant("2026-03-20T10:00");
    REQUIRE(story.accepts("follow_up", contact("2026-03-20T09:00", running_actions(story.file())[1].id, "done")));
    REQUIRE(story.accepts("case_plan", with(two_actions("2026-03-20"), {{"actions.2.need", "Protection"},
                                                                        {"actions.2.action", "Inscrire au club"},
                                                                        {"actions.2.kind", "direct_service"},
                                                                        {"actions.2.horizon", "short"},
                                                                        {"actions.2.responsible", "Claire"},
                                                                        {"actions.2.due_on", "2026-04-09"}})));
    CHECK(open_until(story) == std::vector<std::string>{"2026-03-25 soon", "2026-04-09 later"});
    CHECK(done_actions(story.file()) == 1);
}

TEST_CASE("the actions of an interim plan are tasks until there is a plan")
{
    auto story = Story().identified().screened().consented().registered().assessed();
    REQUIRE(story.accepts("interim_plan", {{"made_on", "2026-03-02T18:20"},
                                           {"actions.0.need", "Abri"},
                                           {"actions.0.action", "Trouver une famille pour la nuit"},
                                           {"actions.0.responsible", "Claire"},
                                           {"actions.0.due_on", "2026-03-03"}}));
    CHECK(open_until(story) == std::vector<std::string>{"2026-03-03 soon"});
}

TEST_CASE("how far a plan has come is told for each need and each track, in the order of the plan")
{
    std::vector<PlanAction> actions(3);
    actions[0].need = "Abri", actions[0].track = "a", actions[0].state = ActionState::done;
    actions[1].need = "École", actions[1].track = "b";
    actions[2].need = "Abri", actions[2].track = "a", actions[2].state = ActionState::given_up;
    auto const needs = progress_by(actions, &PlanAction::need);
    REQUIRE(needs.size() == 2);
    CHECK(needs[0].of == "Abri");
    CHECK(needs[0].done == 1);
    CHECK(needs[0].all == 2);
    CHECK(needs[1].done == 0);
    auto const tracks = progress_by(actions, &PlanAction::track);
    REQUIRE(tracks.size() == 2);
    CHECK(tracks[0].done == 1);
    CHECK(tracks[1].all == 1);
}
