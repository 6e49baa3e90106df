// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "crypto/keys.h"

#include <string>

namespace abri::crypto {

// The node's slot: 4 KiB halves A and B in a file kept apart from the data and out of every backup (security.md 2.7).
// Whoever holds the data without the slot cannot even guess passwords; overwriting the slot kills the node.
struct SlotSecrets {
    Key node_secret;   // mixed into every password
    Key epoch_key;     // seals wraps, cards, search copies and drafts
    std::uint64_t epoch = 1;
    std::array<std::uint8_t, 32> installation{};  // public signing key at the root of the staff directory, pinned here
};

// Writes a new slot readable by its owner only; throws std::runtime_error when it cannot, or when one is there.
SlotSecrets create_slot(std::string const& path, std::array<std::uint8_t, 32> const& installation);
// The newest whole half; nothing when the file is missing or neither half is whole.
std::optional<SlotSecrets> read_slot(std::string const& path);

}  // namespace abri::crypto
