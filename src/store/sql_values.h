// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "base/bytes.h"
#include "base/id.h"

#include <algorithm>
#include <span>

// Ids as columns hold them.
namespace abri::store {

inline Bytes blob(std::span<std::uint8_t const> bytes) { return {bytes.begin(), bytes.end()}; }
template <class Kind>
Bytes blob(Id<Kind> const& id)
{
    return blob(id.bytes);
}
template <class IdType>
IdType id_from(Bytes const& bytes)
{
    IdType id;
    if (bytes.size() == id.bytes.size()) std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
    return id;
}

}  // namespace abri::store
