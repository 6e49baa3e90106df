// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "base/id.h"
#include "ledger/ports.h"

namespace abri::crypto {

// Must be called once before anything else in this room; false when the machine has no usable randomness.
bool start();

// 32 secret bytes, wiped when they go. Copies are wiped too.
class Key {
public:
    Key() = default;
    explicit Key(std::array<std::uint8_t, 32> const& bytes) : bytes_(bytes) {}
    Key(Key const&) = default;
    Key& operator=(Key const&) = default;
    ~Key();
    static Key random();
    static std::optional<Key> from(ByteView bytes);
    std::array<std::uint8_t, 32> const& reveal() const { return bytes_; }
    bool is_set() const { return bytes_ != std::array<std::uint8_t, 32>{}; }

private:
    std::array<std::uint8_t, 32> bytes_{};
};

void fill_random(std::span<std::uint8_t> out);
template <class IdType>
IdType random_id()
{
    IdType id;
    fill_random(id.bytes);
    return id;
}
// UUIDv7 whose time is rounded down to the minute: sortable, without telling when to the second.
EntryId new_entry_id(std::int64_t unix_milliseconds);

void wipe(Bytes& bytes);
// Overwrites what the calls before left on this thread's stack (128 KiB of it).
void forget_stack();

ledger::Hash hash(ByteView bytes);                         // BLAKE2b-256
ledger::Hash keyed_hash(Key const& key, ByteView bytes);
ledger::KeyId key_id(Key const& key);                      // names a key without telling it
Key derive(Key const& from, std::string_view purpose);     // independent sub-keys of one key
bool equal(ByteView a, ByteView b);                        // in constant time

class Blake2Hasher : public ledger::Hasher {
public:
    ledger::Hash hash(ByteView bytes) const override { return crypto::hash(bytes); }
};

// Hashes under a key: what it chains cannot be recomputed by somebody who lacks the slot.
class KeyedHasher : public ledger::Hasher {
public:
    explicit KeyedHasher(Key const& key) : key_(key) {}
    ledger::Hash hash(ByteView bytes) const override { return keyed_hash(key_, bytes); }

private:
    Key key_;
};

}  // namespace abri::crypto
