// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// Every gate that could keep help from a child has a way through in danger: one reason now, a supervisor within the day
// (G-14).
#include "unit/story.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace abri;
using namespace abri::tests;

static Fields in_danger()
{
    return with(Story::registration("2026-03-02T09:35"),
                {{"provisional", "yes"}, {"provisional_reason", "Menace de mort ce soir"}});
}
static Fields life_threatening(char const* recipient)
{
    return with(Story::referral(recipient), {{"life_threatening", "yes"}, {"without_consent_reason", "Saigne"}});
}

TEST_CASE("a child in danger is registered without screening, consent or a search for a file [R-116]")
{
    auto story = Story().identified("imminent_danger");
    story.now = *parse_instant("2026-03-02T09:40");
    REQUIRE(story.accepts("registration", in_danger()));
    CHECK(story.due("exception_review") == "2026-03-03T09:35");
    CHECK(story.due("consent") == "2026-03-03T09:35");
    for (char const* form : {"initial_assessment", "interim_plan", "follow_up", "direct_service", "referral",
                             "safe_contact", "case_note"}) {
        CAPTURE(form);
        CHECK(step_of_form(form)->open(story.file(), story.worker));
    }
    CHECK(story.accepts("initial_assessment",
                        with(Story::initial_assessment("high", "2026-03-02T09:36"), {{"imminent_danger", "yes"}})));
}

TEST_CASE("a life in danger is referred whatever consent, opinion or hand-over is missing [R-116]")
{
    auto const ready = [] { return Story().identified().screened().consented().registered(); };
    struct {
        char const* what;
        Story (*story)();
        char const* recipient;
    } const rows[] = {{"never asked",
                       [] {
                           auto s = Story().identified("imminent_danger");
                           s.now += Minutes{10};
                           REQUIRE(s.accepts("registration", in_danger()));
                           return s;
                       },
                       "shelter_provider"},
                      {"not covered", ready, "shelter_provider"},
                      {"refused", ready, "community_committee"},
                      {"ended",
                       [] {
                           auto s = Story().identified().screened().consented().registered();
                           s.now = *parse_instant("2026-12-01T10:00");
                           return s;
                       },
                       "health_provider"},
                      {"taken back",
                       [] {
                           auto s = Story().identified().screened().consented().registered();
                           REQUIRE(s.accepts("consent", {{"given_on", "2026-03-02T17:46"},
                                                         {"consent_from", "guardian"},
                                                         {"guardian_relation", "mother"},
                                                         {"guardian_consent", "withdrawn"}}));
                           return s;
                       },
                       "health_provider"},
                      {"plan sent back",
                       [] {
                           auto s = Story().identified().screened().consented().registered().assessed().comprehended();
                           s.now = *parse_instant("2026-03-18T10:00");
                           REQUIRE(s.accepts("case_plan", Story::case_plan("2026-03-18")));
                           REQUIRE(
                               s.accepts("plan_approval",
                                         {{"decided_on", "2026-03-18"}, {"decision", "to_put_right"}, {"comment", "x"}},
                                         &s.supervisor));
                           return s;
                       },
                       "shelter_provider"},
                      {"being handed over",
                       [] {
                           auto s = Story().identified().screened().consented().registered();
                           REQUIRE(s.accepts("transfer", Story::transfer("2026-03-02")));
                           return s;
                       },
                       "shelter_provider"},
                      {"no safety plan yet",
                       [] {
                           auto s = Story().identified();
                           s.now += Minutes{30};
                           REQUIRE(s.accepts("screening", with(Story::screening(), {{"programme", "gbv"}})));
                           return s.consented().registered();
                       },
                       "shelter_provider"}};
    for (auto const& row : rows) {
        CAPTURE(row.what);
        auto story = row.story();
        auto const made = with(life_threatening(row.recipient), {{"made_on", iso(day_of(story.now))}});
        CHECK_FALSE(story.accepts("referral", with(made, {{"without_consent_reason", ""}})));
        CHECK(story.accepts("referral", made));
        CHECK_FALSE(story.due("exception_review").empty());
    }
}

TEST_CASE("while a supervisor or manager has not answered, contacts, services and interim plans go on [R-116]")
{
    auto story = Story().identified().screened().consented().registered().assessed().comprehended();
    story.now = *parse_instant("2026-03-18T10:00");
    REQUIRE(story.accepts("case_plan", Story::case_plan("2026-03-18")));
    REQUIRE(story.accepts("transfer", with(Story::transfer("2026-03-18"), {{"information_shared", "identity"}})));
    for (char const* form : {"follow_up", "direct_service", "referral", "review", "safety_plan", "appointment",
                             "mandatory_report", "case_note"}) {
        CAPTURE(form);
        CHECK(step_of_form(form)->open(story.file(), story.worker));
    }
    CHECK(story.accepts("follow_up", with(Story::follow_up("2026-03-18T09:00"),
                                          {{"risk_increased", "yes"}, {"urgent_action", "Mise à l'abri"}})));
}

TEST_CASE("what was put off never hides what became urgent")
{
    auto story = Story().identified().screened().consented().registered().assessed("medium");
    REQUIRE(story.accepts(
        "postponement",
        {{"decided_on", "2026-03-02"}, {"what", "follow_up"}, {"wait_until", "2026-03-09"}, {"cause", "overload"}}));
    story.now = *parse_instant("2026-03-04T10:00");
    REQUIRE(story.accepts("follow_up", with(Story::follow_up("2026-03-04T09:00"),
                                            {{"risk_increased", "yes"}, {"urgent_action", "Voir ce soir"}})));
    auto const due = deadlines(story.file(), story.now, 7);
    CHECK(std::any_of(due.begin(), due.end(), [](Deadline const& d) { return d.what == "urgent_action"; }));
    CHECK(story.file().shared["postponed.follow_up"].empty());
}
