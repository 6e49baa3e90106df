// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "web/keyring.h"

#include <deque>
#include <map>
#include <mutex>

namespace abri::web {

// Whether a name holds every word asked for, in any order: one wrong letter a word allowed, or another spelling of the
// same sound. Both are keys of names (name_key).
bool names_alike(std::string_view name, std::string_view wanted);

// The office's search copies of names, in sealed pages of 64, for duplicate checks at intake (design.md 4). Opened for
// one query and wiped; there is no index of names on disk. Thread-safe.
class NameSearch {
public:
    // Adds the name of a file to the last page; the page goes into `batch`. Hold `turn()` until that batch is
    // committed: two names for one page would lose the first.
    std::unique_lock<std::mutex> turn() { return std::unique_lock(mutex_); }
    void add(store::Batch& batch, store::Store& store, crypto::Key const& names, FileId file, std::string_view name);
    // Files whose name is like the one asked for.
    std::vector<std::pair<FileId, std::string>> find(store::Store& store, crypto::Key const& names,
                                                     std::string_view wanted);

    // Counts one question of this person; false when she asked too many in a while: a list of the office's names is not
    // to be had by guessing.
    bool may_ask(PersonId person, std::int64_t minute);

private:
    std::mutex mutex_;
    std::mutex asked_mutex_;
    std::map<PersonId, std::deque<std::int64_t>> asked_;
};

}  // namespace abri::web
