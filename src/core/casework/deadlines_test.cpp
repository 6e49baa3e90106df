// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include "core/casework/card.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

TEST_CASE("high risk gives two contacts a week on Tuesday and Friday, others one on a fixed day [R-129]")
{
    auto const monday = *parse_date("2026-03-02");
    struct {
        char const* frequency;
        std::size_t in_four_weeks;
    } const rows[] = {{"twice_a_week", 8}, {"once_a_week", 4}, {"once_in_two_weeks", 2}, {"daily", 28}, {"", 0}};
    for (auto const& row : rows)
        CHECK(contact_days(row.frequency, monday, monday + Days{7}, monday + Days{34}).size() == row.in_four_weeks);
    auto story = Story().identified().screened().consented().registered().assessed("high");
    CHECK(contact_rhythm(story.file()).frequency == "twice_a_week");
}

TEST_CASE("the next contact moves on when one was made, and stays when it was missed")
{
    auto story = Story().identified().screened().consented().registered().assessed("high");
    CHECK(iso(*next_contact(story.file(), *parse_date("2026-03-02"))) == "2026-03-03");
    story.followed_up("2026-03-03T10:00");
    CHECK(iso(*next_contact(story.file(), *parse_date("2026-03-03"))) == "2026-03-06");
    CHECK(iso(*next_contact(story.file(), *parse_date("2026-03-20"))) == "2026-03-06");
}

TEST_CASE("a deadline is late after its moment, a day after its end")
{
    auto story = Story().identified().screened().consented().registered();
    struct {
        char const* now;
        Lateness initial;
    } const rows[] = {{"2026-03-03T17:00", Lateness::today},
                      {"2026-03-03T18:00", Lateness::late},
                      {"2026-03-04T17:44", Lateness::late},
                      {"2026-03-04T17:46", Lateness::breached}};
    for (auto const& row : rows)
        CHECK(deadlines(story.file(), *parse_instant(row.now), 7).front().lateness == row.initial);
}

TEST_CASE("a card gives the same deadlines as its file, and survives its encoding")
{
    auto story = Story().identified().screened().consented().registered().assessed();
    auto const card = decode_card(encode(make_card(story.file(), story.now)));
    REQUIRE(card);
    auto const now = *parse_instant("2026-03-10T09:00");
    auto const of_card = deadlines(*card, now, 7), of_file = deadlines(story.file(), now, 7);
    REQUIRE(of_card.size() == of_file.size());
    for (std::size_t i = 0; i < of_card.size(); ++i) {
        CHECK(of_card[i].what == of_file[i].what);
        CHECK(of_card[i].at == of_file[i].at);
        CHECK(of_card[i].lateness == of_file[i].lateness);
    }
    CHECK_FALSE(decode_card(std::vector<std::uint8_t>{1, 2, 3}));
}

TEST_CASE("months end where they end: no deadline falls into a month that is too short")
{
    struct {
        char const* registered;
        char const* complete;
    } const rows[] = {{"2027-01-31T17:45", "2027-02-28T00:00"}, {"2028-01-31T17:45", "2028-02-29T00:00"},
                      {"2028-02-29T23:50", "2028-03-29T00:00"}, {"2026-10-31T00:05", "2026-11-30T00:00"},
                      {"2026-12-31T12:00", "2027-01-31T00:00"}, {"2026-03-02T17:45", "2026-04-02T00:00"}};
    for (auto const& row : rows) {
        CAPTURE(row.registered);
        auto story = Story().identified().screened().consented();
        story.registered(row.registered);
        CHECK(story.due("comprehensive_complete") == row.complete);
    }
}

TEST_CASE("a day of the office is a day, whatever its clock did that night")
{
    // Registered on the eve of summer time at 18:00: due at 18:00 the next day on the wall, though only 23 hours later.
    auto story = Story().identified().screened().consented();
    story.registered("2026-03-28T18:00");
    CHECK(story.due("initial_assessment") == "2026-03-29T18:00");
    Zone const paris(Minutes{60}, {{*parse_instant("2026-03-29T01:00"), Minutes{120}}});
    auto const before = actions::open_file(story.history(), Minutes{60}),
               after = actions::open_file(story.history(), paris);
    CHECK(before.shared == after.shared);  // deadlines are kept on the office's clock
    CHECK(before.history.back().at == after.history.back().at);  // and what was written in winter keeps its winter hour
}
