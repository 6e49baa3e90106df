// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "web/verified_files.h"

namespace abri::web {

ledger::VerifiedHeads VerifiedFiles::heads_of(FileId file)
{
    std::lock_guard const lock(mutex_);
    auto const found = files_.find(file);
    return found == files_.end() ? ledger::VerifiedHeads() : found->second;
}

void VerifiedFiles::remember(FileId file, ledger::VerifiedHeads heads)
{
    std::lock_guard const lock(mutex_);
    if (files_.size() >= most_) files_.clear();
    files_.insert_or_assign(file, std::move(heads));
}

void VerifiedFiles::forget()
{
    std::lock_guard const lock(mutex_);
    files_.clear();
}

}  // namespace abri::web
