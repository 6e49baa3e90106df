// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "ledger/chain.h"

#include <mutex>

namespace abri::web {

// Files whose chains were found good while this process runs, signatures included, each up to the head it had then: a
// signature is checked once and not at every opening. Nothing of it is kept on disk. Thread-safe.
class VerifiedFiles {
public:
    ledger::VerifiedHeads heads_of(FileId file);
    void remember(FileId file, ledger::VerifiedHeads heads);
    void forget();

private:
    static constexpr std::size_t most_ = 200'000;   // about 100 bytes each
    std::mutex mutex_;
    std::map<FileId, ledger::VerifiedHeads> files_;
};

}  // namespace abri::web
