// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// Phase b: what the session's keys open of a file.
#include "web/node.h"

#include <algorithm>

namespace abri::web {

std::optional<pages::OpenedFile> Node::open(FileId file, Keyring const& ring, bool identity, bool strict)
{
    auto history = open_history(file, ledger::FileKind::child, ring, identity, strict);
    if (!history) return std::nullopt;
    pages::OpenedFile result{std::move(*history), {}};
    result.file = actions::open_file(result.history, parts_.zone);
    return result;
}

std::optional<ledger::History> Node::open_history(FileId file, ledger::FileKind kind, Keyring const& ring, bool identity, bool strict)
{
    auto const entries = parts_.store->entries(file, identity ? store::Store::Identity::load : store::Store::Identity::leave);
    if (entries.empty() || entries.front().header.kind != kind) return std::nullopt;
    auto keys = open_file_keys(file, ring, *parts_.store, parts_.slot.epoch_key, utc_minute());
    if (!keys.parts[0]) return std::nullopt;
    if (!identity) keys.parts[1].reset();
    if (!strict) keys.parts[2].reset();
    std::uint64_t bad = 0;
    if (ledger::check_chain(entries, hasher_, nullptr, bad) != ledger::ChainFault::none) throw store::StoreError("a file's chain is broken at entry " + std::to_string(bad));
    crypto::FileSealer const sealer(std::move(keys));
    std::vector<ledger::Opened> opened;
    opened.reserve(entries.size());
    for (auto const& entry : entries) {
        ledger::Opened one;
        one.header = entry.header;
        one.has_identity = entry.header.part_hashes[1] != ledger::Hash{};
        one.has_strict = entry.header.part_hashes[2] != ledger::Hash{};
        auto const content = ledger::open_part(entry, ledger::Part::content, sealer, hasher_);
        auto const fact = content ? ledger::decode_fact(*content) : std::nullopt;
        one.readable = fact.has_value();
        if (fact) one.fact = *fact;
        auto const part = [&](ledger::Part which) {
            auto const bytes = ledger::open_part(entry, which, sealer, hasher_);
            return bytes ? ledger::decode_writes(*bytes).value_or(std::vector<ledger::Write>()) : std::vector<ledger::Write>();
        };
        one.identity = part(ledger::Part::identity);
        one.strict = part(ledger::Part::strict);
        opened.push_back(std::move(one));
    }
    return ledger::fold(std::move(opened));
}

// A picture says inside, sealed and signed, which child's file it belongs to; what a file says of pictures is only where to look.
static bool belongs_to(ledger::History const& picture, FileId child)
{
    for (auto const& opened : picture.entries)
        for (auto const& write : opened.fact.writes)
            if (write.name == "of" && write.value == child.text()) return true;
    return false;
}

std::vector<FileId> Node::pictures_of(CaseFile const& file, Keyring const& ring)
{
    std::vector<FileId> pictures;
    for (auto const& attached : file.attachments) {
        auto const history = open_history(attached.file, ledger::FileKind::attachment, ring, false, false);
        if (history && belongs_to(*history, file.id)) pictures.push_back(attached.file);
    }
    return pictures;
}

std::string Node::open_picture(FileId attachment, FileId of, Keyring const& ring)
{
    auto const history = open_history(attachment, ledger::FileKind::attachment, ring, true, false);
    if (history && belongs_to(*history, of))
        for (auto const& opened : history->entries)
            for (auto const& write : opened.identity)
                if (write.name == "jpeg") return write.value;
    return {};
}

}  // namespace abri::web
