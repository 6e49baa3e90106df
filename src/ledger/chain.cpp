// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "ledger/chain.h"

#include <array>

namespace abri::ledger {

namespace {

// One chain from its first entry to its first fault.
class ChainCheck {
public:
    ChainCheck(FileId file, Hasher const& hasher, Witness const* witness)
        : file_(file), hasher_(hasher), witness_(witness)
    {
    }

    // Signatures up to `proved` are proven by the hash of the header there.
    void begin(std::uint64_t proved)
    {
        previous_ = {};
        seq_ = 0;
        proved_ = proved;
    }

    ChainFault next(Entry const& entry)
    {
        auto const& h = entry.header;
        ++seq_;
        if (h.suite == 0) return ChainFault::unreadable;
        if (h.file != file_) return ChainFault::wrong_file;
        if (h.at.seq != seq_) return ChainFault::gap;
        if (h.previous != previous_) return ChainFault::broken_link;
        for (auto part : all_parts) {
            auto const i = static_cast<std::size_t>(part);
            auto const& bytes = entry.parts[i];
            if (bytes && hasher_.hash(*bytes) != h.part_hashes[i]) return ChainFault::altered_part;
            bool const in_clear = h.part_hashes[i] != Hash{} && h.key_ids[i] == KeyId{};
            if (in_clear && !describe(h.kind).is_clear) return ChainFault::part_in_clear;
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
    Hasher const& hasher_;
    Witness const* witness_;
    Hash previous_{};
    std::uint64_t seq_ = 0;
    std::uint64_t proved_ = 0;
};

ChainId chain_of(Entry const& entry) { return {entry.header.at.origin, entry.header.at.incarnation}; }

}  // namespace

std::string_view name_of(ChainFault fault)
{
    static constexpr std::array<std::string_view, 8> names = {
        "none", "unreadable", "wrong_file", "gap", "broken_link", "altered_part", "part_in_clear", "bad_signature"};
    return names[static_cast<std::size_t>(fault)];
}

CheckedChains check_chains(FileId file, std::vector<Entry> const& entries, Hasher const& hasher, Witness const* witness,
                           VerifiedHeads const& known)
{
    CheckedChains result;
    result.holds.assign(entries.size(), false);
    ChainCheck check(file, hasher, witness);
    for (std::size_t from = 0, to = 0; from < entries.size(); from = to) {
        auto const id = chain_of(entries[from]);
        while (to < entries.size() && chain_of(entries[to]) == id) ++to;
        auto const found = known.find(id);
        bool const is_known = found != known.end() && found->second.seq <= to - from;
        auto const* head = is_known ? &entries[from + static_cast<std::size_t>(found->second.seq) - 1].header : nullptr;
        // A head that is not there as it was found good proves nothing.
        bool const proves = head && head->suite != 0 && hasher.hash(encode(*head)) == found->second.hash;
        check.begin(proves ? found->second.seq : 0);
        auto fault = ChainFault::none;
        for (auto i = from; i < to && fault == ChainFault::none; ++i) {
            fault = check.next(entries[i]);
            if (fault == ChainFault::none) result.holds[i] = true;
            else result.findings.push_back({{id.origin, id.incarnation, i - from + 1}, fault});
        }
        if (witness && fault == ChainFault::none) result.heads[id] = {check.seq(), check.head()};
    }
    return result;
}

}  // namespace abri::ledger
