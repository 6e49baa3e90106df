// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "crypto/keys.h"

namespace abri::crypto {

// XChaCha20-Poly1305 with a random nonce in front; the plain text is padded first (64, 256, 1,024, then steps of
// 4,096 bytes) so that sizes tell little. `bound` is authenticated, not stored.
Bytes seal(Key const& key, ByteView plain, ByteView bound);
std::optional<Bytes> open(Key const& key, ByteView sealed, ByteView bound);

// The keys of one file, as far as a reader holds them.
struct FileKeys {
    std::array<std::optional<Key>, 3> parts;  // by ledger::Part
};

class FileSealer : public ledger::Sealer {
public:
    explicit FileSealer(FileKeys keys) : keys_(std::move(keys)) {}
    ledger::KeyId key_id(ledger::Part part) const override;
    Bytes seal(ledger::Part part, ByteView plain, ByteView bound) const override;
    std::optional<Bytes> open(ledger::Part part, ByteView sealed, ByteView bound) const override;

private:
    std::optional<Key> const& key(ledger::Part part) const { return keys_.parts[static_cast<std::size_t>(part)]; }
    FileKeys keys_;
};

}  // namespace abri::crypto
