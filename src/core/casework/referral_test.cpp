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
    CHECK(contains(story.submit("referral", with(Story::referral("health_provider"),
                                                 {{"information_shared", "identity,family_situation"}})),
                   "information_not_covered"));
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
    CHECK(contains(story.submit("referral", with(Story::referral("health_provider"), {{"made_on", "2026-06-09"}})),
                   "consent_expired"));
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
    Fields const done = {{"on", "2026-03-02"},
                         {"referral", story.last_entry().text()},
                         {"status", "service_completed"},
                         {"channel", "phone"}};
    CHECK(contains(story.submit("referral_feedback", done), "provider_not_asked"));
    CHECK(story.accepts("referral_feedback", with(done, {{"confirmed_with_provider", "yes"}})));
    CHECK(story.file().referrals.front().status == "service_completed");
}

TEST_CASE("a declined referral is not the end: another way is written down [R-173]")
{
    auto story = registered();
    REQUIRE(story.accepts("referral", Story::referral("health_provider")));
    Fields const declined = {
        {"on", "2026-03-02"}, {"referral", story.last_entry().text()}, {"status", "declined"}, {"channel", "phone"}};
    CHECK(contains(story.submit("referral_feedback", declined), "alternative:missing"));
    CHECK(contains(story.submit("referral_feedback", with(declined, {{"referral", "00000000000000000000000000000000"},
                                                                     {"alternative", "x"}})),
                   "unknown_referral"));
}

TEST_CASE("a referral goes forward, and an end is an end")
{
    struct {
        char const* before;
        char const* then;
        bool accepted;
    } const rows[] = {{"received", "accepted", true},        {"accepted", "received", false},
                      {"received", "service_started", true}, {"accepted", "declined", false},
                      {"received", "declined", true},        {"service_started", "no_show", false},
                      {"accepted", "no_show", true},         {"service_completed", "service_started", false},
                      {"declined", "accepted", false},       {"service_started", "cancelled", true},
                      {"cancelled", "received", false},      {"service_started", "service_started", true}};
    for (auto const& row : rows) {
        CAPTURE(row.before);
        CAPTURE(row.then);
        auto story = registered();
        REQUIRE(story.accepts("referral", Story::referral("health_provider")));
        Fields const news = {{"on", "2026-03-02"},
                             {"referral", story.last_entry().text()},
                             {"channel", "phone"},
                             {"confirmed_with_provider", "yes"},
                             {"alternative", "Autre poste"}};
        REQUIRE(story.accepts("referral_feedback", with(news, {{"status", row.before}})));
        auto const answer = story.submit("referral_feedback", with(news, {{"status", row.then}}));
        CHECK(answer.empty() == row.accepted);
        if (!row.accepted) CHECK(contains(answer, "referral_backwards"));
    }
}

TEST_CASE("a provider who does not answer is asked again, the longest waiting first")
{
    auto story = registered();
    REQUIRE(story.accepts("referral", Story::referral("health_provider")));
    auto const health = story.last_entry().text();
    story.now = *parse_instant("2026-03-05T10:00");
    REQUIRE(story.accepts("referral", with(Story::referral("teacher"),
                                           {{"made_on", "2026-03-05"}, {"information_shared", "help_has_started"}})));
    CHECK(story.due("referral_answer") == "2026-03-09T00:00");
    REQUIRE(story.accepts("referral_feedback", {{"on", "2026-03-05"},
                                                {"referral", health},
                                                {"status", "service_completed"},
                                                {"channel", "paper"},
                                                {"confirmed_with_provider", "yes"}}));
    CHECK(story.due("referral_answer") == "2026-03-12T00:00");
    auto const teacher = story.file().referrals.back().entry.text();
    REQUIRE(story.accepts("referral_feedback",
                          {{"on", "2026-03-05"}, {"referral", teacher}, {"status", "received"}, {"channel", "phone"}}));
    CHECK(story.due("referral_answer") == "2026-03-12T00:00");
    REQUIRE(story.accepts("referral_feedback", {{"on", "2026-03-05"},
                                                {"referral", teacher},
                                                {"status", "cancelled"},
                                                {"channel", "phone"},
                                                {"alternative", "Rien"}}));
    CHECK(story.due("referral_answer").empty());
}

TEST_CASE("under a legal basis that was decided with reasons, help is asked for without consent, and a supervisor "
          "looks at it [R-047]")
{
    auto const by_law = with(Story::referral("shelter_provider"),
                             {{"on_legal_basis", "yes"}, {"legal_basis_reason", "Danger à la maison"}});
    auto plain = registered();
    CHECK(contains(plain.submit("referral", by_law), "recipient_not_covered"));  // nobody decided on a legal basis here
    auto story = registered();
    REQUIRE(
        story.accepts("consent", with(Story::child_consent(), {{"given_on", "2026-03-02T17:46"},
                                                               {"child_answer", "refused"},
                                                               {"refusal_explained", "Écoutée"},
                                                               {"legal_basis_override", "yes"},
                                                               {"override_reasons", "Danger grave"},
                                                               {"continued_participation", "À chaque rencontre"}})));
    CHECK(contains(story.submit("referral", with(by_law, {{"legal_basis_reason", ""}})), "legal_basis_reason:missing"));
    // Asked for is not decided: the supervisor answers first.
    CHECK(contains(story.submit("referral", by_law), "recipient_not_covered"));
    REQUIRE(story.accepts("exception_review",
                          {{"reviewed_on", "2026-03-02"}, {"decision", "confirmed"}, {"comment", "Justifié"}},
                          &story.supervisor));
    REQUIRE(story.accepts("referral", by_law));
    CHECK(story.file().exceptions.back().what == "legal_basis_referral");
    CHECK_FALSE(story.due("exception_review").empty());
}
