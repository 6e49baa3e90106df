// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/supervision/exceptions.h"

#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

static std::string told(Workload const& load, StaffRecord const& record)
{
    static Story const story;
    std::string out;
    for (auto exception : exceptions_of(load, record, *parse_instant("2026-03-20T12:00"), story.policy))
        out += (out.empty() ? "" : " ") + std::string(name_of(exception));
    return out;
}

TEST_CASE("what a supervisor looks at first, and leave before blame")
{
    StaffRecord met;
    met.sessions.push_back({*parse_date("2026-03-12"), 60, false});
    met.reviewed = *parse_date("2026-03-10");
    CHECK(told({{}, 10, 2, 0}, met).empty());
    CHECK(told({{}, 26, 2, 0}, met) == "over_cap");
    Workload stalled{{}, 10, 0, 3};
    stalled.stalled = 2;
    CHECK(told(stalled, met) == "stalled_files");
    CHECK(told({}, {}) == "no_supervision review_overdue");
    StaffRecord away;
    away.absences.push_back({*parse_date("2026-03-16"), *parse_date("2026-03-27"), {}});
    CHECK(told({}, away) == "away");
    auto out = met;
    out.out =
        StaffRecord::Out{{}, *parse_instant("2026-03-20T08:00"), *parse_instant("2026-03-20T11:59"), "zone_a", {}};
    CHECK(told({}, out) == "overdue_visit");
    out.out->expected = *parse_instant("2026-03-20T12:00");
    CHECK(told({}, out).empty());
}
