// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "ledger/file_kinds.h"
#include "ledger/ports.h"

namespace abri::ledger {

// Where an entry stands: the chain it belongs to and its place there, counted from 1.
struct Position {
    OriginId origin;
    std::uint32_t incarnation = 0;
    std::uint64_t seq = 0;
    friend bool operator==(Position const&, Position const&) = default;
};

// The clear part of an entry. Byte by byte in docs/record_format.md; these bytes never change for suite 1.
struct Header {
    std::uint8_t suite = 1;
    FileKind kind = FileKind::child;
    FileId file;
    EntryId entry;
    Position at;
    Hash previous{};             // hash of the header before it in the chain; zero for the first
    PersonId author;
    std::int64_t minute = 0;     // since 1970, UTC: never finer (the exact time is sealed)
    std::array<Hash, 3> part_hashes{};  // of the sealed bytes; zero where there is no such part
    std::array<KeyId, 3> key_ids{};     // zero where the part is absent or in clear
};

Bytes encode(Header const& header);
std::optional<Header> decode_header(ByteView bytes);

// A sealed entry as it is kept. A part may be missing: not loaded, erased, or never there.
struct Entry {
    Header header;
    Signature signature{};
    std::array<std::optional<Bytes>, 3> parts;
};

// What ties a sealed part to its entry: suite, file, entry, part, author, key.
Bytes binding(Header const& header, Part part);

// Plain parts in, sealed, hashed and signed entry out. `header.part_hashes` and `key_ids` are filled here.
Entry seal_entry(Header header, std::array<std::optional<Bytes>, 3> const& plain, Sealer const& sealer,
                 Hasher const& hasher, Signer const& signer);

// The plain bytes of one part; nothing when it is missing, altered or sealed to another key.
std::optional<Bytes> open_part(Entry const& entry, Part part, Sealer const& sealer, Hasher const& hasher);

}  // namespace abri::ledger
