// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "ledger/chain.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>

namespace abri::ledger {

namespace {

// One chain from its first entry to its first fault.
class ChainCheck {
public:
    // Signatures up to `proved` are proven by the hash of the header there.
    ChainCheck(FileId file, FileKind kind, Hasher const& hasher, Witness const* witness, std::uint64_t proved)
        : file_(file), kind_(kind), hasher_(hasher), witness_(witness), proved_(proved)
    {
    }

    ChainFault next(Entry const& entry)
    {
        auto const& h = entry.header;
        ++seq_;
        if (h.suite == 0) return ChainFault::unreadable;
        if (h.file != file_ || h.kind != kind_) return ChainFault::wrong_file;
        if (h.at.seq != seq_) return ChainFault::gap;
        if (h.previous != previous_) return ChainFault::broken_link;
        for (auto part : all_parts) {
            auto const i = static_cast<std::size_t>(part);
            auto const& bytes = entry.parts[i];
            if (bytes && hasher_.hash(*bytes) != h.part_hashes[i]) return ChainFault::altered_part;
            bool const in_clear = h.part_hashes[i] != Hash{} && h.key_ids[i] == KeyId{};
            if (in_clear && !describe(kind_).is_clear) return ChainFault::part_in_clear;
        }
        auto const clear = encode(h);
        previous_ = hasher_.hash(clear);
        bool const good = !witness_ || seq_ <= proved_ || witness_->signed_by(h.author, clear, entry.signature);
        return good ? ChainFault::none : ChainFault::bad_signature;
    }

    std::uint64_t seq() const { return seq_; }
    Hash const& head() const { return previous_; }

private:
    FileId file_;
    FileKind kind_;
    Hasher const& hasher_;
    Witness const* witness_;
    std::uint64_t proved_;
    Hash previous_{};
    std::uint64_t seq_ = 0;
};

ChainId chain_of(Entry const& entry) { return {entry.header.at.origin, entry.header.at.incarnation}; }

// The place up to which the remembered head speaks for the signatures of this run of entries; 0 where it is not there
// as it was found good.
std::uint64_t proved_by(VerifiedHeads const& known, ChainId id, std::span<Entry const> run, Hasher const& hasher)
{
    auto const found = known.find(id);
    if (found == known.end() || found->second.seq == 0 || found->second.seq > run.size()) return 0;
    auto const& header = run[static_cast<std::size_t>(found->second.seq) - 1].header;
    bool const is_there = header.suite != 0 && hasher.hash(encode(header)) == found->second.hash;
    return is_there ? found->second.seq : 0;
}

}  // namespace

std::string_view name_of(ChainFault fault)
{
    static constexpr std::array<std::string_view, 8> names = {
        "none", "unreadable", "wrong_file", "gap", "broken_link", "altered_part", "part_in_clear", "bad_signature"};
    return names[static_cast<std::size_t>(fault)];
}

CheckedChains check_chains(FileId file, FileKind kind, std::vector<Entry> const& entries, Hasher const& hasher,
                           Witness const* witness, VerifiedHeads const& known)
{
    CheckedChains result;
    result.holds.assign(entries.size(), false);
    std::set<ChainId> seen;
    for (std::size_t from = 0, to = 0; from < entries.size(); from = to) {
        auto const id = chain_of(entries[from]);
        while (to < entries.size() && chain_of(entries[to]) == id) ++to;
        // A chain that goes on elsewhere was taken apart by hand.
        if (!seen.insert(id).second) {
            result.findings.push_back({{id.origin, id.incarnation, 1}, ChainFault::gap});
            continue;
        }
        auto proved = proved_by(known, id, std::span(entries).subspan(from, to - from), hasher);
        for (;;) {
            ChainCheck check(file, kind, hasher, witness, proved);
            auto fault = ChainFault::none;
            auto good = from;
            while (good < to && (fault = check.next(entries[good])) == ChainFault::none) ++good;
            // Broken before the head is reached: the head proves nothing of what stands before the break.
            if (fault != ChainFault::none && check.seq() <= proved) {
                proved = 0;
                continue;
            }
            std::fill(result.holds.begin() + static_cast<std::ptrdiff_t>(from),
                      result.holds.begin() + static_cast<std::ptrdiff_t>(good), true);
            if (fault != ChainFault::none) result.findings.push_back({{id.origin, id.incarnation, check.seq()}, fault});
            else if (witness) result.heads[id] = {check.seq(), check.head()};
            break;
        }
    }
    return result;
}

}  // namespace abri::ledger
