// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "store/database.h"
#include "store/store.h"

#include <chrono>

namespace abri::store {

// How an identity part is found again in the vault: only somebody with the slot can join vault and files.
using VaultPlace = std::function<Bytes(EntryId)>;

// Opens one of the two databases, at start and again after the engine has failed.
using OpenDatabase = std::function<std::unique_ptr<Database>()>;

struct SqlStoreParts {
    OpenDatabase main;
    OpenDatabase vault;   // empty: the vault is elsewhere; everything but identity works
    VaultPlace place;
    AgencyId agency;
    std::chrono::milliseconds patience{10'000};   // how long a call waits for another that gets no answer
};

std::unique_ptr<Store> open_sql_store(SqlStoreParts parts, ledger::Hasher const& hasher);

// The agency a main database belongs to, if it has been set up.
std::optional<AgencyId> agency_of(Database& main);

}  // namespace abri::store
