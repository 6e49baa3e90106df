// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// Ten thousand files, fifty commands each, policies changing on the way (ABRI_WALKS sets another number of files).
#include "base/embedded.h"
#include "base/text.h"
#include "unit/walk.h"
#include "unit/wide_walk.h"

#include <cstdlib>

using namespace abri;
using namespace abri::tests;

// Fewer where the environment says so: whoever asks for them compares runs, and rare forms may be missing.
static unsigned files_of(unsigned usual)
{
    auto const* asked = std::getenv("ABRI_WALKS");
    return asked ? static_cast<unsigned>(std::atoi(asked)) : usual;
}

static std::vector<Policy> all_policies()
{
    std::vector<Policy> policies;
    for (char const* name : {"standard", "emergency", "development"})
        policies.push_back(*parse_policy(embedded("policies/" + std::string(name) + ".json")));
    return policies;
}

TEST_CASE("in ten thousand files nothing gets past a gate, and every due date is the reckoned one")
{
    unsigned const walks = files_of(10'000);
    auto const policies = all_policies();
    std::multiset<std::string> accepted;
    for (unsigned seed = 1; seed <= walks; ++seed) {
        CAPTURE(seed);
        Walk walk(seed);
        walk.run(50, policies);
        accepted.insert(walk.accepted.begin(), walk.accepted.end());
    }
    if (walks < 10'000) return;
    for (char const* form : {"registration", "initial_assessment", "comprehensive_assessment", "case_plan",
                             "plan_approval", "review", "referral", "referral_feedback", "closure", "transfer"}) {
        CAPTURE(form);
        CHECK(accepted.count(form) > 0);
    }
}

TEST_CASE(
    "in ten thousand files filled with every form, somebody has a next thing, a rhythm that nobody lowered by the "
    "way, and a key")
{
    unsigned const asked = files_of(10'000), walks = asked < 10'000 ? asked / 10 : asked;
    for (unsigned seed = 1; seed <= walks; ++seed) {
        CAPTURE(seed);
        WideWalk walk(seed + 1'000'000);
        walk.run(80);
        CHECK(join(walk.faults, "; ") == "");
    }
}
