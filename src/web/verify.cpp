// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "web/verify.h"

#include "store/audit_chain.h"
#include "web/founding.h"

namespace abri::web {

std::vector<Finding> verify(Node& node)
{
    std::vector<Finding> findings;
    crypto::Blake2Hasher const hasher;
    auto const directory = node.directory();
    for (auto const seq : directory->faults())
        findings.push_back(
            {TrustedDirectory::file_id(), "staff directory entry " + std::to_string(seq) + " does not verify"});
    DirectoryWitness const witness(*directory);
    std::map<FileId, std::string> card_heads;
    node.store().cards([&](store::CardRow const& row) { card_heads[row.file] = row.heads; });
    std::vector<std::pair<FileId, ledger::FileKind>> files;
    for (auto const kind : ledger::all_file_kinds())
        if (kind != ledger::FileKind::staff_directory)   // it is judged entry by entry when it is loaded
            for (auto const& file : node.store().files(kind)) files.emplace_back(file, kind);
    for (auto const& [file, kind] : files) {
        auto const entries = node.store().entries(file, store::Store::Identity::load);
        for (auto const& found : ledger::check_chains(file, kind, entries, hasher, &witness).findings)
            findings.push_back({file, std::string(name_of(found.fault)) + " at entry " + std::to_string(found.at.seq)});
        ledger::Context heads;
        for (auto const& entry : entries) {
            ledger::include(heads, entry.header.at);
            bool const lost =
                node.store().has_vault() && entry.header.part_hashes[1] != ledger::Hash{} && !entry.parts[1];
            if (lost)
                findings.push_back({file, "identity part missing at entry " + std::to_string(entry.header.at.seq)});
        }
        if (!ledger::describe(kind).has_card) continue;
        auto const row = card_heads.find(file);
        if (row == card_heads.end()) findings.push_back({file, "no card: no list shows this file"});
        else if (row->second != actions::heads_text(heads))
            findings.push_back({file, "card was made from other entries"});
        card_heads.erase(file);
    }
    for (auto const& [file, heads] : card_heads) findings.push_back({file, "card without a file"});
    if (auto const line = store::first_broken_audit_line(node.store(), audit_hasher(node.parts().slot)))
        findings.push_back({{}, "audit chain broken at line " + std::to_string(line)});
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
        if (!card) findings.push_back({row.file, "card does not open: no list shows this file"});
        else if (encode(*card) != encode(make_card(opened->file, node.office_now())))
            findings.push_back({row.file, "card differs from its rebuild"});
    }
    return findings;
}

}  // namespace abri::web
