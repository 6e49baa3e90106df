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
