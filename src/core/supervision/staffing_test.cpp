// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/supervision/staffing.h"

#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

TEST_CASE("supervisors are planned for five or six workers each [R-259]")
{
    static Story const story;
    struct {
        int children, each, workers, supervisors;
    } const rows[] = {{1, 25, 1, 1},   {25, 25, 1, 1},  {26, 25, 2, 1},
                      {150, 25, 6, 1}, {151, 25, 7, 2}, {300, 20, 15, 3}};
    for (auto const& row : rows) {
        auto const need = headcount(row.children, row.each, story.policy);
        CHECK(need.workers == row.workers);
        CHECK(need.supervisors == row.supervisors);
        CHECK_FALSE(need.too_many_files);
    }
    CHECK(headcount(100, 26, story.policy).too_many_files);
}
