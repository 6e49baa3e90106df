// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "ledger/entry.h"

namespace abri::ledger {

static std::size_t index(Part part) { return static_cast<std::size_t>(part); }

Bytes encode(Header const& h)
{
    Writer out;
    out.u8(h.suite);
    out.u8(static_cast<std::uint8_t>(h.kind));
    out.raw(h.file.bytes);
    out.raw(h.entry.bytes);
    out.raw(h.at.origin.bytes);
    out.u32(h.at.incarnation);
    out.u64(h.at.seq);
    out.raw(h.previous);
    out.raw(h.author.bytes);
    out.u64(static_cast<std::uint64_t>(h.minute));
    for (auto part : all_parts) {
        out.raw(h.part_hashes[index(part)]);
        out.raw(h.key_ids[index(part)]);
    }
    return out.take();
}

std::optional<Header> decode_header(ByteView bytes)
{
    Reader in(bytes);
    Header h;
    h.suite = in.u8();
    h.kind = static_cast<FileKind>(in.u8());
    h.file.bytes = in.array<16>();
    h.entry.bytes = in.array<16>();
    h.at.origin.bytes = in.array<16>();
    h.at.incarnation = in.u32();
    h.at.seq = in.u64();
    h.previous = in.array<32>();
    h.author.bytes = in.array<16>();
    h.minute = static_cast<std::int64_t>(in.u64());
    for (auto part : all_parts) {
        h.part_hashes[index(part)] = in.array<32>();
        h.key_ids[index(part)] = in.array<16>();
    }
    if (!in.at_end() || h.suite != 1) return std::nullopt;
    return h;
}

Bytes binding(Header const& h, Part part)
{
    Writer out;
    out.u8(h.suite);
    out.raw(h.file.bytes);
    out.raw(h.entry.bytes);
    out.u8(static_cast<std::uint8_t>(part));
    out.raw(h.author.bytes);
    out.raw(h.key_ids[index(part)]);
    return out.take();
}

Entry seal_entry(Header header, std::array<std::optional<Bytes>, 3> const& plain, Sealer const& sealer,
                 Hasher const& hasher, Signer const& signer)
{
    Entry entry;
    header.author = signer.author();
    for (auto part : all_parts) {
        auto const& bytes = plain[index(part)];
        if (!bytes) continue;
        header.key_ids[index(part)] = sealer.key_id(part);
        bool const clear = header.key_ids[index(part)] == KeyId{};
        entry.parts[index(part)] = clear ? *bytes : sealer.seal(part, *bytes, binding(header, part));
        header.part_hashes[index(part)] = hasher.hash(*entry.parts[index(part)]);
    }
    entry.header = header;
    entry.signature = signer.sign(encode(header));
    return entry;
}

std::optional<Bytes> open_part(Entry const& entry, Part part, Sealer const& sealer, Hasher const& hasher)
{
    auto const& sealed = entry.parts[index(part)];
    if (!sealed || hasher.hash(*sealed) != entry.header.part_hashes[index(part)]) return std::nullopt;
    auto const& key_id = entry.header.key_ids[index(part)];
    if (key_id == KeyId{}) return sealed;
    if (sealer.key_id(part) != key_id) return std::nullopt;
    return sealer.open(part, *sealed, binding(entry.header, part));
}

}  // namespace abri::ledger
