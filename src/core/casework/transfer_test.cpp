// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

static Story planned()
{
    return Story().identified().screened().consented().registered().assessed().comprehended().planned();
}
static std::vector<std::string> answer(std::initializer_list<std::pair<std::string, std::string>> changes)
{
    auto story = planned();
    return story.submit("transfer", with(Story::transfer("2026-03-18"), changes));
}

TEST_CASE("difficult needs are no reason to hand a child on [R-227]")
{
    CHECK(contains(answer({{"cause", "needs_too_difficult"}}), "needs_too_difficult"));
    CHECK(answer({}).empty());
}

TEST_CASE("a transfer says why there is no other way [R-225]")
{
    CHECK(contains(answer({{"no_other_way", ""}}), "no_other_way:missing"));
}
TEST_CASE("a transfer says what will be better [R-226]")
{
    CHECK(contains(answer({{"better_service", ""}}), "better_service:missing"));
}

TEST_CASE("a transfer has a handover plan and was explained [R-221]")
{
    CHECK(contains(answer({{"handover_plan", ""}}), "handover_plan:missing"));
    CHECK(contains(answer({{"explained", "not_yet"}}), "not_explained"));
}

TEST_CASE("a transfer hands over only what was agreed, unless a supervisor looks at why [R-049]")
{
    CHECK(contains(answer({{"recipient", "community_committee"}}), "recipient_refused"));
    CHECK(contains(answer({{"information_shared", "identity,plan"}}), "information_not_covered"));
    auto story = planned();
    REQUIRE(story.accepts("transfer", with(Story::transfer("2026-03-18"), {{"recipient", "community_committee"},
                                                                           {"wish", "refuses_move"},
                                                                           {"against_wish_why", "Menace directe"}})));
    CHECK_FALSE(story.due("exception_review").empty());
}

TEST_CASE("nobody goes on helping whoever wants no more help")
{
    CHECK(contains(answer({{"wish", "wants_no_more_help"}}), "no_more_help_wanted"));
    CHECK(contains(answer({{"handover_on", "2026-03-17"}}), "in_the_past"));
    CHECK(answer({{"handover_on", "2026-03-25"}}).empty());
}

TEST_CASE("a transfer is the manager's to authorise, and the child stays ours until the other side accepts")
{
    auto story = planned();
    REQUIRE(story.accepts("transfer", Story::transfer("2026-03-18")));
    Fields const yes = {{"decided_on", "2026-03-19"}, {"decision", "authorise"}};
    CHECK(contains(story.submit("transfer_decision", yes), "not_open_now"));
    Actor const same{story.worker.id, Role::manager, ""};
    CHECK(contains(story.submit("transfer_decision", yes, &same), "same_person"));
    story.now += Days{1};
    REQUIRE(story.accepts("transfer_decision", yes, &story.manager));
    CHECK(story.file().stage == Stage::implementing);
    CHECK_FALSE(story.due("handover").empty());
    Fields const accepted = {{"answered_on", "2026-03-19"},
                             {"answer", "accepted"},
                             {"receiving_worker", "Zita"},
                             {"plan_followed", "yes"},
                             {"retention_until", "2031-03-19"}};
    CHECK(
        contains(story.submit("transfer_answer", with(accepted, {{"plan_followed", "no"}})), "handover_not_followed"));
    REQUIRE(story.accepts("transfer_answer", accepted));
    CHECK(story.file().stage == Stage::transferred);
    CHECK_FALSE(story.file().is_open());
    CHECK(deadlines(story.file(), story.now, 7).empty());
}

TEST_CASE("a transfer that is sent back or refused leaves the file where it was")
{
    auto story = planned();
    REQUIRE(story.accepts("transfer", Story::transfer("2026-03-18")));
    REQUIRE(story.accepts("transfer_decision",
                          {{"decided_on", "2026-03-18"}, {"decision", "return"}, {"comment", "Consentement à revoir"}},
                          &story.manager));
    CHECK(story.file().stage == Stage::implementing);
    REQUIRE(story.accepts("transfer", Story::transfer("2026-03-18")));
    REQUIRE(
        story.accepts("transfer_decision", {{"decided_on", "2026-03-18"}, {"decision", "authorise"}}, &story.manager));
    REQUIRE(story.accepts("transfer_answer",
                          {{"answered_on", "2026-03-18"}, {"answer", "refused"}, {"next_steps", "On continue ici"}}));
    CHECK(story.file().stage == Stage::implementing);
    CHECK(story.due("handover").empty());
    CHECK_FALSE(story.due("review").empty());
}

TEST_CASE("a file is not closed and handed over at once: one answer ends before the other begins")
{
    auto story = planned().followed_up("2026-05-20T10:00").followed_up("2026-05-25T10:00");
    REQUIRE(story.accepts("transfer", Story::transfer("2026-05-25")));
    story.now = *parse_instant("2026-05-29T10:00");
    CHECK(contains(story.submit("closure", Story::closure("2026-05-29")), "not_open_now"));
    REQUIRE(
        story.accepts("transfer_decision", {{"decided_on", "2026-05-29"}, {"decision", "authorise"}}, &story.manager));
    CHECK(contains(story.submit("closure", Story::closure("2026-05-29")), "not_open_now"));
    REQUIRE(story.accepts("transfer_answer",
                          {{"answered_on", "2026-05-29"}, {"answer", "refused"}, {"next_steps", "On continue ici"}}));
    CHECK(story.accepts("closure", Story::closure("2026-05-29")));
}

TEST_CASE("consent that is taken back before the decision stops a transfer, and a day that was typed proves nothing")
{
    auto story = planned();
    story.now = *parse_instant("2026-03-20T10:00");
    REQUIRE(story.accepts("transfer", Story::transfer("2026-03-20")));
    Fields const authorise = {{"decided_on", "2026-03-21"}, {"decision", "authorise"}};
    story.now = *parse_instant("2026-03-21T10:00");
    auto agreed = story;
    CHECK(agreed.accepts("transfer_decision", authorise, &agreed.manager));
    REQUIRE(story.accepts("consent", with(Story::guardian_consent(),
                                          {{"given_on", "2026-03-21T09:00"}, {"guardian_consent", "withdrawn"}})));
    CHECK(contains(story.submit("transfer_decision", authorise, &story.manager), "consent_gone"));
    CHECK(story.accepts("transfer_decision",
                        {{"decided_on", "2026-03-21"}, {"decision", "return"}, {"comment", "Accord retiré"}},
                        &story.manager));
    // Consent of three months has ended; a request dated back does not bring it to life.
    auto late = planned();
    late.now = *parse_instant("2026-06-20T10:00");
    CHECK(contains(late.submit("transfer", with(Story::transfer("2026-03-20"), {{"handover_on", "2026-06-27"}})),
                   "consent_expired"));
}

TEST_CASE("a child goes to another organisation by one door")
{
    auto story = planned();
    story.followed_up("2026-03-20T10:00").followed_up("2026-03-24T10:00");
    story.now = *parse_instant("2026-08-28T10:00");
    CHECK(contains(story.submit("closure", with(Story::closure("2026-08-28"), {{"reason", "transferred"}})),
                   "by_transfer_only"));
}
