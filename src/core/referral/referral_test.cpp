// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

static Story registered() { return Story().identified().screened().consented().registered(); }

TEST_CASE("a referral needs consent that covers the recipient [R-164]")
{
    auto story = registered();
    CHECK(contains(story.submit("referral", Story::referral("shelter_provider")), "recipient_not_covered"));
    CHECK(story.accepts("referral", Story::referral("health_provider")));
}

TEST_CASE("nothing goes to whom the family refused, and no more than was agreed [R-049]")
{
    auto story = registered();
    CHECK(contains(story.submit("referral", Story::referral("community_committee")), "recipient_refused"));
    CHECK(contains(story.submit("referral", with(Story::referral("health_provider"), {{"information_shared", "identity,family_situation"}})), "information_not_covered"));
}

TEST_CASE("a one-off consent is used once [R-051]")
{
    auto story = registered();
    auto const to_teacher = with(Story::referral("teacher"), {{"information_shared", "help_has_started"}});
    CHECK(story.accepts("referral", to_teacher));
    CHECK(contains(story.submit("referral", to_teacher), "one_off_consumed"));
}

TEST_CASE("consent that has ended covers nothing [R-050]")
{
    auto story = registered();
    story.now = *parse_instant("2026-06-10T09:00");
    CHECK(contains(story.submit("referral", with(Story::referral("health_provider"), {{"made_on", "2026-06-09"}})), "consent_expired"));
}

TEST_CASE("a life in danger does not wait for consent: one reason, then a supervisor [R-116]")
{
    auto story = registered();
    auto const urgent = with(Story::referral("shelter_provider"), {{"life_threatening", "yes"}});
    CHECK(contains(story.submit("referral", urgent), "without_consent_reason:missing"));
    CHECK(story.accepts("referral", with(urgent, {{"without_consent_reason", "Saigne abondamment"}})));
    CHECK_FALSE(story.due("exception_review").empty());
}

TEST_CASE("help is reported as given only after the provider said so [R-187]")
{
    auto story = registered();
    REQUIRE(story.accepts("referral", Story::referral("health_provider")));
    Fields const done = {{"on", "2026-03-02"}, {"referral", story.last_entry().text()}, {"status", "service_completed"}};
    CHECK(contains(story.submit("referral_feedback", done), "provider_not_asked"));
    CHECK(story.accepts("referral_feedback", with(done, {{"confirmed_with_provider", "yes"}})));
    CHECK(story.file().referrals.front().status == "service_completed");
}

TEST_CASE("a declined referral is not the end: another way is written down [R-173]")
{
    auto story = registered();
    REQUIRE(story.accepts("referral", Story::referral("health_provider")));
    Fields const declined = {{"on", "2026-03-02"}, {"referral", story.last_entry().text()}, {"status", "declined"}};
    CHECK(contains(story.submit("referral_feedback", declined), "alternative:missing"));
    CHECK(contains(story.submit("referral_feedback", with(declined, {{"referral", "00000000000000000000000000000000"}, {"alternative", "x"}})), "unknown_referral"));
}
