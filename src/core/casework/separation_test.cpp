// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/separation.h"
#include "core/casework/steps.h"
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

namespace {

Story planned()
{
    auto story = Story().identified().screened().consented().registered().assessed().comprehended().planned();
    story.now = *parse_instant("2026-03-20T10:00");
    return story;
}

Fields placed(std::initializer_list<std::pair<std::string, std::string>> changes)
{
    return with({{"delivered_on", "2026-03-20"},
                 {"service", "alternative_care"},
                 {"result", "Famille d'accueil"},
                 {"separates_child", "yes"},
                 {"removal_authority", "government_authority"},
                 {"authority_name", "Service social de Kafta"},
                 {"authority_on", "2026-03-19"}},
                changes);
}

}  // namespace

TEST_CASE("a direct service that takes the child from home names who decided it, and when [R-313] [R-315]")
{
    auto story = planned();
    CHECK(contains(story.submit("direct_service", placed({{"separates_child", ""}})), "separates_child:missing"));
    CHECK(contains(story.submit("direct_service",
                                placed({{"removal_authority", "none"}, {"authority_name", ""}, {"authority_on", ""}})),
                   "removal_without_authority"));
    CHECK_FALSE(story.accepts("direct_service",
                              placed({{"removal_authority", ""}, {"authority_name", ""}, {"authority_on", ""}})));
    CHECK_FALSE(story.accepts("direct_service", placed({{"authority_name", ""}})));
    CHECK_FALSE(story.accepts("direct_service", placed({{"authority_on", ""}})));
    CHECK_FALSE(story.accepts("direct_service", placed({{"authority_on", "2026-04-19"}})));
    CHECK(contains(
        story.submit("direct_service",
                     placed({{"removal_authority", "bid_panel"}, {"authority_name", ""}, {"authority_on", ""}})),
        "panel_not_decided"));
    CHECK_FALSE(story.file().separation);
    REQUIRE(story.accepts("direct_service", placed({})));
    REQUIRE(story.file().separation);
    CHECK(iso(story.file().separation->since) == "2026-03-20");
    CHECK(story.file().separation->by_whom == "Service social de Kafta");
}

TEST_CASE("once known, the authority is not asked for again; retention and reviews follow the separation [R-218]")
{
    auto story = planned();
    REQUIRE(story.accepts("direct_service", placed({})));
    CHECK(story.accepts("direct_service",
                        placed({{"removal_authority", ""}, {"authority_name", ""}, {"authority_on", ""}})));
    REQUIRE(story.accepts("direct_service", placed({{"service", "medical"},
                                                    {"separates_child", ""},
                                                    {"removal_authority", ""},
                                                    {"authority_name", ""},
                                                    {"authority_on", ""}})));
    CHECK(months_to_keep(story.file(), story.policy) == story.policy.retention_alternative_care_mo);
    // Seen again as soon as a child at high risk, whatever the risk became.
    CHECK(contains(story.submit("review", with(Story::review("2026-03-20", "2026-05-20"), {{"risk_level", "low"}})),
                   "review_too_late"));
}

TEST_CASE("danger does not wait for a paper: one reason now, the authority within a day, a supervisor looks [R-116]")
{
    auto story = planned();
    auto const at_once = placed({{"removal_authority", ""},
                                 {"authority_name", ""},
                                 {"authority_on", ""},
                                 {"separated_at_once_why", "Le père la cherche avec un couteau"}});
    REQUIRE(story.accepts("direct_service", at_once));
    CHECK(story.due("removal_authority") == "2026-03-21T10:00");
    CHECK(story.file().exceptions.back().what == "separated_at_once");
    CHECK(story.file().separation);
    CHECK_FALSE(story.accepts("removal_authority", {{"noted_on", "2026-03-20"}, {"lives_now", "away"}}));
    REQUIRE(story.accepts("removal_authority", {{"noted_on", "2026-03-20"},
                                                {"lives_now", "away"},
                                                {"removal_authority", "government_authority"},
                                                {"authority_name", "Procureur"},
                                                {"authority_on", "2026-03-20"}}));
    CHECK(story.due("removal_authority").empty());
    CHECK(story.file().separation->by_whom == "Procureur");
    REQUIRE(story.accepts("removal_authority", {{"noted_on", "2026-03-20"},
                                                {"lives_now", "back_with_parents"},
                                                {"return_prepared", "Trois visites, accord de la mère"}}));
    CHECK_FALSE(story.file().separation);
    CHECK(story.file().was_separated);
}

TEST_CASE("a plan that is carried out says whether it separates the child [R-313]")
{
    auto story = Story().identified().screened().consented().registered().assessed().comprehended();
    story.now = *parse_instant("2026-03-18T10:00");
    CHECK(contains(story.submit("case_plan", with(Story::case_plan("2026-03-18"), {{"separates_child", ""}})),
                   "field_problem"));
}

TEST_CASE("a child who came alone is known as separated, and nobody here is asked who decided it")
{
    auto story = Story().identified().screened().consented();
    story.now = *parse_instant("2026-03-02T18:00");
    REQUIRE(story.accepts("registration",
                          with(Story::registration("2026-03-02T17:45"), {{"initial_concerns", "unaccompanied"}})));
    REQUIRE(story.file().separation);
    CHECK_FALSE(is_placed(story.file()));
    CHECK_FALSE(story.file().was_separated);
}

TEST_CASE("a service that declined has taken no child away, and a child who never left is written down as such")
{
    auto story = planned();
    REQUIRE(
        story.accepts("referral", with(Story::referral("health_provider"), {{"made_on", "2026-03-20"},
                                                                            {"service", "safe_shelter"},
                                                                            {"separates_child", "yes"},
                                                                            {"separated_at_once_why", "Ce soir"},
                                                                            {"life_threatening", "yes"},
                                                                            {"without_consent_reason", "Danger"}})));
    REQUIRE(story.file().separation);
    CHECK_FALSE(story.due("removal_authority").empty());
    REQUIRE(story.accepts("referral_feedback", {{"on", "2026-03-20"},
                                                {"referral", story.last_entry().text()},
                                                {"status", "declined"},
                                                {"channel", "phone"},
                                                {"alternative", "Chez la tante"}}));
    CHECK_FALSE(story.file().separation);
    CHECK(story.due("removal_authority").empty());
    REQUIRE(story.accepts("direct_service", placed({})));
    REQUIRE(story.accepts("removal_authority", {{"noted_on", "2026-03-20"}, {"lives_now", "never_left"}}));
    CHECK_FALSE(story.file().separation);
}

TEST_CASE("a draft of a plan takes nobody away and starts no clock")
{
    auto story = Story().identified().screened().consented().registered().assessed().comprehended();
    story.now = *parse_instant("2026-03-18T10:00");
    REQUIRE(story.accepts("case_plan", with(Story::case_plan("2026-03-18"), {{"separates_child", "yes"},
                                                                             {"separated_at_once_why", "Danger"},
                                                                             {"activate", "no"},
                                                                             {"activated_on", ""}})));
    CHECK_FALSE(story.file().separation);
    CHECK(story.due("removal_authority").empty());
    CHECK(story.due("exception_review").empty());
}

TEST_CASE("the authority that is given later with a service ends the day that danger had left for it")
{
    auto story = planned();
    REQUIRE(story.accepts("direct_service", placed({{"removal_authority", ""},
                                                    {"authority_name", ""},
                                                    {"authority_on", ""},
                                                    {"separated_at_once_why", "Danger"}})));
    CHECK_FALSE(story.due("removal_authority").empty());
    REQUIRE(story.accepts("direct_service", placed({})));
    CHECK(story.due("removal_authority").empty());
    CHECK(story.file().separation->by_whom == "Service social de Kafta");
}

TEST_CASE("what is written late about before the return does not take the child away again")
{
    auto story = planned();
    REQUIRE(story.accepts("direct_service", placed({{"delivered_on", "2026-03-18"}})));
    story.now += Days{3};
    REQUIRE(story.accepts(
        "removal_authority",
        {{"noted_on", "2026-03-22"}, {"lives_now", "back_with_parents"}, {"return_prepared", "Préparé"}}));
    REQUIRE(story.accepts("direct_service", placed({{"delivered_on", "2026-03-19"}})));
    CHECK_FALSE(story.file().separation);
}
