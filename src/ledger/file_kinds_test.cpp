// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "ledger/file_kinds.h"

#include <doctest/doctest.h>

#include <set>

using namespace abri::ledger;

TEST_CASE("every kind of file has a row of its own: a name, what it holds, who reads it")
{
    std::set<std::string_view> names;
    for (auto const kind : all_file_kinds()) {
        auto const row = describe(kind);
        CHECK(names.insert(row.name).second);
        CHECK_FALSE(row.holds.empty());
        CHECK(row.is_clear == (kind == FileKind::staff_directory));
        CHECK(row.has_card == (kind == FileKind::child));
    }
    CHECK(names.size() == 12);
    CHECK_FALSE(is_known(static_cast<FileKind>(0)));
    CHECK_FALSE(is_known(static_cast<FileKind>(13)));
}
