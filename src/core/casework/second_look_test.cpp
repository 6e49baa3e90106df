// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/second_look.h"

#include "core/casework/card.h"
#include "core/protection/allow.h"
#include "core/protection/key_rules.h"
#include "core/protection/posts.h"
#include "unit/story.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace abri;
using namespace abri::tests;

static Story assessed_by_supervisor()
{
    return Story().identified().screened().consented().registered().assessed().comprehended();
}

TEST_CASE("a plan that the supervisor wrote herself waits for the manager, who reads the file as long as it waits "
          "[R-048]")
{
    auto story = assessed_by_supervisor();
    story.now = *parse_instant("2026-03-18T10:00");
    auto const before = story.file();
    REQUIRE(story.accepts("case_plan", Story::case_plan("2026-03-18"), &story.supervisor));
    CHECK(story.file().active_plan()->approval == PlanApproval::awaited);
    CHECK(story.due("plan_approval") == "2026-03-21T10:00");
    CHECK(second_looks(story.file()) == std::vector<std::string_view>{"plan_approval"});
    CHECK(key_changes(before, story.file()) ==
          std::vector<KeyChange>{{KeyChange::Kind::grant, post_id("management"), Parts::content}});

    auto const card = make_card(story.file(), story.now);
    CHECK(card.text(Card::Text::second_looks) == "plan_approval");
    CHECK(allow(story.manager, card, "nord", day_of(story.now)));
    CHECK(decode_card(encode(card))->is_before_manager());

    Fields const approves = {{"decided_on", "2026-03-18"}, {"decision", "approve"}};
    CHECK(contains(story.submit("plan_approval", approves, &story.supervisor), "not_open_now"));
    Actor const another{{{8}}, Role::supervisor, "nord"};
    CHECK(contains(story.submit("plan_approval", approves, &another), "not_open_now"));
    auto const waiting = story.file();
    REQUIRE(story.accepts("plan_approval", approves, &story.manager));
    CHECK(story.file().active_plan()->approval == PlanApproval::approved);
    CHECK(key_changes(waiting, story.file()) ==
          std::vector<KeyChange>{{KeyChange::Kind::withdraw, post_id("management")}});
    CHECK_FALSE(allow(story.manager, make_card(story.file(), story.now), "nord", day_of(story.now)));
}

TEST_CASE("an exception of the supervisor's own is the manager's to look at; the worker's stays hers [R-048]")
{
    auto story = assessed_by_supervisor().planned();
    // What she strikes out of her own is looked at as well.
    REQUIRE(story.accepts("case_note",
                          {{"noted_on", iso(story.now)}, {"contact_type", "none"}, {"facts", "Appel de l'école"}},
                          &story.supervisor));
    auto const note = story.last_entry().text();
    Fields const strike = {{"about", note}, {"reason", "other_child"}, {"words", "Autre enfant"}};
    REQUIRE(story.submit("strike_out", strike, &story.supervisor) == std::vector<std::string>());
    REQUIRE(story.file().exceptions.size() == 1);
    CHECK(second_looks(story.file()) == std::vector<std::string_view>{"struck_out"});
    CHECK(make_card(story.file(), story.now).exceptions().empty());
    Fields const confirms = {{"reviewed_on", iso(day_of(story.now))}, {"decision", "confirmed"}, {"comment", "Vu"}};
    CHECK(contains(story.submit("exception_review", confirms, &story.supervisor), "not_open_now"));

    // One of the worker's beside it: each is answered by whom it waits for.
    REQUIRE(story.accepts("case_note",
                          {{"noted_on", iso(story.now)}, {"contact_type", "none"}, {"facts", "Appel du centre"}}));
    auto const other = story.last_entry().text();
    REQUIRE(story.accepts("strike_out", with(strike, {{"about", other}})));
    REQUIRE(story.file().exceptions.size() == 2);
    REQUIRE(story.accepts("exception_review", confirms, &story.supervisor));
    CHECK(story.file().exceptions.front().by_supervisor);
    CHECK(story.due("exception_review") != "");
    REQUIRE(story.accepts("exception_review", confirms, &story.manager));
    CHECK(story.file().exceptions.empty());
    CHECK(story.due("exception_review") == "");
    CHECK_FALSE(is_before_manager(story.file()));
}

TEST_CASE("an exception that is dated back, written after another was answered, is still looked at [R-048]")
{
    auto story = assessed_by_supervisor().planned();
    auto const has = [&] {
        auto const dues = deadlines(story.file(), story.now, 7);
        return std::any_of(dues.begin(), dues.end(),
                           [](Deadline const& due) { return due.what == "exception_review"; });
    };
    auto const urgent =
        with(Story::referral("legal_service"),
             {{"life_threatening", "yes"}, {"without_consent_reason", "Saigne"}, {"made_on", "2026-03-18"}});
    REQUIRE(story.accepts("referral", urgent));
    REQUIRE(has());
    story.now = *parse_instant("2026-03-20T10:00");
    REQUIRE(story.accepts("exception_review",
                          {{"reviewed_on", "2026-03-20"}, {"decision", "confirmed"}, {"comment", "Vu"}},
                          &story.supervisor));
    REQUIRE_FALSE(has());
    REQUIRE(story.accepts("referral", with(urgent, {{"made_on", "2026-03-19"}, {"service", "medical"}})));
    REQUIRE(story.file().exceptions.size() == 1);
    CHECK(has());
}

TEST_CASE("a version of the plan that is dated back is somebody's to look at, though the one before was approved since")
{
    auto story = assessed_by_supervisor();
    story.planned("2026-03-18");
    story.now = *parse_instant("2026-03-21T10:00");
    REQUIRE(story.accepts("case_plan", Story::case_plan("2026-03-18")));
    CHECK(story.file().active_plan()->version == 2);
    auto const dues = deadlines(story.file(), story.now, 7);
    CHECK(std::any_of(dues.begin(), dues.end(), [](Deadline const& due) { return due.what == "plan_approval"; }));
}
