// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "store/store.h"

#include <memory>

namespace abri::store {

// Keeps everything in memory: for tests and for trying ideas. Passes the same contract suite as the databases.
std::unique_ptr<Store> open_memory_store(ledger::Hasher const& hasher);

}  // namespace abri::store
