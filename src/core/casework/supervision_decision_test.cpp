// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/deadlines.h"
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

TEST_CASE("what two people decided for a child is a task of the file until somebody says what became of it")
{
    auto story = Story().identified().screened();
    auto const due = [&] {
        for (auto const& d : deadlines(story.file(), story.now, 7))
            if (d.what == "supervision_decision") return iso(day_of(d.at));
        return std::string();
    };
    CHECK(due().empty());
    Fields const first = {{"noted_on", "2026-03-02"}, {"decision", "Revoir la mère seule"}, {"due_on", "2026-03-12"}};
    CHECK(story.accepts("supervision_decision", first, &story.supervisor));
    auto const entry = story.file().decisions.back().entry.text();
    CHECK(story.accepts("supervision_decision",
                        with(first, {{"decision", "Appeler l'école"}, {"due_on", "2026-03-09"}}), &story.supervisor));
    CHECK(due() == "2026-03-09");
    auto const school = story.file().decisions.back().entry.text();
    CHECK_FALSE(story.accepts("supervision_decision", {{"noted_on", "2026-03-02"}, {"about", school}}));
    CHECK(
        story.accepts("supervision_decision", {{"noted_on", "2026-03-02"}, {"about", school}, {"result", "Appelée"}}));
    CHECK(due() == "2026-03-12");
    CHECK_FALSE(
        story.accepts("supervision_decision", {{"noted_on", "2026-03-02"}, {"about", school}, {"result", "Encore"}}));
    CHECK_FALSE(story.accepts("supervision_decision",
                              {{"noted_on", "2026-03-02"}, {"about", std::string(32, 'a')}, {"result", "Rien"}}));
    CHECK_FALSE(story.accepts("supervision_decision", {{"noted_on", "2026-03-02"}, {"decision", "Sans date"}}));
    CHECK(story.accepts("supervision_decision", {{"noted_on", "2026-03-02"}, {"about", entry}, {"result", "Fait"}}));
    CHECK(due().empty());
}
