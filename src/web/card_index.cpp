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

// File ids end in random bytes: they are their own hash.
std::size_t CardIndex::find(FileId file) const
{
    std::uint64_t hash = 0;
    for (std::size_t i = 8; i < 16; ++i) hash = hash << 8 | file.bytes[i];
    auto slot = static_cast<std::size_t>(hash) & (slots_.size() - 1);
    while (slots_[slot] != 0 && cards_[slots_[slot] - 1].file != file) slot = (slot + 1) & (slots_.size() - 1);
    return slot;
}

void CardIndex::add(Card card)
{
    if ((cards_.size() + 1) * 2 > slots_.size()) {
        slots_.assign(std::max<std::size_t>(1024, slots_.size() * 2), 0);
        for (std::size_t i = 0; i < cards_.size(); ++i)
            slots_[find(cards_[i].file)] = static_cast<std::uint32_t>(i + 1);
    }
    auto& slot = slots_[find(card.file)];
    if (slot != 0) {
        cards_[slot - 1] = std::move(card);
        return;
    }
    cards_.push_back(std::move(card));
    slot = static_cast<std::uint32_t>(cards_.size());
}

void CardIndex::unlock(store::Store& store, crypto::SecretKeys const& index)
{
    {
        auto const lock = reading();
        if (open_) return;
    }
    std::unique_lock const lock(mutex_);
    if (open_) return;
    auto const keys = open_keys(store, index);
    store.cards([&](store::CardRow const& row) {
        auto card = open(row, keys);
        if (card && card->file == row.file) add(std::move(*card));
    });
    for (auto const& file : store.files(ledger::FileKind::child))
        if (slots_.empty() || slots_[find(file)] == 0) missing_.insert(file);
    open_ = true;
}

void CardIndex::lock()
{
    std::unique_lock const lock(mutex_);
    std::vector<Card>().swap(cards_);
    std::vector<std::uint32_t>().swap(slots_);
    missing_.clear();
    asked_.clear();
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
    missing_.erase(card.file);
    add(std::move(card));
}

std::vector<FileId> CardIndex::missing_for(PersonId reader)
{
    {
        auto const lock = reading();
        if (missing_.empty()) return {};
    }
    std::unique_lock const lock(mutex_);
    if (!asked_.insert(reader).second) return {};
    return {missing_.begin(), missing_.end()};
}

std::vector<FileId> CardIndex::missing()
{
    auto const lock = reading();
    return {missing_.begin(), missing_.end()};
}

void CardIndex::seal_into(store::Batch& batch, Card const& card, std::string heads, crypto::TrustedKey const& index,
                          store::Store& store)
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
    batch.cards.push_back(
        {card.file, current_->first, std::move(heads), crypto::seal(current_->second, encode(card), card.file.bytes)});
}

}  // namespace abri::web
