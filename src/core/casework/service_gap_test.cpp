// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

static Fields const gap = {{"noted_on", "2026-03-02"},
                           {"service", "legal"},
                           {"instead", "Accompagner au chef-lieu"},
                           {"told", "child_and_family"},
                           {"advocacy", "Demande au coordonnateur"},
                           {"state", "open"}};
static std::vector<std::string> answer(std::initializer_list<std::pair<std::string, std::string>> changes)
{
    auto story = Story().identified().screened().consented().registered();
    return story.submit("service_gap", with(gap, changes));
}

TEST_CASE("a gap names the service that is missing [R-171]")
{
    CHECK(contains(answer({{"service", ""}}), "service:missing"));
}
TEST_CASE("a missing service is no reason to do nothing [R-173]")
{
    CHECK(contains(answer({{"instead", ""}}), "instead:missing"));
}
TEST_CASE("a gap is pressed on those who could fill it [R-174]")
{
    CHECK(contains(answer({{"advocacy", ""}}), "advocacy:missing"));
}

TEST_CASE("child and family hear that the service is missing, or it is set down who tells them [R-172]")
{
    CHECK(answer({}).empty());
    CHECK(contains(answer({{"told", ""}}), "told:missing"));
    CHECK(contains(answer({{"told", "not_yet"}}), "told_when:missing"));
}

TEST_CASE("goals are not met while help that was asked for is unconfirmed [R-167]")
{
    auto story = Story()
                     .identified()
                     .screened()
                     .consented()
                     .registered()
                     .assessed()
                     .comprehended()
                     .planned()
                     .followed_up("2026-06-02T10:00")
                     .followed_up("2026-06-05T10:00");
    REQUIRE(story.accepts("referral", with(Story::referral("health_provider"), {{"made_on", "2026-03-18"}})));
    auto const referral = story.last_entry().text();
    story.now = *parse_instant("2026-08-28T10:00");
    CHECK(contains(story.submit("closure", Story::closure("2026-08-28")), "referral_unconfirmed"));
    REQUIRE(story.accepts("referral_feedback", {{"on", "2026-08-28"},
                                                {"referral", referral},
                                                {"status", "service_completed"},
                                                {"channel", "in_person"},
                                                {"confirmed_with_provider", "yes"}}));
    CHECK(story.accepts("closure", Story::closure("2026-08-28")));
}

TEST_CASE("where government is a party to the conflict, the risk of sharing is weighed first [R-093]")
{
    auto story = Story().identified().screened().consented().registered();
    auto const asked =
        with(Story::referral("government_authority"),
             {{"life_threatening", "yes"}, {"without_consent_reason", "Danger"}, {"government_is_party", "yes"}});
    CHECK(contains(story.submit("referral", asked), "sharing_risk_weighed:missing"));
    CHECK(story.accepts("referral", with(asked, {{"sharing_risk_weighed", "Rien sur le village"}})));
}

TEST_CASE("a service that is missing is seen until a note says that it is there, and an older note says nothing newer "
          "[R-171]")
{
    auto story = Story().identified().screened().consented().registered();
    story.now = *parse_instant("2026-04-02T10:00");
    auto const noted = [](std::string const& on, std::string const& state) {
        return Fields{{"noted_on", on},
                      {"service", "focused_mhpss"},
                      {"instead", "Groupe de parole"},
                      {"told", "child_and_family"},
                      {"advocacy", "Demandé au district"},
                      {"state", state}};
    };
    REQUIRE(story.accepts("service_gap", noted("2026-03-10", "open")));
    REQUIRE(story.file().gaps.size() == 1);
    CHECK(iso(story.file().gaps.front().since) == "2026-03-10");
    REQUIRE(story.accepts("service_gap", noted("2026-04-01", "closed")));
    CHECK(story.file().gaps.front().state == "closed");
    REQUIRE(story.accepts("service_gap", noted("2026-03-20", "eased")));
    CHECK(story.file().gaps.front().state == "closed");
    REQUIRE(story.accepts("service_gap", noted("2026-04-02", "open")));
    CHECK(iso(story.file().gaps.front().since) == "2026-04-02");
}
