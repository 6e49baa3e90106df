// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace abri;
using namespace abri::tests;

static Story calm(std::string const& risk = "medium")
{
    return Story().identified().screened().consented().registered().assessed(risk);
}
static Fields later(std::string const& until)
{
    return {{"decided_on", "2026-03-02"}, {"what", "follow_up"}, {"wait_until", until}, {"cause", "overload"}};
}

TEST_CASE("what may wait, waits a few days for a stated cause, and the supervisor is told")
{
    struct {
        char const* until;
        char const* refused;
    } const rows[] = {{"2026-03-02", "in_the_past"}, {"2026-03-10", "waits_too_long"}, {"2026-03-09", ""}};
    for (auto const& row : rows) {
        auto story = calm();
        auto const answer = story.submit("postponement", later(row.until));
        CHECK(answer.empty() == std::string_view(row.refused).empty());
        if (!answer.empty()) CHECK(contains(answer, row.refused));
    }
    auto story = calm();
    REQUIRE(story.accepts("postponement", later("2026-03-12")) == false);
    REQUIRE(story.accepts("postponement", later("2026-03-09")));
    CHECK(story.file().exceptions.back().what == "postponed");
    auto const until = *parse_date("2026-03-09");
    auto const contact = [&](char const* now) {
        for (auto const& due : deadlines(story.file(), *parse_instant(now), 7))
            if (due.what == "follow_up") return due;
        return Deadline{};
    };
    CHECK(contact("2026-03-08T12:00").at == Instant{until});
    CHECK(contact("2026-03-08T12:00").lateness == Lateness::soon);
    CHECK(contact("2026-03-10T12:00").lateness == Lateness::late);   // put off once is not put off for ever
    story.followed_up("2026-03-09T10:00");
    CHECK(contact("2026-03-10T12:00").at == Instant{*parse_date("2026-03-16")});
}

TEST_CASE("nothing of a child in danger is put off")
{
    CHECK(contains(calm("high").submit("postponement", later("2026-03-05")), "not_open_now"));
    auto story = calm();
    REQUIRE(story.accepts("follow_up", with(Story::follow_up("2026-03-02T18:20"),
                                            {{"risk_increased", "yes"}, {"urgent_action", "Mise à l'abri"}})));
    CHECK(contains(story.submit("postponement", later("2026-03-05")), "not_open_now"));
    auto housed = Story().identified().screened().consented().registered();
    housed.now = *parse_instant("2026-03-02T18:20");
    REQUIRE(housed.accepts("initial_assessment",
                           with(Story::initial_assessment("low", "2026-03-02T18:15"), {{"safe_house", "yes"}})));
    CHECK(contains(housed.submit("postponement", later("2026-03-05")), "not_open_now"));
}

TEST_CASE("nothing stays put off once the risk has risen, and nothing is put off twice")
{
    auto story = calm();
    story.now = *parse_instant("2026-03-18T10:00");
    REQUIRE(story.accepts("comprehensive_assessment",
                          with(Story::comprehensive_assessment("2026-03-12"), {{"risk_level", "medium"}})));
    story.planned();
    REQUIRE(story.accepts("postponement", with(later("2026-03-25"), {{"decided_on", "2026-03-18"}})));
    CHECK(contains(story.submit("postponement", with(later("2026-03-25"), {{"decided_on", "2026-03-18"}})),
                   "waits_too_long"));
    story.now = *parse_instant("2026-03-19T10:00");
    REQUIRE(story.accepts("review", with(Story::review("2026-03-19", "2026-04-10"), {{"risk_level", "high"}})));
    auto const due = deadlines(story.file(), story.now, 7);
    auto const contact = std::find_if(due.begin(), due.end(), [](Deadline const& d) { return d.what == "follow_up"; });
    REQUIRE(contact != due.end());
    CHECK(contact->at < Instant{*parse_date("2026-03-25")});
}
