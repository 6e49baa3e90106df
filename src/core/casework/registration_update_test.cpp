// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/age.h"
#include "core/casework/what_stands.h"
#include "core/meetings/known_words.h"
#include "unit/story.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace abri;
using namespace abri::tests;

namespace {

Story registered()
{
    auto story = Story().identified().screened().consented().registered();
    story.now = *parse_instant("2026-05-10T10:00");
    return story;
}

std::string_view now(Story const& story, char const* field)
{
    auto const* known = newest_with(story.file(), "registration", field);
    return known ? known->answers[field] : std::string_view();
}

}  // namespace

TEST_CASE("a name, a home, an age can be corrected; what stood before is in the history")
{
    auto story = registered();
    REQUIRE(story.accepts("registration_update", {{"learnt_on", "2026-05-09"},
                                                  {"reason", "learnt_later"},
                                                  {"first_name", "Kelani"},
                                                  {"residence", "Bloc F"},
                                                  {"area", "zone_b"}}));
    CHECK(now(story, "first_name") == "Kelani");
    CHECK(now(story, "residence") == "Bloc F");
    CHECK(now(story, "lives_with") == "Mère et père");
    CHECK(story.file().registration->area == "zone_b");
    CHECK(story.file().code() == "CP-26-00412-" + std::string(story.file().code().substr(12)));
    // Both names are names: none of them belongs into minutes.
    KnownWords known;
    add_known_words(known, story.file());
    for (char const* name : {"Kela", "Kelani"}) CHECK(std::count(known.names.begin(), known.names.end(), name) > 0);
    // Of an earlier day, written later: it does not come back.
    REQUIRE(story.accepts("registration_update",
                          {{"learnt_on", "2026-04-01"}, {"reason", "moved"}, {"residence", "Bloc D"}}));
    CHECK(now(story, "residence") == "Bloc F");
    CHECK(contains(story.submit("registration_update", {{"learnt_on", "2026-05-10"}, {"reason", "mistake"}}),
                   "nothing_changed"));
}

TEST_CASE("a birth date that becomes known moves what hangs on the age [R-207]")
{
    auto story = registered();
    auto const before = story.due("turning_18");
    REQUIRE(story.accepts("registration_update",
                          {{"learnt_on", "2026-05-10"}, {"reason", "learnt_later"}, {"date_of_birth", "2009-01-20"}}));
    CHECK(story.due("turning_18") != before);
    CHECK(day_of(*parse_instant(story.due("turning_18"))) == *parse_date("2027-01-20") - Days{90});
    CHECK(spoken_age(*age_from(story.file()), day_of(story.now)).count == 17);
    CHECK(contains(
        story.submit("registration_update", {{"learnt_on", "2026-05-10"}, {"reason", "mistake"}, {"age_years", "12"}}),
        "age_differs"));
}

TEST_CASE("an age that was wrong counts from the day it was put right")
{
    auto story = registered();
    REQUIRE(
        story.accepts("registration_update", {{"learnt_on", "2026-05-10"}, {"reason", "mistake"}, {"age_years", "9"}}));
    CHECK(spoken_age(*age_from(story.file()), *parse_date("2027-05-09")).count == 9);
    CHECK(spoken_age(*age_from(story.file()), *parse_date("2027-05-10")).count == 10);
}
