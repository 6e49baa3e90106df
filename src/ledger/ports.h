// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "base/bytes.h"
#include "base/id.h"

#include <array>
#include <optional>

namespace abri::ledger {

using Hash = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;
using KeyId = std::array<std::uint8_t, 16>;  // BLAKE2b of a key: says which key sealed a part, commits to it

enum class Part : std::uint8_t { content = 0, identity = 1, strict = 2 };
inline constexpr std::array all_parts = {Part::content, Part::identity, Part::strict};

// What the ledger asks of the outside. The crypto room answers for real; tests answer with something simple.
struct Hasher {
    virtual ~Hasher() = default;
    virtual Hash hash(ByteView bytes) const = 0;
};

struct Signer {
    virtual ~Signer() = default;
    virtual PersonId author() const = 0;
    virtual Signature sign(ByteView message) const = 0;
};

// Says whether `author`, as the staff directory knew them, signed `message`.
struct Witness {
    virtual ~Witness() = default;
    virtual bool signed_by(PersonId author, ByteView message, Signature const& signature) const = 0;
};

// Seals one part of an entry; `bound` ties the ciphertext to its place, so that it cannot be moved to another.
struct Sealer {
    virtual ~Sealer() = default;
    // All zero when this part is written in clear (the staff directory).
    virtual KeyId key_id(Part part) const = 0;
    virtual Bytes seal(Part part, ByteView plain, ByteView bound) const = 0;
    virtual std::optional<Bytes> open(Part part, ByteView sealed, ByteView bound) const = 0;
};

}  // namespace abri::ledger
