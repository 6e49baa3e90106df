// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "web/verify.h"

#include "store/audit_chain.h"
#include "web/founding.h"

namespace abri::web {

namespace {

class DirectoryWitness : public ledger::Witness {
public:
    explicit DirectoryWitness(TrustedDirectory const& directory) : directory_(directory) {}
    bool signed_by(PersonId author, ByteView message, ledger::Signature const& signature) const override { return directory_.witnesses(author, message, signature); }

private:
    TrustedDirectory const& directory_;
};

std::string_view name_of(ledger::ChainFault fault)
{
    static constexpr std::string_view names[] = {"none", "wrong_file", "gap", "broken_link", "altered_part", "bad_signature"};
    return names[static_cast<std::size_t>(fault)];
}

}  // namespace

std::vector<Finding> verify(Node& node)
{
    std::vector<Finding> findings;
    crypto::Blake2Hasher const hasher;
    auto const directory = node.directory();
    for (auto const seq : directory->faults()) findings.push_back({TrustedDirectory::file_id(), "staff directory entry " + std::to_string(seq) + " does not verify"});
    DirectoryWitness const witness(*directory);
    std::map<FileId, std::string> card_heads;
    node.store().cards([&](store::CardRow const& row) { card_heads[row.file] = row.heads; });
    auto files = node.store().files(ledger::FileKind::child);
    auto const children = files.size();
    using Kind = ledger::FileKind;
    for (auto kind : {Kind::service_directory, Kind::attachment, Kind::programme_papers, Kind::learning, Kind::supervision, Kind::team_book, Kind::private_note, Kind::staff_register, Kind::course_book, Kind::training})
        for (auto const& file : node.store().files(kind)) files.push_back(file);
    for (std::size_t place = 0; place < files.size(); ++place) {
        auto const& file = files[place];
        auto const entries = node.store().entries(file, store::Store::Identity::load);
        std::uint64_t bad = 0;
        auto const fault = ledger::check_chain(entries, hasher, &witness, bad);
        if (fault != ledger::ChainFault::none) findings.push_back({file, std::string(name_of(fault)) + " at entry " + std::to_string(bad)});
        ledger::Context heads;
        for (auto const& entry : entries) {
            ledger::include(heads, entry.header.at);
            bool const lost = node.store().has_vault() && entry.header.part_hashes[1] != ledger::Hash{} && !entry.parts[1];
            if (lost) findings.push_back({file, "identity part missing at entry " + std::to_string(entry.header.at.seq)});
        }
        if (place >= children) continue;   // the office's own files have no card
        if (card_heads[file] != actions::heads_text(heads)) findings.push_back({file, "card was made from other entries"});
        card_heads.erase(file);
    }
    for (auto const& [file, heads] : card_heads) findings.push_back({file, "card without a file"});
    if (auto const line = store::first_broken_audit_line(node.store(), audit_hasher(node.parts().slot))) findings.push_back({{}, "audit chain broken at line " + std::to_string(line)});
    return findings;
}

std::vector<Finding> verify_as(Node& node, Keyring const& ring, std::size_t& rebuilt)
{
    rebuilt = 0;
    std::vector<Finding> findings;
    if (!ring.index) return findings;
    auto const keys = CardIndex::open_keys(node.store(), *ring.index);
    std::vector<store::CardRow> rows;
    node.store().cards([&](store::CardRow const& row) { rows.push_back(row); });
    for (auto const& row : rows) {
        auto const opened = node.open(row.file, ring, false, false);
        if (!opened) continue;
        auto const card = CardIndex::open(row, keys);
        ++rebuilt;
        if (!card || encode(*card) != encode(make_card(opened->file, node.office_now()))) findings.push_back({row.file, "card differs from its rebuild"});
    }
    return findings;
}

}  // namespace abri::web
