// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/supervision/workload.h"

#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

static Policy const& policy()
{
    static Story const story;
    return story.policy;
}

TEST_CASE("a worker has at most 25 files [R-238]")
{
    struct {
        int open;
        bool over;
    } const rows[] = {{0, false}, {24, false}, {25, false}, {26, true}, {27, true}};
    for (auto const& row : rows) CHECK(is_over_cap({{}, row.open, 0, 0}, policy()) == row.over);
}

TEST_CASE("one supervisor has five or six workers [R-258]")
{
    struct {
        int workers;
        TeamSize size;
    } const rows[] = {
        {0, TeamSize::small}, {4, TeamSize::small}, {5, TeamSize::fits}, {6, TeamSize::fits}, {7, TeamSize::too_large}};
    for (auto const& row : rows) CHECK(team_size(row.workers, policy()) == row.size);
}

TEST_CASE("for a new file the least burdened come first, high risk counting twice, and whoever is over the cap last")
{
    PersonId const few{{1}}, many{{2}}, heavy{{3}}, over{{4}};
    std::vector<Workload> loads{{over, 26, 0, 0}, {many, 12, 0, 0}, {heavy, 10, 9, 0}, {few, 11, 0, 3}};
    sort_for_allocation(loads, policy());
    CHECK(loads[0].worker == few);
    CHECK(loads[1].worker == many);
    CHECK(loads[2].worker == heavy);
    CHECK(loads[3].worker == over);
}

TEST_CASE("what a file asks of its worker is counted while it is open")
{
    auto const story = Story().identified().screened().consented().registered().assessed("high");
    Workload load;
    add_card(load, make_card(story.file(), story.now), story.now + Days{60});
    CHECK(load.open == 1);
    CHECK(load.high == 1);
    CHECK(load.late == 1);
    Card ended = make_card(story.file(), story.now);
    ended.stage = Stage::closed;
    add_card(load, ended, story.now + Days{60});
    CHECK(load.open == 1);
}
