// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/age.h"

#include "core/casework/card.h"
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

namespace {

Date date(char const* text) { return *parse_date(text); }

Story registered_with(std::string const& born, std::string const& years)
{
    auto story = Story().identified().screened().consented();
    story.now = *parse_instant("2026-03-02T18:00");
    REQUIRE(story.accepts("registration", with(Story::registration("2026-03-02T17:45"),
                                               {{"date_of_birth", born}, {"age_years", years}})));
    return story;
}

std::string spoken(Story const& story, char const* day)
{
    auto const age = spoken_age(*age_from(story.file()), date(day));
    return std::to_string(age.count) + " " + std::string(age.unit);
}

}  // namespace

TEST_CASE("a child grows while the file is open, and a baby's age is said in months or weeks")
{
    auto const boy = registered_with("2024-12-02", "1");
    CHECK(spoken(boy, "2026-03-02") == "15 months");
    CHECK(spoken(boy, "2026-12-01") == "23 months");
    CHECK(spoken(boy, "2026-12-02") == "2 years");
    auto const newborn = registered_with("2026-02-20", "0");
    CHECK(spoken(newborn, "2026-03-02") == "1 weeks");
    CHECK(spoken(newborn, "2026-05-20") == "3 months");
    // Only a year is known: it counts from the day it was estimated.
    auto const girl = registered_with("", "11");
    CHECK(spoken(girl, "2027-03-01") == "11 years");
    CHECK(spoken(girl, "2027-03-02") == "12 years");
}

TEST_CASE("lists say the age of the day, from the card alone")
{
    auto const story = registered_with("2014-06-10", "11");
    auto const card = decode_card(encode(make_card(story.file(), story.now)));
    REQUIRE(card);
    CHECK(card->years_on(date("2026-06-09")) == 11);
    CHECK(card->years_on(date("2026-06-10")) == 12);
}

TEST_CASE("who is born on 29 February comes of age on 1 March")
{
    CHECK(birthday(date("2008-02-29"), 18) == date("2026-03-01"));
    CHECK(birthday(date("2008-02-29"), 16) == date("2024-02-29"));
    CHECK(birthday(date("2008-05-31"), 18) == date("2026-05-31"));
    CHECK(whole_months(date("2026-01-31"), date("2026-02-28")) == 1);
    CHECK(whole_months(date("2026-01-15"), date("2026-02-14")) == 0);
}

TEST_CASE("nobody is closed as of age before the birthday [R-207]")
{
    auto story = registered_with("2008-09-15", "17");
    story.assessed().comprehended().planned();
    story.now = *parse_instant("2026-09-14T09:00");
    auto const of_age = [](std::string const& on) { return with(Story::closure(on), {{"reason", "turned_18"}}); };
    CHECK(contains(story.submit("closure", of_age("2026-09-14")), "under_age"));
    story.now += Days{1};
    CHECK(story.accepts("closure", of_age("2026-09-15")));
    // Estimated at 17 in March: may have been born on any day of that year.
    auto guessed = registered_with("", "16");
    guessed.assessed().comprehended().planned();
    guessed.now = *parse_instant("2026-09-15T09:00");
    CHECK(contains(guessed.submit("closure", of_age("2026-09-15")), "under_age"));
    guessed.now = *parse_instant("2027-03-03T09:00");
    CHECK(guessed.accepts("closure", of_age("2027-03-03")));
}
