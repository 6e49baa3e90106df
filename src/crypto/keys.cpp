// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "crypto/keys.h"

#include <algorithm>
#include <sodium.h>

namespace abri::crypto {

bool start() { return sodium_init() >= 0; }

Key::~Key() { sodium_memzero(bytes_.data(), bytes_.size()); }

Key Key::random()
{
    Key key;
    randombytes_buf(key.bytes_.data(), key.bytes_.size());
    return key;
}

std::optional<Key> Key::from(ByteView bytes)
{
    if (bytes.size() != 32) return std::nullopt;
    Key key;
    std::copy(bytes.begin(), bytes.end(), key.bytes_.begin());
    return key;
}

void fill_random(std::span<std::uint8_t> out) { randombytes_buf(out.data(), out.size()); }

EntryId new_entry_id(std::int64_t unix_milliseconds)
{
    EntryId id = random_id<EntryId>();
    auto const rounded = static_cast<std::uint64_t>(unix_milliseconds / 60'000 * 60'000);
    for (int i = 0; i < 6; ++i)
        id.bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(rounded >> (40 - 8 * i));
    id.bytes[6] = static_cast<std::uint8_t>(0x70 | (id.bytes[6] & 0x0F));
    id.bytes[8] = static_cast<std::uint8_t>(0x80 | (id.bytes[8] & 0x3F));
    return id;
}

void forget_stack() { sodium_stackzero(std::size_t{128} * 1024); }

void wipe(Bytes& bytes)
{
    sodium_memzero(bytes.data(), bytes.size());
    bytes.clear();
}

ledger::Hash hash(ByteView bytes)
{
    ledger::Hash out;
    crypto_generichash(out.data(), out.size(), bytes.data(), bytes.size(), nullptr, 0);
    return out;
}

ledger::Hash keyed_hash(Key const& key, ByteView bytes)
{
    ledger::Hash out;
    crypto_generichash(out.data(), out.size(), bytes.data(), bytes.size(), key.reveal().data(), key.reveal().size());
    return out;
}

ledger::KeyId key_id(Key const& key)
{
    auto const full = keyed_hash(key, view_of("abri key id"));
    ledger::KeyId id;
    std::copy_n(full.begin(), id.size(), id.begin());
    return id;
}

Key derive(Key const& from, std::string_view purpose)
{
    Writer label;
    label.text("abri derive");
    label.text(purpose);
    return Key(keyed_hash(from, label.bytes()));
}

bool equal(ByteView a, ByteView b) { return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0; }

}  // namespace abri::crypto
