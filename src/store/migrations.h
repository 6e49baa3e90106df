// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "store/schema.h"

#include <span>

namespace abri::store {

// How an older database becomes today's. The list is append-only: a released step is never changed, and describes
// tables as they were then; the register in schema.cpp describes them as they are now, and tests hold the two together.
struct Migration {
    std::int64_t version;  // of the tables once it has run
    void (*main)(Database&);  // null where that half does not change
    void (*vault)(Database&);
};
std::span<Migration const> migrations();

// Brings one half to the newest version, each step in a transaction of its own. A database of a newer program is
// refused. Before the first step over data that is there a copy is kept beside it (Database::keep_copy).
void migrate(Database& database, Half half, std::span<Migration const> steps = migrations());

// What a step may use.
void add_column(Database& database, char const* table, char const* name, ColumnType type,
                char const* value_of_old_rows);

}  // namespace abri::store
