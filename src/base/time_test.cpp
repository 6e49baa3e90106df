// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

TEST_CASE("dates are read as people type them, and nonsense is not")
{
    for (char const* same : {"2026-03-02", "02/03/2026", "2/3/2026", " 2026-03-02 "})
        CHECK(iso(*parse_date(same)) == "2026-03-02");
    for (char const* bad : {"", "2026-02-30", "2026-13-01", "31/04/2026", "2026-3", "x", "2026-03-02-01"})
        CHECK_FALSE(parse_date(bad));
    CHECK(iso(*parse_instant("2026-03-02T18:15")) == "2026-03-02T18:15");
    for (char const* bad : {"2026-03-02T25:00", "2026-03-02T10", "2026-03-02T10:60"}) CHECK_FALSE(parse_instant(bad));
}

TEST_CASE("three months after the 31 August is the 30 November")
{
    CHECK(iso(add_months(*parse_date("2026-08-31"), 3)) == "2026-11-30");
    CHECK(iso(add_months(*parse_date("2026-01-31"), 1)) == "2026-02-28");
    CHECK(iso(add_months(*parse_date("2028-01-31"), 1)) == "2028-02-29");
}

TEST_CASE("text folding makes accents and case equal and keeps other scripts")
{
    CHECK(fold_latin("Élodie  D'Arc") == "elodie d arc");
    CHECK(fold_latin("ÉLODIE d’arc") == fold_latin("elodie d'arc"));
    CHECK(fold_latin("فاطمة") == "فاطمة");
    CHECK_FALSE(is_valid_utf8("\xc0\x80"));
    CHECK_FALSE(is_valid_utf8("\xed\xa0\x80"));
}

TEST_CASE("the office's clock follows summer time, in every part of the world")
{
    // Central Europe 2026: ahead by one hour, by two from 29 March 01:00 UTC until 25 October 01:00 UTC.
    Zone const paris(Minutes{60}, {{*parse_instant("2026-03-29T01:00"), Minutes{120}},
                                   {*parse_instant("2026-10-25T01:00"), Minutes{60}}});
    struct {
        char const* utc;
        char const* local;
    } const rows[] = {{"2026-03-29T00:59", "2026-03-29T01:59"},
                      {"2026-03-29T01:00", "2026-03-29T03:00"},
                      {"2026-10-25T00:59", "2026-10-25T02:59"},
                      {"2026-10-25T01:00", "2026-10-25T02:00"},
                      {"2020-01-01T00:00", "2020-01-01T01:00"}};
    for (auto const& row : rows) CHECK(iso(paris.local(*parse_instant(row.utc))) == row.local);
    CHECK(iso(Zone(Minutes{345}).local(*parse_instant("2026-03-01T20:00"))) == "2026-03-02T01:45");   // Kathmandu
    CHECK(iso(Zone(Minutes{-660}).local(*parse_instant("2026-03-01T05:00"))) == "2026-02-28T18:00");
}
