// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

static Story quiet()
{
    auto story = Story().identified().screened().consented().registered().assessed().comprehended().planned();
    return story.followed_up("2026-06-02T10:00").followed_up("2026-06-05T10:00");
}
static std::vector<std::string> refused(std::initializer_list<std::pair<std::string, std::string>> changes)
{
    auto story = quiet();
    story.now = *parse_instant("2026-08-28T10:00");
    return story.submit("closure", with(Story::closure("2026-08-28"), changes));
}

TEST_CASE("goals met means every criterion of the checklist [R-204]")
{
    CHECK(contains(refused({{"criteria", "child_safe,cared_for"}}), "criteria_not_met"));
    CHECK(refused({}).empty());
}

TEST_CASE("a file is not closed at once: some calm visits first [R-212]")
{
    auto story = Story().identified().screened().consented().registered().assessed().comprehended().planned();
    story.now = *parse_instant("2026-08-28T10:00");
    CHECK(contains(story.submit("closure", Story::closure("2026-08-28")), "too_few_visits"));
    // A call to the school and a word of the committee say nothing of the child at home.
    for (char const* mode : {"provider_confirmation", "community_follow_up", "phone_call"})
        REQUIRE(story.accepts("follow_up", with(Story::follow_up("2026-08-20T10:00"), {{"mode", mode}})));
    REQUIRE(story.accepts("follow_up", with(Story::follow_up("2026-08-21T10:00"), {{"with", "caregiver"}})));
    CHECK(contains(story.submit("closure", Story::closure("2026-08-28")), "too_few_visits"));
    for (char const* on : {"2026-08-22T10:00", "2026-08-25T10:00"})
        REQUIRE(story.accepts("follow_up", Story::follow_up(on)));
    CHECK(story.accepts("closure", Story::closure("2026-08-28")));
}

TEST_CASE("a refusal closes only when that is safe for the child [R-206]")
{
    CHECK(contains(refused({{"reason", "refused_further_help"}}), "safe_to_stop:missing"));
    CHECK(refused({{"reason", "refused_further_help"}, {"safe_to_stop", "Vit chez sa tante, en sécurité"}}).empty());
}

TEST_CASE("turning 18 closes only somebody who is [R-207]")
{
    CHECK(contains(refused({{"reason", "turned_18"}}), "under_age"));
}

static Fields death(std::initializer_list<std::pair<std::string, std::string>> changes)
{
    return with({{"known_on", "2026-08-27"},
                 {"circumstances", "Fièvre"},
                 {"inquiry_done", "yes"},
                 {"inquiry_result", "Maladie"},
                 {"other_children", "all_safe"},
                 {"government_informed_on", "2026-08-27"},
                 {"government_recipient", "Service social"}},
                changes);
}
static std::vector<std::string> closed_on_death(std::initializer_list<std::pair<std::string, std::string>> changes)
{
    auto story = quiet();
    story.now = *parse_instant("2026-08-28T10:00");
    auto const written = story.submit("child_death", death(changes));
    return written.empty() ? story.submit("closure", with(Story::closure("2026-08-28"),
                                                          {{"reason", "death"}, {"feedback_way", ""}}))
                           : written;
}

TEST_CASE("a death is looked into, so that no other child is in danger [R-210]")
{
    CHECK(closed_on_death({}).empty());
    CHECK(contains(closed_on_death({{"inquiry_done", "no"}, {"inquiry_result", ""}}), "inquiry_missing"));
    CHECK(contains(closed_on_death({{"inquiry_result", ""}}), "inquiry_result:missing"));
    CHECK(contains(closed_on_death({{"other_children", "not_yet_known"}}), "other_children_not_checked"));
    CHECK(contains(closed_on_death({{"other_children", "some_at_risk"}, {"other_children_action", "Mis à l'abri"}}),
                   "other_children_not_checked"));
    CHECK(contains(refused({{"reason", "death"}, {"feedback_way", ""}}), "inquiry_missing"));
}

TEST_CASE("every death is reported to the government [R-211]")
{
    CHECK(contains(closed_on_death({{"government_informed_on", ""}, {"government_recipient", ""}}),
                   "government_not_told"));
    CHECK(contains(closed_on_death({{"government_recipient", ""}}), "government_recipient:missing"));
}

TEST_CASE("after a death nobody is late but with what it asks for, and it is written down in several goes")
{
    auto story = quiet();
    story.now = *parse_instant("2026-08-28T10:00");
    REQUIRE(story.accepts("child_death", death({{"inquiry_done", "no"},
                                                {"inquiry_result", ""},
                                                {"government_informed_on", ""},
                                                {"government_recipient", ""}})));
    auto const due = deadlines(story.file(), story.now, 7);
    REQUIRE(due.size() == 1);
    CHECK(due.front().what == "death_procedure");
    CHECK(iso(due.front().at) == "2026-09-03T00:00");
    REQUIRE(story.accepts("child_death", death({})));
    auto const then = deadlines(story.file(), story.now, 7);
    REQUIRE(then.size() == 1);
    CHECK(then.front().what == "decide_closure");
}

TEST_CASE("goals are met on a plan that the supervisor has read; nothing else waits for that")
{
    auto story = Story().identified().screened().consented().registered().assessed().comprehended();
    story.now = *parse_instant("2026-03-18T10:00");
    REQUIRE(story.accepts("case_plan", Story::case_plan("2026-03-18")));
    CHECK(story.due("plan_approval") == "2026-03-21T10:00");
    CHECK(contains(story.submit("plan_approval", {{"decided_on", "2026-03-18"}, {"decision", "approve"}}),
                   "not_open_now"));
    story.followed_up("2026-06-02T10:00").followed_up("2026-06-05T10:00");
    REQUIRE(story.accepts("referral", with(Story::referral("health_provider"),
                                           {{"life_threatening", "yes"}, {"without_consent_reason", "Saigne"}})));
    REQUIRE(story.accepts("referral_feedback", {{"on", "2026-06-05"},
                                                {"referral", story.last_entry().text()},
                                                {"status", "service_completed"},
                                                {"channel", "phone"},
                                                {"confirmed_with_provider", "yes"}}));
    story.now = *parse_instant("2026-08-28T10:00");
    CHECK(contains(story.submit("closure", Story::closure("2026-08-28")), "plan_not_approved"));
    REQUIRE(story.accepts("plan_approval",
                          {{"decided_on", "2026-08-28"}, {"decision", "to_put_right"}, {"comment", "Préciser qui"}},
                          &story.supervisor));
    CHECK(story.due("case_plan") == "2026-08-31T10:00");
    CHECK(story.file().active_plan());
    CHECK(contains(story.submit("closure", Story::closure("2026-08-28")), "plan_not_approved"));
    REQUIRE(story.accepts("plan_approval", {{"decided_on", "2026-08-28"}, {"decision", "approve"}}, &story.supervisor));
    CHECK(story.accepts("closure", Story::closure("2026-08-28")));
}

TEST_CASE("a survivor's file closes when her safety plan was gone through with her [R-007]")
{
    auto story = Story().identified();
    story.now += Minutes{30};
    REQUIRE(story.accepts("screening", with(Story::screening(), {{"programme", "gbv"}})));
    story.consented().registered().assessed().comprehended();
    story.now = *parse_instant("2026-08-28T10:00");
    auto const ask =
        with(Story::closure("2026-08-28"), {{"reason", "refused_further_help"}, {"safe_to_stop", "En sécurité"}});
    CHECK(contains(story.submit("closure", ask), "safety_plan_missing"));
    CHECK(story.accepts("closure", with(ask, {{"safety_plan_reviewed", "yes"}})));
}

TEST_CASE("a closed file is kept for a set time [R-216]")
{
    CHECK(contains(refused({{"retention_until", ""}}), "retention_until:missing"));
    CHECK(contains(refused({{"retention_until", "2026-08-28"}}), "retention_missing"));
}

TEST_CASE("a file is kept as long as the deployment says [R-217]")
{
    CHECK(contains(refused({{"retention_until", "2027-08-27"}}), "retention_short"));
    CHECK(refused({{"retention_until", "2027-08-28"}}).empty());
}

TEST_CASE("a child who was in alternative care finds the file longer [R-218]")
{
    auto story = quiet();
    REQUIRE(story.accepts("direct_service", {{"delivered_on", "2026-03-18"},
                                             {"service", "alternative_care"},
                                             {"result", "Chez la tante, avec sa mère"},
                                             {"separates_child", "no"}}));
    story.now = *parse_instant("2026-08-28T10:00");
    CHECK(contains(story.submit("closure", with(Story::closure("2026-08-28"), {{"retention_until", "2031-08-27"}})),
                   "retention_short"));
    CHECK(story.accepts("closure", with(Story::closure("2026-08-28"), {{"retention_until", "2031-08-28"}})));
}

TEST_CASE("a manager authorises, never whoever asked [R-214]")
{
    auto story = quiet();
    story.closure_requested();
    Fields const yes = {{"decided_on", "2026-08-28"}, {"decision", "authorise"}};
    CHECK(contains(story.submit("closure_decision", yes, &story.worker), "not_open_now"));
    CHECK(contains(story.submit("closure_decision", yes, &story.supervisor), "not_open_now"));
    Actor const same{story.worker.id, Role::manager, ""};
    CHECK(contains(story.submit("closure_decision", yes, &same), "same_person"));
    REQUIRE(story.accepts("closure_opinion",
                          {{"given_on", "2026-08-28"}, {"opinion", "for"}, {"reasons", "La famille tient"}},
                          &story.supervisor));
    CHECK(story.accepts("closure_decision", yes, &story.manager));
    CHECK(story.file().stage == Stage::closed);
}

TEST_CASE("closing plans a visit three months later [R-213]")
{
    auto story = quiet().closure_requested().closed();
    CHECK(story.due("post_closure_visit") == "2026-11-30T00:00");
    story.now = *parse_instant("2026-11-30T10:00");
    CHECK(contains(story.submit("post_closure_visit", {{"visited_on", "2026-11-30"}, {"stability", "stable"}}),
                   "services_evaluation:missing"));
    CHECK(story.accepts("post_closure_visit", {{"visited_on", "2026-11-30"}, {"declined", "yes"}}));
    CHECK(story.due("post_closure_visit").empty());
}

TEST_CASE("sent back, the file goes on")
{
    auto story = quiet().closure_requested();
    CHECK(contains(
        story.submit("closure_decision", {{"decided_on", "2026-08-28"}, {"decision", "return"}}, &story.manager),
        "comment:missing"));
    REQUIRE(story.accepts("closure_decision",
                          {{"decided_on", "2026-08-28"}, {"decision", "return"}, {"comment", "Revoir"}},
                          &story.manager));
    CHECK(story.file().stage == Stage::implementing);
    CHECK_FALSE(story.file().cycle.closure);
}

TEST_CASE("reopened: a new cycle with its own clocks, earlier plans kept")
{
    auto story = quiet().closure_requested().closed();
    story.now = *parse_instant("2026-10-12T10:00");
    REQUIRE(story.accepts(
        "reopening",
        {{"reopened_on", "2026-10-12"}, {"reason", "new_concern"}, {"new_information", "Nouvelle dispute"}}));
    CHECK(story.file().cycle.number == 2);
    CHECK(story.file().plans.size() == 1);
    CHECK_FALSE(story.file().active_plan());
    CHECK(story.due("initial_assessment") == "2026-10-13T00:00");
    CHECK(story.due("post_closure_visit").empty());
    // What was found then is history: a plan of now stands on what is found now.
    CHECK_FALSE(story.file().finished_assessment());
    story.now = *parse_instant("2026-10-12T11:00");
    REQUIRE(story.accepts("initial_assessment", Story::initial_assessment("high", "2026-10-12T10:30")));
    CHECK(contains(story.submit("case_plan", Story::case_plan("2026-10-12")), "assessment_not_finished"));
}

TEST_CASE("who was asked for help before the closure and has not answered is asked again after reopening")
{
    auto story = Story().identified().screened().consented().registered().assessed().comprehended().planned();
    REQUIRE(story.accepts("referral", with(Story::referral("health_provider"), {{"made_on", "2026-03-18"}})));
    auto const asked = story.due("referral_answer");
    REQUIRE_FALSE(asked.empty());
    story.now = *parse_instant("2026-08-28T10:00");
    REQUIRE(story.accepts("closure",
                          with(Story::closure("2026-08-28"),
                               {{"reason", "cannot_be_contacted"}, {"tried", "Trois visites"}, {"criteria", ""}})));
    REQUIRE(story.accepts("closure_opinion", {{"given_on", "2026-08-28"}, {"opinion", "for"}, {"reasons", "Vu"}},
                          &story.supervisor));
    REQUIRE(
        story.accepts("closure_decision", {{"decided_on", "2026-08-28"}, {"decision", "authorise"}}, &story.manager));
    CHECK(story.due("referral_answer").empty());
    story.now = *parse_instant("2026-10-12T10:00");
    REQUIRE(story.accepts(
        "reopening",
        {{"reopened_on", "2026-10-12"}, {"reason", "new_concern"}, {"new_information", "Revenue au village"}}));
    CHECK(story.due("referral_answer") == asked);
}

TEST_CASE("a first assessment that came too late stays late, whatever is assessed after it [R-121]")
{
    auto story = Story().identified().screened().consented().registered();
    auto const late = with(Story::initial_assessment("high", "2026-03-09T10:00"), {{"late_reason", "Route coupée"}});
    story.now = *parse_instant("2026-03-09T11:00");
    REQUIRE(story.accepts("initial_assessment", late));
    REQUIRE(story.file().cycle.initial->timeliness == "breached");
    // Another of the same day as the registration, typed later, is the first; one that comes after it is not.
    story.now = *parse_instant("2026-03-10T11:00");
    REQUIRE(story.accepts("initial_assessment", with(late, {{"assessed_on", "2026-03-10T10:30"}})));
    CHECK(story.file().cycle.initial->timeliness == "breached");
    CHECK(iso(story.file().cycle.initial->on) == "2026-03-10T10:30");
    REQUIRE(story.accepts("initial_assessment", with(late, {{"assessed_on", "2026-03-02T18:15"}})));
    CHECK(story.file().cycle.initial->timeliness == "on_time");
    CHECK(iso(story.file().cycle.initial->on) == "2026-03-10T10:30");
}

TEST_CASE("child and family can always say what the help was worth [R-073]")
{
    CHECK(contains(refused({{"feedback_way", ""}}), "feedback_way:missing"));
}

TEST_CASE("a durable solution is held to the same as goals that were met [R-204]")
{
    auto story = Story().identified().screened().consented().registered().assessed().comprehended().planned();
    story.now = *parse_instant("2026-08-28T10:00");
    auto const ask = with(Story::closure("2026-08-28"), {{"reason", "durable_solution"}});
    CHECK(contains(story.submit("closure", with(ask, {{"criteria", ""}})), "criteria_not_met"));
    CHECK(contains(story.submit("closure", ask), "too_few_visits"));
}

TEST_CASE("whoever cannot be reached was looked for, and it says how")
{
    for (char const* reason : {"cannot_be_contacted", "moved_no_agency"}) {
        CAPTURE(reason);
        CHECK(contains(refused({{"reason", reason}}), "tried:missing"));
        CHECK(refused({{"reason", reason}, {"tried", "Trois appels, deux visites"}}).empty());
    }
}

TEST_CASE("at high risk nobody lets go before the supervisor has said what she thinks of it")
{
    auto story = quiet().closure_requested();
    CHECK(story.due("closure_opinion") == "2026-08-31T00:05");
    Fields const yes = {{"decided_on", "2026-08-28"}, {"decision", "authorise"}};
    CHECK(contains(story.submit("closure_decision", yes, &story.manager), "opinion_missing"));
    Fields const opinion = {{"given_on", "2026-08-28"}, {"opinion", "against"}, {"reasons", "Trop tôt"}};
    CHECK(contains(story.submit("closure_opinion", opinion), "not_open_now"));   // the worker has asked already
    REQUIRE(story.accepts("closure_opinion", opinion, &story.supervisor));
    CHECK(story.due("closure_opinion").empty());
    CHECK(story.file().cycle.closure->opinion == "against");
    // A return is no authorisation: it needs nobody's opinion. An opinion is of one request.
    REQUIRE(story.accepts("closure_decision",
                          {{"decided_on", "2026-08-28"}, {"decision", "return"}, {"comment", "Attendre"}},
                          &story.manager));
    REQUIRE(story.accepts("closure", Story::closure("2026-08-28")));
    CHECK(contains(story.submit("closure_decision", yes, &story.manager), "opinion_missing"));
    // Who supervises and asks herself has said it by asking.
    auto own = quiet();
    own.now = *parse_instant("2026-08-28T10:00");
    REQUIRE(own.accepts("closure", Story::closure("2026-08-28"), &own.supervisor));
    CHECK(own.due("closure_opinion").empty());
    CHECK(own.accepts("closure_decision", yes, &own.manager));
}

TEST_CASE("a closed file keeps no old tasks, and one handed back later stands")
{
    auto story = quiet();
    REQUIRE(story.accepts("supervision_decision",
                          {{"noted_on", "2026-06-05"}, {"decision", "Appeler l'école"}, {"due_on", "2026-09-30"}}));
    story.closure_requested().closed();
    for (auto const& one : story.file().to_dos) CHECK(one.state == ActionState::given_up);
}

TEST_CASE(
    "nobody lets go over an exception that was not looked at; a first visit is agreed within what the office asks "
    "[R-048, R-213]")
{
    auto story = quiet();
    story.now = *parse_instant("2026-08-20T10:00");
    REQUIRE(story.accepts("follow_up", with(Story::follow_up("2026-08-20T09:00"), {{"mode", "unannounced_home_visit"},
                                                                                   {"purpose", "Voir"},
                                                                                   {"exposure_precautions", "Discret"},
                                                                                   {"alone_reason", "Personne"}})));
    REQUIRE(story.file().exceptions.size() == 1);
    story.now = *parse_instant("2026-08-28T10:00");
    CHECK(contains(story.submit("closure", with(Story::closure("2026-08-28"), {{"first_visit_on", "2027-02-28"}})),
                   "visit_too_late"));
    story.closure_requested();
    Fields const authorise = {{"decided_on", "2026-08-28"}, {"decision", "authorise"}};
    CHECK(contains(story.submit("closure_decision", authorise, &story.manager), "exceptions_wait"));
    REQUIRE(story.accepts("exception_review",
                          {{"reviewed_on", "2026-08-28"}, {"decision", "confirmed"}, {"comment", "Vu"}},
                          &story.supervisor));
    if (story.file().risk == "high")
        REQUIRE(story.accepts("closure_opinion", {{"given_on", "2026-08-28"}, {"opinion", "for"}, {"reasons", "Vu"}},
                              &story.supervisor));
    CHECK(story.accepts("closure_decision", authorise, &story.manager));
}

TEST_CASE("a new danger suspends the closure and says so; what is urgent ends where somebody says that it was done")
{
    auto story = quiet().closure_requested();
    story.now = *parse_instant("2026-08-30T10:00");
    REQUIRE(story.accepts("follow_up", with(Story::follow_up("2026-08-30T09:00"),
                                            {{"risk_increased", "yes"}, {"urgent_action", "Nuit chez la tante"}})));
    CHECK(story.file().stage == Stage::implementing);
    REQUIRE(story.file().to_dos.size() == 1);
    CHECK(story.file().to_dos.front().words == "closure_suspended");
    CHECK_FALSE(story.due("urgent_action").empty());
    story.now = *parse_instant("2026-08-31T10:00");
    REQUIRE(story.accepts("follow_up", with(Story::follow_up("2026-08-31T09:00"), {{"action_done", "no"}})));
    CHECK_FALSE(story.due("urgent_action").empty());
    REQUIRE(story.accepts("follow_up", with(Story::follow_up("2026-08-31T09:30"), {{"action_done", "yes"}})));
    CHECK(story.due("urgent_action").empty());
}

TEST_CASE("reopened because a visit found danger: high risk, something to do today, contacts as often as that asks")
{
    auto story = quiet().closure_requested().closed();
    story.now = *parse_instant("2026-10-12T10:00");
    REQUIRE(story.accepts("post_closure_visit", {{"visited_on", "2026-10-12"},
                                                 {"stability", "unsafe"},
                                                 {"services_evaluation", "Rien ne tient"},
                                                 {"reopening_needed", "yes"}}));
    REQUIRE(story.accepts(
        "reopening",
        {{"reopened_on", "2026-10-12"}, {"reason", "new_concern"}, {"new_information", "Le père est revenu"}}));
    CHECK(story.file().risk == "high");
    CHECK(story.due("urgent_action") == "2026-10-12T00:00");
    CHECK(contact_rhythm(story.file()).frequency == story.policy.monitoring_high);
}
