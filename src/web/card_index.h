// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/card.h"
#include "web/keyring.h"

#include <mutex>
#include <set>
#include <shared_mutex>

namespace abri::web {

// The cards of all files, in memory while somebody is signed in (design.md 3). Thread-safe; hold `reading()` while a
// page looks at `cards()`.
class CardIndex {
public:
    // Opens every card with the office's index key; does nothing when it is open already.
    void unlock(store::Store& store, crypto::SecretKeys const& index);
    void lock();                                   // wipes all of it
    bool is_open();

    std::shared_lock<std::shared_mutex> reading() { return std::shared_lock(mutex_); }
    std::vector<Card> const& cards() const { return cards_; }
    void put(Card card);
    // Children's files that the lists do not show: their card is not there, or does not open. Never passed over in
    // silence: whoever can open such a file makes its card anew.
    std::vector<FileId> missing();
    std::vector<FileId> missing_for(PersonId reader);               // the same, asked once by each person
    std::size_t missing_count() const { return missing_.size(); }   // under reading()

    // The card's row, sealed under the card key of this run; that key is kept, sealed to the index, before its first
    // use.
    void seal_into(store::Batch& batch, Card const& card, std::string heads, crypto::TrustedKey const& index,
                   store::Store& store);

    // Opens one row for a comparison.
    static std::optional<Card> open(store::CardRow const& row, std::map<std::uint32_t, crypto::Key> const& keys);
    static std::map<std::uint32_t, crypto::Key> open_keys(store::Store& store, crypto::SecretKeys const& index);

private:
    std::shared_mutex mutex_;
    std::vector<Card> cards_;
    std::size_t find(FileId file) const;  // its slot: the file's, or an empty one
    void add(Card card);
    std::vector<std::uint32_t> slots_;  // open addressing by file id: place in cards_ plus one, 0 is empty
    std::set<FileId> missing_;
    std::set<PersonId> asked_;  // who tried to open what is missing, since the cards were opened
    bool open_ = false;
    std::mutex key_mutex_;
    std::optional<std::pair<std::uint32_t, crypto::Key>> current_;
};

}  // namespace abri::web
