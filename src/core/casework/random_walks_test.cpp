// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "base/text.h"
#include "core/casework/steps.h"
#include "unit/walk.h"
#include "unit/wide_walk.h"

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

TEST_CASE("whatever is written with whatever form, an open file has a next thing, a rhythm that nobody lowered by the "
          "way, and a reader")
{
    std::multiset<std::string> accepted;
    for (unsigned seed = 1; seed <= 200; ++seed) {
        CAPTURE(seed);
        WideWalk walk(seed);
        walk.run(150);
        CHECK(join(walk.faults, "; ") == "");
        accepted.insert(walk.accepted.begin(), walk.accepted.end());
    }
    for (auto const& step : case_steps()) {
        // Begins a file; have their own pages.
        if (step.form == "identification" || step.form == "attachment" || step.form == "assignment") continue;
        CAPTURE(step.form);
        CHECK(accepted.count(std::string(step.form)) > 0);
    }
}
