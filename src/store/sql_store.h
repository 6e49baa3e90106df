// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "store/database.h"
#include "store/store.h"

namespace abri::store {

// How an identity part is found again in the vault: only somebody with the slot can join vault and files.
using VaultPlace = std::function<Bytes(EntryId)>;

struct SqlStoreParts {
    std::unique_ptr<Database> main;
    std::unique_ptr<Database> vault;   // null: the vault is elsewhere; everything but identity works
    VaultPlace place;
    AgencyId agency;
};

// A store over SQL. Takes the lease: an older process of the same data folder can commit nothing more.
std::unique_ptr<Store> open_sql_store(SqlStoreParts parts, ledger::Hasher const& hasher);

// The agency a main database belongs to, if it has been set up.
std::optional<AgencyId> agency_of(Database& main);

}  // namespace abri::store
