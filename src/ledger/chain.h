// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "ledger/entry.h"

#include <map>

namespace abri::ledger {

enum class ChainFault : std::uint8_t {
    none,
    unreadable,      // a header of a newer or damaged format
    wrong_file,
    gap,
    broken_link,
    altered_part,
    part_in_clear,   // only the staff directory is written in clear
    bad_signature
};
std::string_view name_of(ChainFault fault);

// One origin's entries in one file, since it was last restored.
struct ChainId {
    OriginId origin;
    std::uint32_t incarnation = 0;
    friend bool operator==(ChainId const&, ChainId const&) = default;
    friend bool operator<(ChainId const& a, ChainId const& b)
    {
        return a.origin == b.origin ? a.incarnation < b.incarnation : a.origin < b.origin;
    }
};

// How far a chain was found good before, signatures included: the hash of the last header covers all before it. A later
// check only looks at the signatures of what came since.
struct VerifiedHead {
    std::uint64_t seq = 0;
    Hash hash{};
    friend bool operator==(VerifiedHead const&, VerifiedHead const&) = default;
};
using VerifiedHeads = std::map<ChainId, VerifiedHead>;

struct ChainFinding {
    Position at;
    ChainFault fault;
};

// Checks the entries of one file, sorted by origin, incarnation and sequence: each chain by itself, link by link, parts
// at hand against their hashes, and signatures when a witness is given. A chain holds up to its first fault: from there
// on nothing of it is taken. `file` and `kind` are what was asked for: what an entry says of itself decides nothing.
struct CheckedChains {
    std::vector<bool> holds;  // one for each entry
    std::vector<ChainFinding> findings;  // the first fault of each chain
    VerifiedHeads heads;  // only when a witness was given
    bool whole() const { return findings.empty(); }
};
CheckedChains check_chains(FileId file, FileKind kind, std::vector<Entry> const& entries, Hasher const& hasher,
                           Witness const* witness, VerifiedHeads const& known = {});

}  // namespace abri::ledger
