// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "store/database.h"

#include <span>

namespace abri::store {

// What one column is. Migrations make the tables (migrations.cpp); tests compare this
// register with the real database (design.md
// 3).
struct Column {
    char const* table;
    char const* name;
    ColumnType type;
    enum class Role { key, truth, rebuildable } role;
    enum class Secrecy { clear, sealed } secrecy;
    char const* who;      // who can open it, or what the clear value tells
    bool may_be_empty = false;
};

enum class Half { main, vault };
std::span<Column const> columns(Half half);

}  // namespace abri::store
