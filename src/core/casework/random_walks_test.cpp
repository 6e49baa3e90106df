// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/walk.h"

using namespace abri;
using namespace abri::tests;

TEST_CASE("whatever people do, in whatever order, no file gets past a gate or is stuck")
{
    std::multiset<std::string> accepted;
    for (unsigned seed = 1; seed <= 400; ++seed) {
        Walk walk(seed);
        walk.run(100, {});
        accepted.insert(walk.accepted.begin(), walk.accepted.end());
    }
    // A walk that never gets there proves nothing about it.
    for (char const* form : {"registration", "case_plan", "review", "referral", "closure", "closure_decision",
                             "transfer", "transfer_decision", "transfer_answer", "conflict_of_interest"}) {
        CAPTURE(form);
        CHECK(accepted.count(form) > 0);
    }
}
