// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/page_reader.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

namespace {

// A page of the course as a worker sees it, her supervisor being Samuel.
std::string lesson(std::string const& id, std::vector<actions::Draft> drafts = {})
{
    static Story const story;
    PageReader reader(story);
    reader.loaded.drafts = std::move(drafts);
    return reader.get("/learn/cm101/" + id).response.body;
}

bool holds(std::string const& page, char const* words) { return page.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("progress is saved by itself once a learner has begun [R-353]")
{
    CHECK(holds(lesson("1.2"), "data-draft=\"/learn/cm101/1.2/draft\""));
}

TEST_CASE("what was saved so is on the page again")
{
    Answers values;
    values.set("text.R2", "Ma pensée en chemin");
    auto const page = lesson("1.2", {{EntryId{{5}}, {}, "lesson:cm101/1.2", {}, {}, values},
                                     {EntryId{{6}}, {}, "lesson:cm101/1.3", {}, {}, {}}});
    CHECK(holds(page, "Ma pensée en chemin"));
    CHECK(holds(page, EntryId{{5}}.text().c_str()));
}

TEST_CASE("a named person can be asked, on every page of the course [R-356]")
{
    CHECK(holds(lesson("1.2"), "Samuel"));
    CHECK(holds(lesson("end"), "Samuel"));
}

TEST_CASE("the last screen asks whether the learner is ready for the next course, then offers to hand in [R-358]")
{
    auto const page = lesson("end");
    CHECK(holds(page, "name=\"ready\" value=\"yes\""));
    CHECK(holds(page, "name=\"ready\" value=\"no\""));
    CHECK(holds(page, "value=\"submit\""));
    CHECK_FALSE(holds(lesson("1.2"), "name=\"ready\""));
}
