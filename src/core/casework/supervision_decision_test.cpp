// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/deadlines.h"
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

TEST_CASE("what two people decided for a child is a task of the file until somebody says what became of it")
{
    auto story = Story().identified().screened();
    auto const due = [&] {
        for (auto const& d : deadlines(story.file(), story.now, 7))
            if (d.what == "supervision_decision") return iso(day_of(d.at));
        return std::string();
    };
    CHECK(due().empty());
    Fields const first = {{"noted_on", "2026-03-02"}, {"decision", "Revoir la mère seule"}, {"due_on", "2026-03-12"}};
    CHECK(story.accepts("supervision_decision", first, &story.supervisor));
    auto const entry = story.file().to_dos.back().entry.text();
    CHECK(story.accepts("supervision_decision",
                        with(first, {{"decision", "Appeler l'école"}, {"due_on", "2026-03-09"}}), &story.supervisor));
    CHECK(due() == "2026-03-09");
    auto const school = story.file().to_dos.back().entry.text();
    CHECK_FALSE(
        story.accepts("supervision_decision", {{"noted_on", "2026-03-02"}, {"about", school}, {"outcome", "done"}}));
    CHECK(story.accepts("supervision_decision",
                        {{"noted_on", "2026-03-02"}, {"about", school}, {"outcome", "done"}, {"result", "Appelée"}}));
    CHECK(due() == "2026-03-12");
    CHECK_FALSE(
        story.accepts("supervision_decision",
                      {{"noted_on", "2026-03-02"}, {"about", school}, {"outcome", "done"}, {"result", "Encore"}}));
    CHECK_FALSE(story.accepts("supervision_decision",
                              {{"noted_on", "2026-03-02"}, {"about", std::string(32, 'a')}, {"result", "Rien"}}));
    CHECK_FALSE(story.accepts("supervision_decision", {{"noted_on", "2026-03-02"}, {"decision", "Sans date"}}));
    CHECK(story.accepts("supervision_decision",
                        {{"noted_on", "2026-03-02"}, {"about", entry}, {"outcome", "done"}, {"result", "Fait"}}));
    CHECK(due().empty());
}

TEST_CASE("a task that goes on has a new day; one that is given up says why")
{
    auto story = Story().identified().screened();
    REQUIRE(story.accepts("supervision_decision",
                          {{"noted_on", "2026-03-02"}, {"decision", "Voir la tante"}, {"due_on", "2026-03-09"}}));
    auto const id = story.file().to_dos.front().id.text();
    Fields const goes_on = {{"noted_on", "2026-03-02"}, {"about", id}, {"outcome", "under_way"}, {"result", "Absente"}};
    CHECK(contains(story.submit("supervision_decision", goes_on), "field_problem"));
    CHECK(contains(story.submit("supervision_decision", with(goes_on, {{"due_on", "2026-02-01"}})), "in_the_past"));
    REQUIRE(story.accepts("supervision_decision", with(goes_on, {{"due_on", "2026-03-16"}})));
    CHECK(iso(story.file().to_dos.front().due) == "2026-03-16");
    CHECK(story.file().to_dos.front().state == ActionState::open);
    CHECK(contains(story.submit("supervision_decision", {{"noted_on", "2026-03-02"}, {"about", id}, {"result", "?"}}),
                   "outcome:missing"));
    REQUIRE(story.accepts("supervision_decision", with(goes_on, {{"outcome", "given_up"}, {"result", "A déménagé"}})));
    CHECK(story.file().to_dos.front().state == ActionState::given_up);
}

TEST_CASE("an action of the plan is told without a contact, and no contact is counted for it")
{
    auto story = Story().identified().screened().consented().registered().assessed().comprehended().planned();
    auto const action = story.file().active_plan()->actions.front().id;
    auto const contacts = story.file().cycle.contacts.size();
    REQUIRE(story.accepts("supervision_decision", {{"noted_on", "2026-03-18"},
                                                   {"about", action.text()},
                                                   {"outcome", "under_way"},
                                                   {"result", "Le poste n'a pas ouvert"},
                                                   {"due_on", "2026-04-02"}}));
    CHECK(iso(*story.file().active_plan()->actions.front().due) == "2026-04-02");
    REQUIRE(
        story.accepts("supervision_decision",
                      {{"noted_on", "2026-03-18"}, {"about", action.text()}, {"outcome", "done"}, {"result", "Fait"}}));
    CHECK(story.file().active_plan()->actions.front().state == ActionState::done);
    CHECK(story.file().cycle.contacts.size() == contacts);
}

TEST_CASE("what a conference and a planning meeting agreed are tasks, each with its day and whose it is")
{
    auto story = Story().identified().screened().consented().registered().assessed();
    REQUIRE(story.accepts("planning_meeting", {{"held_on", "2026-03-02T18:00"},
                                               {"hour_chosen", "agreed_together"},
                                               {"safe_place", "yes"},
                                               {"child_involved", "took_part"},
                                               {"caregiver_involved", "took_part"},
                                               {"complex", "no"},
                                               {"views", "Veut rester"},
                                               {"decisions", "On essaie"},
                                               {"actions.0.action", "Parler au chef de bloc"},
                                               {"actions.0.responsible", "Claire"},
                                               {"actions.0.due_on", "2026-03-05"},
                                               {"actions.1.action", "Inscrire à l'école"},
                                               {"actions.1.responsible", "La mère"},
                                               {"actions.1.due_on", "2026-03-10"}}));
    REQUIRE(story.file().to_dos.size() == 2);
    CHECK(story.file().to_dos.back().responsible == "La mère");
    int tasks = 0;
    for (auto const& due : deadlines(story.file(), story.now, 30)) tasks += due.what == "supervision_decision";
    CHECK(tasks == 2);
    REQUIRE(story.accepts("supervision_decision", {{"noted_on", "2026-03-02"},
                                                   {"about", story.file().to_dos.front().id.text()},
                                                   {"outcome", "done"},
                                                   {"result", "D'accord"}}));
    CHECK(story.file().to_dos.front().state == ActionState::done);
    CHECK(story.file().to_dos.back().state == ActionState::open);
}

TEST_CASE("what a form leaves open is a task: who reported was not told, the file is shown on a day")
{
    auto story = Story().identified();
    story.now += Hours{1};
    REQUIRE(story.accepts("screening", with(Story::screening(), {{"decision", "ineligible"},
                                                                 {"ineligible_reason", "outside_criteria"},
                                                                 {"redirected_to", "Service social"},
                                                                 {"referrer_informed", "no"}})));
    REQUIRE(story.file().to_dos.size() == 1);
    CHECK(story.file().to_dos.front().words == "tell_referrer");
    CHECK_FALSE(story.file().is_open());
    CHECK(story.accepts("supervision_decision", {{"noted_on", "2026-03-02"},
                                                 {"about", story.file().to_dos.front().id.text()},
                                                 {"outcome", "done"},
                                                 {"result", "Appelé"}}));
    CHECK(deadlines(story.file(), story.now, 30).empty());
}

TEST_CASE("what did not fit together in the assessment follows the file until it is explained [R-119]")
{
    auto story = Story().identified().screened().consented().registered().assessed();
    story.now = *parse_instant("2026-03-12T10:00");
    auto const found =
        with(Story::comprehensive_assessment("2026-03-12"), {{"discrepancies.0.statement_a", "Dort chez sa tante"},
                                                             {"discrepancies.0.statement_b", "Dort à la maison"},
                                                             {"discrepancies.0.checked_with", "Voisine"},
                                                             {"discrepancies.0.result", "unresolved"}});
    REQUIRE(story.accepts("comprehensive_assessment", found));
    REQUIRE(story.file().discrepancies.size() == 1);
    CHECK_FALSE(story.file().discrepancies.front().clarified);
    REQUIRE(story.accepts("discrepancy", {{"noted_on", "2026-03-12"},
                                          {"about", story.file().discrepancies.front().entry.text()},
                                          {"checked_with", "Tante"},
                                          {"result", "clarified"},
                                          {"explanation", "Un soir sur deux"}}));
    CHECK(story.file().discrepancies.front().clarified);
    REQUIRE(story.accepts("comprehensive_assessment", found));   // saved again: the same one, still explained
    CHECK(story.file().discrepancies.size() == 1);
    CHECK(story.file().discrepancies.front().clarified);
}
