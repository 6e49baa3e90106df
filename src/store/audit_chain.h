// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "store/store.h"

namespace abri::store {

// Each audit line is bound to all lines before it: hash(previous hash, line).
ledger::Hash next_audit_hash(ledger::Hasher const& hasher, ledger::Hash const& previous, Bytes const& line);

// 0 when every line follows from the one before; else the number of the first that does not.
std::uint64_t first_broken_audit_line(Store& store, ledger::Hasher const& hasher);

}  // namespace abri::store
