// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/protection/posts.h"

namespace abri {

PersonId post_id(std::string_view name)
{
    // FNV-1a twice with two starts: a stable name for a post, not a secret.
    PersonId id;
    for (std::size_t half = 0; half < 2; ++half) {
        std::uint64_t h = half == 0 ? 0xcbf29ce484222325u : 0x84222325cbf29ce4u;
        for (char c : name) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
        for (std::size_t i = 0; i < 8; ++i) id.bytes[half * 8 + i] = static_cast<std::uint8_t>(h >> (8 * i));
    }
    return id;
}

}  // namespace abri
