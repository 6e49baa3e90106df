// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "base/text.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>

namespace abri {

// 128-bit identifier; one type per kind of thing, so that two ids cannot be swapped.
template <class Kind>
struct Id {
    std::array<std::uint8_t, 16> bytes{};

    friend bool operator==(Id const&, Id const&) = default;
    friend bool operator<(Id const& a, Id const& b) { return std::memcmp(a.bytes.data(), b.bytes.data(), 16) < 0; }

    bool is_nil() const { return *this == Id{}; }
    // 32 lower-case hexadecimal digits, as in URLs and form fields.
    std::string text() const { return to_hex(bytes); }
    static std::optional<Id> parse(std::string_view hex)
    {
        Id id;
        if (!from_hex(hex, id.bytes)) return std::nullopt;
        return id;
    }
};

// Whether an id may have been minted into a form: a UUIDv7. Ids that the program derives from names are none, so that
// nobody can begin such a file under a posted id.
template <class Kind>
bool is_minted(Id<Kind> const& id)
{
    return (id.bytes[6] >> 4) == 7 && (id.bytes[8] >> 6) == 2;
}

using FileId = Id<struct FileKindTag>;       // a chain of entries: a child's file, the directory…
using EntryId = Id<struct EntryTag>;         // minted into a form before it is posted
using PersonId = Id<struct PersonTag>;       // a member of staff or a post
using OriginId = Id<struct OriginTag>;       // a node or a device that owns chains
using AgencyId = Id<struct AgencyTag>;

struct IdHash {
    template <class Kind>
    std::size_t operator()(Id<Kind> const& id) const
    {
        std::size_t h;
        std::memcpy(&h, id.bytes.data() + 8, sizeof h);
        return h;
    }
};

}  // namespace abri
