// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "web/card_index.h"

namespace abri::web {

std::map<std::uint32_t, crypto::Key> CardIndex::open_keys(store::Store& store, crypto::SecretKeys const& index)
{
    std::map<std::uint32_t, crypto::Key> keys;
    for (auto const& [number, sealed] : store.card_keys()) {
        auto secret = crypto::open_sealed(index, sealed);
        if (auto const key = secret ? crypto::Key::from(*secret) : std::nullopt) keys.emplace(number, *key);
    }
    return keys;
}

std::optional<Card> CardIndex::open(store::CardRow const& row, std::map<std::uint32_t, crypto::Key> const& keys)
{
    auto const key = keys.find(row.key_number);
    if (key == keys.end()) return std::nullopt;
    auto plain = crypto::open(key->second, row.sealed, row.file.bytes);
    return plain ? decode_card(*plain) : std::nullopt;
}

void CardIndex::unlock(store::Store& store, crypto::SecretKeys const& index)
{
    std::unique_lock const lock(mutex_);
    if (open_) return;
    auto const keys = open_keys(store, index);
    for (auto const& row : store.cards()) {
        auto card = open(row, keys);
        if (!card) continue;
        place_[card->file] = cards_.size();
        cards_.push_back(std::move(*card));
    }
    open_ = true;
}

void CardIndex::lock()
{
    std::unique_lock const lock(mutex_);
    std::vector<Card>().swap(cards_);
    place_.clear();
    open_ = false;
    std::lock_guard const key_lock(key_mutex_);
    current_.reset();
}

bool CardIndex::is_open()
{
    auto const lock = reading();
    return open_;
}

void CardIndex::put(Card card)
{
    std::unique_lock const lock(mutex_);
    if (!open_) return;
    auto const [place, fresh] = place_.try_emplace(card.file, cards_.size());
    if (fresh) cards_.push_back(std::move(card));
    else cards_[place->second] = std::move(card);
}

void CardIndex::seal_into(store::Batch& batch, Card const& card, std::string heads, crypto::TrustedKey const& index, store::Store& store)
{
    std::lock_guard const lock(key_mutex_);
    if (!current_) {
        std::uint32_t number = 1;
        for (auto const& [known, sealed] : store.card_keys()) number = std::max(number, known + 1);
        auto const fresh = crypto::Key::random();
        // Kept before its first card: a key without cards is harmless, a card without its key is lost.
        store::Batch key;
        key.card_keys.emplace_back(number, crypto::seal_to(index, fresh.reveal()));
        store.commit({key});
        current_ = std::pair{number, fresh};
    }
    batch.cards.push_back({card.file, current_->first, std::move(heads), crypto::seal(current_->second, encode(card), card.file.bytes)});
}

}  // namespace abri::web
