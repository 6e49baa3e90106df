// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

static Fields declaration(Actor const& actor)
{
    return {{"declared_on", "2026-03-02"}, {"person", actor.id.text()}, {"kind", "in_charge_of_alleged_perpetrator"}};
}

TEST_CASE("whoever has a link with the family neither works on the file nor gets it [R-080]")
{
    auto story = Story().identified().screened().consented().registered();
    REQUIRE(story.accepts("conflict_of_interest", declaration(story.worker)));
    CHECK_FALSE(story.due("reassignment").empty());
    CHECK(contains(story.submit("initial_assessment", Story::initial_assessment("high", "2026-03-02T18:15")),
                   "not_open_now"));
    CHECK(story.accepts(
        "case_note", {{"noted_on", "2026-03-02T17:45"}, {"contact_type", "none"}, {"facts", "Le superviseur reprend"}},
        &story.supervisor));
    auto const assign = [&](PersonId worker) {
        return actions::assign_worker(story.history(), story.file(), worker, "Suite", {}, {}, {},
                                      {story.policy, story.now, story.supervisor, EntryId{{77}}, {}});
    };
    CHECK_FALSE(assign(story.worker.id));
    CHECK(assign(PersonId{{5}}));
}

TEST_CASE("a declared link says what kind it is [R-080]")
{
    auto story = Story().identified();
    CHECK(contains(story.submit("conflict_of_interest", with(declaration(story.worker), {{"kind", ""}})),
                   "kind:missing"));
    CHECK_FALSE(story.submit("conflict_of_interest", with(declaration(story.worker), {{"person", "nobody"}})).empty());
}
