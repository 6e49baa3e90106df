// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/page_reader.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

TEST_CASE("the first page shows a code that tells nothing; what is no such code is not shown at all [R-096]")
{
    auto const story = Story().identified().screened().consented().registered();
    PageReader reader(story);
    auto const cover = reader.get(reader.case_path("/cover"));
    CHECK(cover.response.status == 200);
    CHECK(shows(cover, story.file().code()));
    for (char const* secret : {"Kela", "Vostrimek", "Bloc C"}) CHECK_FALSE(shows(cover, secret));

    reader.loaded.file->file.registration->code = "KELA-VOSTRIMEK";
    auto const refused = reader.get(reader.case_path("/cover"));
    CHECK(refused.response.status == 404);
    CHECK_FALSE(shows(refused, "VOSTRIMEK"));
}

TEST_CASE("a file of which something does not hold says so, offers nothing to write, and refuses what is written")
{
    auto const story = Story().identified().screened().consented().registered();
    PageReader reader(story);
    auto const form = reader.case_path("/do/follow_up");
    CHECK(shows(reader.get(reader.case_path()), form));
    CHECK(reader.get(form).response.status == 200);

    auto history = story.history();
    history.whole = false;
    reader.loaded.file = actions::OpenedFile{history, actions::open_file(history, Minutes{0})};
    auto const page = reader.get(reader.case_path());
    CHECK(shows(page, reader.env().words("alert.damaged").substr(0, 20)));
    CHECK_FALSE(shows(page, form));
    CHECK(reader.get(form).response.status == 409);
    auto const written = reader.post(form, Story::follow_up("2026-03-02T18:00"));
    CHECK(written.response.status == 409);
    CHECK(written.entries.empty());
    CHECK(written.keep_draft);   // what was typed is not lost for that
}
