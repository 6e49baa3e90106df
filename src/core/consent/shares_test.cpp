// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

static Story screened()
{
    auto story = Story().identified().screened();
    story.now = *parse_instant("2026-03-02T18:00");
    return story;
}

TEST_CASE("the strictest word wins whoever spoke first")
{
    Consents talks(2);
    talks[0].until = talks[1].until = *parse_date("2026-06-02");
    talks[0].shares.push_back({"school", "", "identity,education", "written", false, false});
    auto const day = *parse_date("2026-03-10");
    CHECK(may_share(talks, {"school", "identity"}, day) == ShareAnswer::allowed);
    talks[1].refusals.push_back({"school", "identity"});
    CHECK(may_share(talks, {"school", "identity"}, day) == ShareAnswer::refused);
    CHECK(may_share(talks, {"school", "education"}, day) == ShareAnswer::allowed);
    CHECK(may_share(talks, {"school", "health"}, day) == ShareAnswer::information_not_covered);
    CHECK(may_share(talks, {"school", "education"}, *parse_date("2026-06-03")) == ShareAnswer::expired);
}

TEST_CASE("an agreement that names a service holds for that service [R-049]")
{
    Consents talks(1);
    talks[0].until = *parse_date("2026-06-02");
    talks[0].shares.push_back({"health_provider", "medical,nutrition", "identity,health", "written", false, false});
    auto const day = *parse_date("2026-03-10");
    struct {
        char const* service;
        ShareAnswer answer;
    } const rows[] = {{"medical", ShareAnswer::allowed},
                      {"nutrition", ShareAnswer::allowed},
                      {"focused_mhpss", ShareAnswer::service_not_covered},
                      {"", ShareAnswer::service_not_covered}};   // a share for medical care is no share of the file
    for (auto const& row : rows)
        CHECK(may_share(talks, {"health_provider", "health", row.service, {}}, day) == row.answer);
    talks.push_back(talks[0]);
    talks[1].shares = {{"health_provider", "focused_mhpss", "concerns", "verbal", false, false}};
    CHECK(may_share(talks, {"health_provider", "concerns", "focused_mhpss", {}}, day) == ShareAnswer::allowed);
    CHECK(may_share(talks, {"health_provider", "health", "focused_mhpss", {}}, day) ==
          ShareAnswer::information_not_covered);
    auto story = screened();
    REQUIRE(story.accepts("consent", Story::child_consent()));
    REQUIRE(story.accepts("consent", with(Story::guardian_consent(), {{"shares.0.services", "nutrition"}})));
    story.registered();
    CHECK(contains(story.submit("referral", Story::referral("health_provider")), "service_not_covered"));
    CHECK(story.accepts("referral", with(Story::referral("health_provider"), {{"service", "nutrition"}})));
}

TEST_CASE("each share is a thing of its own: what lasts is used first, a one-off is used once [R-051]")
{
    auto story = screened();
    REQUIRE(story.accepts("consent", Story::child_consent()));
    auto const lasting = with(Story::guardian_consent(), {{"shares.0.information", "identity"},
                                                          {"shares.1.recipient", "health_provider"},
                                                          {"shares.1.information", "health"}});
    REQUIRE(story.accepts("consent", lasting));
    story.registered();
    auto const to_clinic = [](std::string const& information) {
        return with(Story::referral("health_provider"), {{"information_shared", information}});
    };
    REQUIRE(story.accepts("referral", to_clinic("identity")));   // takes no one-off
    REQUIRE(story.accepts("referral", to_clinic("identity,health")));
    CHECK(contains(story.submit("referral", to_clinic("health")), "one_off_consumed"));
    CHECK(contains(story.submit("referral", to_clinic("identity,health")), "one_off_consumed"));
    CHECK(story.accepts("referral", to_clinic("identity")));
}

TEST_CASE("using one of two one-off shares leaves the other")
{
    auto story = screened();
    REQUIRE(story.accepts("consent", Story::child_consent()));
    REQUIRE(story.accepts("consent", with(Story::guardian_consent(), {{"shares.0.recipient", "teacher"},
                                                                      {"shares.0.information", "identity"},
                                                                      {"shares.0.one_off", "yes"},
                                                                      {"refusals.0.recipient", ""}})));
    story.registered();
    REQUIRE(story.accepts("referral", with(Story::referral("teacher"), {{"information_shared", "identity"}})));
    CHECK(contains(story.submit("referral", with(Story::referral("teacher"), {{"information_shared", "identity"}})),
                   "one_off_consumed"));
    CHECK(story.accepts("referral", with(Story::referral("teacher"), {{"information_shared", "help_has_started"}})));
}

TEST_CASE("a clinic that was refused is refused under whatever kind it is written; another of its kind is not [R-049]")
{
    auto story = screened();
    REQUIRE(story.accepts("consent", Story::child_consent()));
    REQUIRE(story.accepts("consent", with(Story::guardian_consent(), {{"shares.1.recipient", "other_agency"},
                                                                      {"shares.1.information", "identity"},
                                                                      {"shares.1.one_off", ""},
                                                                      {"refusals.0.recipient", "health_provider"},
                                                                      {"refusals.0.named", "Clinique du Marché"}})));
    story.registered();
    auto const to = [](std::string const& recipient, std::string const& name) {
        return with(Story::referral(recipient), {{"provider_name", name}});
    };
    CHECK(contains(story.submit("referral", to("health_provider", "clinique du marche")), "recipient_refused"));
    CHECK(contains(story.submit("referral", to("other_agency", "Clinique du Marché")), "recipient_refused"));
    CHECK(contains(story.submit("referral", to("health_provider", "")), "recipient_refused"));   // which one?
    CHECK(story.accepts("referral", to("health_provider", "Poste de santé")));
}

TEST_CASE("an agreement for one organisation by its name is for no other of its kind [R-049]")
{
    auto story = screened();
    REQUIRE(story.accepts("consent", Story::child_consent()));
    REQUIRE(story.accepts("consent", with(Story::guardian_consent(), {{"shares.0.named", "Poste de santé"}})));
    story.registered();
    auto const to = [](std::string const& name) {
        return with(Story::referral("health_provider"), {{"provider_name", name}});
    };
    CHECK(contains(story.submit("referral", to("Clinique du Marché")), "recipient_not_covered"));
    CHECK(story.accepts("referral", to("poste de sante")));
}

TEST_CASE("the same child who refused agrees later: the latest word about a recipient counts, whoever writes it first")
{
    auto const refusal = with(Story::child_consent(), {{"given_on", "2026-03-02T15:00"},
                                                       {"refusals.0.recipient", "school"},
                                                       {"refusals.0.information", "identity,health"}});
    auto const agrees = with(Story::child_consent(), {{"given_on", "2026-03-02T17:00"},
                                                      {"shares.0.recipient", "school"},
                                                      {"shares.0.information", "identity"},
                                                      {"shares.0.method", "verbal"}});
    for (bool in_order : {true, false}) {
        CAPTURE(in_order);
        auto story = screened();
        REQUIRE(story.accepts("consent", in_order ? refusal : agrees));
        REQUIRE(story.accepts("consent", in_order ? agrees : refusal));
        auto const day = *parse_date("2026-03-03");
        CHECK(may_share(story.file().consents, {"school", "identity"}, day) == ShareAnswer::allowed);
        CHECK(may_share(story.file().consents, {"school", "health"}, day) == ShareAnswer::refused);
    }
    // Another person's yes does not undo it.
    auto story = screened();
    REQUIRE(story.accepts("consent", refusal));
    REQUIRE(story.accepts("consent", with(Story::guardian_consent(),
                                          {{"shares.0.recipient", "school"}, {"shares.0.information", "identity"}})));
    CHECK(may_share(story.file().consents, {"school", "identity"}, *parse_date("2026-03-03")) == ShareAnswer::refused);
}

TEST_CASE("a transfer uses the one-off agreement it rests on [R-051]")
{
    auto story = screened();
    REQUIRE(story.accepts("consent", Story::child_consent()));
    REQUIRE(story.accepts("consent", with(Story::guardian_consent(), {{"shares.0.one_off", "yes"}})));
    story.registered().assessed().comprehended().planned();
    REQUIRE(story.accepts("transfer", Story::transfer("2026-03-18")));
    REQUIRE(
        story.accepts("transfer_decision", {{"decided_on", "2026-03-18"}, {"decision", "authorise"}}, &story.manager));
    CHECK(may_share(story.file().consents, {"health_provider", "identity"}, *parse_date("2026-03-19")) ==
          ShareAnswer::consumed);
}

TEST_CASE("agreeing to one thing lifts that one: what was refused whole stays refused for the rest")
{
    auto story = screened();
    REQUIRE(story.accepts("consent", with(Story::child_consent(),
                                          {{"given_on", "2026-03-02T15:00"}, {"refusals.0.recipient", "school"}})));
    REQUIRE(story.accepts("consent", with(Story::child_consent(), {{"given_on", "2026-03-02T16:00"},
                                                                   {"shares.0.recipient", "school"},
                                                                   {"shares.0.information", "education"},
                                                                   {"shares.0.method", "verbal"}})));
    REQUIRE(story.accepts("consent", with(Story::guardian_consent(),
                                          {{"shares.0.recipient", "school"}, {"shares.0.information", "health"}})));
    auto const day = *parse_date("2026-03-03");
    CHECK(may_share(story.file().consents, {"school", "education"}, day) == ShareAnswer::allowed);
    CHECK(may_share(story.file().consents, {"school", "health"}, day) == ShareAnswer::refused);
}
