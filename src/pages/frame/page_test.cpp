// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/frame/page.h"

#include "core/protection/posts.h"

#include <doctest/doctest.h>

using namespace abri;

TEST_CASE("no file under a fixed name can be begun with an id that was minted into a form")
{
    for (char const* name : {"service directory", "programme papers", "staff register", "office index", "continuity"})
        CHECK_FALSE(is_minted(post_id(name)));
    EntryId minted;
    minted.bytes[6] = 0x7a;
    minted.bytes[8] = 0x8b;
    CHECK(is_minted(minted));
    minted.bytes[8] = 0xcb;
    CHECK_FALSE(is_minted(minted));
}
