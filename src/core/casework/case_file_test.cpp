// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/deadlines.h"
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

static Story registered() { return Story().identified().screened().consented().registered(); }

static std::vector<std::string> appointments_of(Story const& story)
{
    std::vector<std::string> out;
    for (auto const& due : deadlines(story.file(), story.now, 7))
        if (due.what == "appointment") out.push_back(iso(due.at));
    return out;
}

TEST_CASE("a second appointment does not erase the first, and one is called off by itself")
{
    auto story = registered();
    Fields const asked = {{"agreed_on", "2026-03-02"},
                          {"appointment_at", "2026-03-05T16:30"},
                          {"place", "Au centre"},
                          {"hour_chosen", "child_and_family"}};
    REQUIRE(story.accepts("appointment", asked));
    auto const first = story.last_entry();
    REQUIRE(story.accepts("appointment", with(asked, {{"appointment_at", "2026-03-09T10:00"}})));
    CHECK(appointments_of(story) == std::vector<std::string>{"2026-03-05T16:30", "2026-03-09T10:00"});
    Fields const off = {{"agreed_on", "2026-03-02"}, {"cancelled", "yes"}};
    CHECK_FALSE(story.accepts("appointment", off));   // which of them?
    REQUIRE(story.accepts("appointment", with(off, {{"about", first.text()}})));
    CHECK(appointments_of(story) == std::vector<std::string>{"2026-03-09T10:00"});
}

TEST_CASE("an appointment holds the hour the family chose, and a contact meets it [R-059]")
{
    auto story = registered();
    Fields const asked = {{"agreed_on", "2026-03-02"},
                          {"appointment_at", "2026-03-05T16:30"},
                          {"place", "Au centre"},
                          {"hour_chosen", "child_and_family"}};
    CHECK(contains(story.submit("appointment", with(asked, {{"hour_chosen", "imposed_by_staff"}})), "hour_imposed"));
    CHECK(contains(story.submit("appointment", with(asked, {{"appointment_at", "2026-03-01T16:30"}})),
                   "appointment_past"));
    CHECK(contains(story.submit("appointment", with(asked, {{"appointment_at", ""}})), "field_problem"));
    REQUIRE(story.accepts("appointment", asked));
    CHECK(appointments_of(story) == std::vector<std::string>{"2026-03-05T16:30"});
    story.assessed().followed_up("2026-03-04T10:00");
    CHECK_FALSE(appointments_of(story).empty());
    story.followed_up("2026-03-05T16:45");
    CHECK(appointments_of(story).empty());
    story.now = *parse_instant("2026-03-06T09:00");
    REQUIRE(story.accepts("appointment",
                          with(asked, {{"agreed_on", "2026-03-06"}, {"appointment_at", "2026-03-09T16:30"}})));
    REQUIRE(story.accepts("appointment", {{"agreed_on", "2026-03-06"}, {"cancelled", "yes"}}));
    CHECK(appointments_of(story).empty());
}

TEST_CASE("statements that do not fit stay in sight until they are explained [R-119]")
{
    auto story = registered();
    Fields const noted = {{"noted_on", "2026-03-02"},
                          {"statement_a", "Il est tombé"},
                          {"statement_b", "Traces de coups"},
                          {"checked_with", "Médecin"},
                          {"result", "unresolved"}};
    CHECK(contains(story.submit("discrepancy", with(noted, {{"statement_b", ""}})), "field_problem"));
    REQUIRE(story.accepts("discrepancy", noted));
    auto const first = story.last_entry().text();
    REQUIRE(story.file().discrepancies.size() == 1);
    CHECK_FALSE(story.file().discrepancies.front().clarified);
    Fields const explained = {
        {"noted_on", "2026-03-02"}, {"about", first}, {"checked_with", "Note du médecin"}, {"result", "clarified"}};
    CHECK(contains(story.submit("discrepancy", explained), "explanation:missing"));
    CHECK(contains(
        story.submit("discrepancy", with(explained, {{"explanation", "Coups"}, {"about", std::string(32, '0')}})),
        "unknown_discrepancy"));
    REQUIRE(story.accepts("discrepancy", with(explained, {{"explanation", "Coups"}})));
    REQUIRE(story.file().discrepancies.size() == 1);
    CHECK(story.file().discrepancies.front().clarified);
}

TEST_CASE("brothers and sisters have a file each, linked once")
{
    auto story = registered();
    Fields const link = {
        {"linked_on", "2026-03-02"}, {"other_file", std::string(31, '0') + "7"}, {"relation", "sibling"}};
    CHECK(contains(story.submit("family_link", with(link, {{"other_file", story.file().id.text()}})), "no_such_file"));
    REQUIRE(story.accepts("family_link", link));
    CHECK(story.file().family.front().relation == "sibling");
    CHECK(contains(story.submit("family_link", link), "already_linked"));
}

TEST_CASE("each change of risk is kept, and nothing in between")
{
    auto story = registered().assessed("high").comprehended().planned();
    story.now = *parse_instant("2026-04-17T10:00");
    REQUIRE(story.accepts("review", Story::review("2026-04-17", "2026-05-10")));
    REQUIRE(risk_changes(story.file()).size() == 2);
    CHECK(risk_changes(story.file())[0].level == "high");
    CHECK(risk_changes(story.file())[1].level == "medium");
    CHECK(iso(day_of(risk_changes(story.file())[1].at)) == "2026-04-17");
}

TEST_CASE("two contacts on one day are one day on which the child was heard: the next is no later for it")
{
    auto story = registered().assessed("high");   // Tuesdays and Fridays
    story.followed_up("2026-03-03T10:00");
    CHECK(next_contact(story.file(), *parse_date("2026-03-04")) == parse_date("2026-03-06"));
    story.followed_up("2026-03-03T14:30");
    CHECK(next_contact(story.file(), *parse_date("2026-03-04")) == parse_date("2026-03-06"));
}

TEST_CASE("the agreement that ends first is a thing of that day, until it is asked for anew")
{
    auto story = registered().assessed("high");
    auto const ends = [&] {
        std::string found;
        for (auto const& due : deadlines(story.file(), story.now, 7))
            if (due.what == "consent_ends") found += iso(day_of(due.at)) + " " + std::string(due.form);
        return found;
    };
    CHECK(ends() == "2026-06-02 consent");
    story.now = *parse_instant("2026-05-28T10:00");
    REQUIRE(story.accepts("consent", with(Story::child_consent(), {{"given_on", "2026-05-28T09:30"}})));
    CHECK(ends() == "2026-06-02 consent");   // the mother's
    REQUIRE(story.accepts("consent", with(Story::guardian_consent(), {{"given_on", "2026-05-28T09:40"}})));
    CHECK(ends() == "2026-08-28 consent");
    REQUIRE(story.accepts("consent", with(Story::guardian_consent(),
                                          {{"given_on", "2026-05-28T09:50"}, {"guardian_consent", "refused"}})));
    CHECK(ends() == "");   // what is due now is to ask
    CHECK_FALSE(story.due("consent").empty());
}

TEST_CASE("contacts that were planned and not held are counted, today's not yet")
{
    auto story = registered().assessed("high");   // Monday 2 March: Tuesdays and Fridays
    struct {
        char const* today;
        int missed;
    } const rows[] = {{"2026-03-02", 0}, {"2026-03-03", 0}, {"2026-03-04", 1}, {"2026-03-07", 2}, {"2026-04-01", 4}};
    for (auto const& row : rows) CHECK(missed_contacts(story.file(), *parse_date(row.today)) == row.missed);
    story.followed_up("2026-03-03T10:00");
    CHECK(missed_contacts(story.file(), *parse_date("2026-03-04")) == 0);
    CHECK(missed_contacts(story.file(), *parse_date("2026-03-07")) == 1);
}

TEST_CASE("a survivor's plan stands on her safety plan [R-006]")
{
    auto story = Story().identified();
    story.now += Minutes{30};
    REQUIRE(story.accepts("screening", with(Story::screening(), {{"programme", "gbv"}})));
    story.consented().registered().assessed().comprehended();
    story.now = *parse_instant("2026-03-18T10:00");
    CHECK(contains(story.submit("case_plan", Story::case_plan("2026-03-18")), "safety_plan_missing"));
    CHECK(story.accepts("case_plan", with(Story::case_plan("2026-03-18"),
                                          {{"activate", "no"}, {"activated_on", ""}}))); // a draft waits for nothing
    REQUIRE(story.accepts("safety_plan", {{"made_on", "2026-03-18"},
                                          {"options_explained", "Toutes"},
                                          {"chosen", "Chez sa tante"},
                                          {"strategies", "Mot convenu"},
                                          {"emotional_support", "Chaque semaine"},
                                          {"coordination", "Santé et justice"},
                                          {"keeps_copy", "unsafe_to_give"}}));
    CHECK(story.accepts("case_plan", Story::case_plan("2026-03-18")));
}

TEST_CASE("a second way in the plan says when to take it")
{
    auto story = registered().assessed().comprehended();
    story.now = *parse_instant("2026-03-18T10:00");
    auto const with_b = with(Story::case_plan("2026-03-18"), {{"actions.0.track", "b"}});
    CHECK(contains(story.submit("case_plan", with_b), "track_trigger_missing"));
    CHECK(story.accepts("case_plan", with(with_b, {{"track_b_trigger", "Nouvelle violence"}})));
}
