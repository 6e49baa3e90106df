// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "store/migrations.h"
#include "store/store.h"

namespace abri::testing {

ledger::Hasher const& contract_hasher();
ledger::Entry contract_entry(std::uint8_t file, std::uint64_t seq, std::uint8_t id);

// What every store promises, whatever stands behind it. To be called inside a doctest case, with an empty store.
void keeps_its_promises(store::Store& store);

// An older database with rows in it becomes the newest: a column is added, old rows have a value, a step that fails
// changes nothing, a newer database is refused. `open` opens one database again and again; it is empty at first.
void grows_with_the_program(std::function<std::unique_ptr<store::Database>()> const& open);

}  // namespace abri::testing
