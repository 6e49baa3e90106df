// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/learning/item_analysis.h"

#include <doctest/doctest.h>

using namespace abri;

TEST_CASE("how a question did: right among those who answered, and whether it tells who understood")
{
    CHECK(analyse_items({"G1"}, {}).front().answered == 0);
    CHECK(analyse_items({"G1"}, {}).front().percent() == 0);
    // Eight learners: the four best have G1 right, the others wrong; G2 is right for all; G3 only for the weaker half.
    std::vector<LearnerResult> learners;
    for (int i = 0; i < 8; ++i) {
        bool const strong = i < 4;
        learners.push_back({{"G1", strong}, {"G2", true}, {"G3", !strong}, {"G5", strong}, {"G6", strong}});
    }
    learners.back().erase("G3");
    auto const items = analyse_items({"G1", "G2", "G3", "G4"}, learners);
    CHECK(items[0].percent() == 50);
    CHECK(items[0].discrimination == 100);
    CHECK(items[1].percent() == 100);
    CHECK(items[1].discrimination == 0);
    CHECK(items[2].answered == 7);
    CHECK(items[2].discrimination == -75);
    CHECK(items[3].answered == 0);
    learners.pop_back();
    CHECK_FALSE(analyse_items({"G1"}, learners).front().has_halves);
}
