// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/stand_in.h"

#include "core/casework/card.h"
#include "core/casework/steps.h"
#include "core/protection/allow.h"
#include "core/protection/key_rules.h"
#include "core/protection/posts.h"
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

static Actor const jonas{{{5}}, Role::caseworker, "nord"};
static Date on(char const* day) { return *parse_date(day); }

TEST_CASE("whoever stands in carries the file for those days: key, list and pen, and none of them after [R-161]")
{
    auto story = Story().identified().screened().consented().registered();
    auto const before = story.file();
    StandIn const named{jonas.id, on("2026-03-03"), on("2026-03-10")};
    REQUIRE(story.stand_in(named) == "");
    CHECK(story.file().stand_in == named);
    CHECK(story.file().key_worker == story.worker.id);
    CHECK(key_changes(before, story.file()) ==
          std::vector<KeyChange>{{KeyChange::Kind::grant, jonas.id, Parts::all, on("2026-03-10")}});

    auto const card = *decode_card(encode(make_card(story.file(), story.now)));
    CHECK_FALSE(allow(jonas, card, "nord", on("2026-03-02")));
    CHECK(allow(jonas, card, "nord", on("2026-03-03")));
    CHECK(allow(jonas, card, "nord", on("2026-03-10")));
    CHECK_FALSE(allow(jonas, card, "nord", on("2026-03-11")));
    CHECK(allow(story.worker, card, "nord", on("2026-03-05")));
    CHECK(is_shut_to(story.file(), jonas.id, on("2026-03-02")));
    CHECK_FALSE(is_shut_to(story.file(), jonas.id, on("2026-03-03")));
    CHECK(is_shut_to(story.file(), jonas.id, on("2026-03-11")));
    CHECK(is_carrying(story.file(), jonas));

    // Back earlier: the key goes with it.
    auto const meanwhile = story.file();
    REQUIRE(story.stand_in(std::nullopt) == "");
    CHECK(key_changes(meanwhile, story.file()) == std::vector<KeyChange>{{KeyChange::Kind::withdraw, jonas.id}});
    CHECK_FALSE(is_carrying(story.file(), jonas));
}

TEST_CASE("nobody stands in for years, for herself, or over a link with the family; only the supervisor names her "
          "[R-080]")
{
    auto story = Story().identified().screened().consented().registered();
    CHECK(story.stand_in(StandIn{jonas.id, on("2026-03-03"), on("2029-03-03")}) == "field_problem");
    CHECK(story.stand_in(StandIn{jonas.id, on("2026-02-01"), on("2026-03-01")}) == "field_problem");
    CHECK(story.stand_in(StandIn{story.worker.id, on("2026-03-03"), on("2026-03-09")}) == "same_person");
    CHECK(story.stand_in(StandIn{jonas.id, on("2026-03-03"), on("2026-03-09")}, &story.worker) == "not_open_now");
    REQUIRE(story.accepts("conflict_of_interest",
                          {{"declared_on", "2026-03-02"}, {"person", jonas.id.text()}, {"kind", "same_circle"}},
                          &story.supervisor));
    CHECK(story.stand_in(StandIn{jonas.id, on("2026-03-03"), on("2026-03-09")}) == "conflict_of_interest");
}

TEST_CASE("given to somebody else, whoever stood in for the one before is done; the stand-in who gets it keeps her key "
          "[R-161]")
{
    auto story = Story().identified().screened().consented().registered();
    REQUIRE(story.stand_in(StandIn{jonas.id, on("2026-03-03"), on("2026-03-10")}) == "");
    auto const before = story.file();
    REQUIRE(story.assign(jonas.id) == "");
    CHECK_FALSE(story.file().stand_in);
    auto const changes = key_changes(before, story.file());
    CHECK(changes ==
          std::vector<KeyChange>{{KeyChange::Kind::withdraw, story.worker.id}, {KeyChange::Kind::grant, jonas.id}});
}

TEST_CASE("a file that goes to another team is read there and no longer here, and asks its supervisor for somebody "
          "[R-161, R-163]")
{
    auto story = Story().identified().screened().consented().registered();
    Actor const lucia{{{7}}, Role::supervisor, "sud"};
    auto const before = story.file();
    CHECK(story.give_to_team("nord", lucia.id) == "field_problem");
    CHECK(story.give_to_team("sud", lucia.id, &story.worker) == "not_open_now");
    REQUIRE(story.give_to_team("sud", lucia.id) == "");
    CHECK(story.file().key_worker == lucia.id);
    CHECK(story.due("reassignment") == iso(story.now));
    CHECK(key_changes(before, story.file()) ==
          std::vector<KeyChange>{{KeyChange::Kind::withdraw, story.worker.id},
                                 {KeyChange::Kind::grant, lucia.id},
                                 {KeyChange::Kind::grant, post_id("supervision:sud")},
                                 {KeyChange::Kind::withdraw, post_id("supervision:nord")}});
    REQUIRE(story.assign(PersonId{{9}}, &lucia) == "");
    CHECK(story.due("reassignment") == "");
}

TEST_CASE("a stand-in in words is read back, and nothing else is")
{
    StandIn const named{jonas.id, on("2026-03-03"), on("2026-03-10")};
    CHECK(parse_stand_in(text_of(named)) == named);
    for (char const* text : {"", "-", "2026-03-03", "x 2026-03-03 2026-03-10"}) CHECK_FALSE(parse_stand_in(text));
}
