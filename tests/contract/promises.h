// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "store/store.h"

namespace abri::testing {

ledger::Hasher const& contract_hasher();
ledger::Entry contract_entry(std::uint8_t file, std::uint64_t seq, std::uint8_t id);

// What every store promises, whatever stands behind it. To be called inside a doctest case, with an empty store.
void keeps_its_promises(store::Store& store);

}  // namespace abri::testing
