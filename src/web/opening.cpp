// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// Phase b: what the session's keys open of a file.
#include "web/node.h"

#include <algorithm>
#include <spdlog/spdlog.h>

namespace abri::web {

std::optional<actions::OpenedFile> Node::open(FileId file, Keyring const& ring, bool identity, bool strict)
{
    auto history = open_history(file, ledger::FileKind::child, ring, identity, strict);
    if (!history) return std::nullopt;
    actions::OpenedFile result{std::move(*history), {}};
    result.file = actions::open_file(result.history, parts_.zone);
    return result;
}

std::optional<ledger::History> Node::open_history(FileId file, ledger::FileKind kind, Keyring const& ring,
                                                  bool identity, bool strict)
{
    auto const entries =
        parts_.store->entries(file, identity ? store::Store::Identity::load : store::Store::Identity::leave);
    bool const is_this_kind = std::any_of(entries.begin(), entries.end(), [&](ledger::Entry const& e) {
        return e.header.suite != 0 && e.header.kind == kind;
    });
    if (!is_this_kind) return std::nullopt;
    auto keys = open_file_keys(file, ring, *parts_.store, parts_.slot.epoch_key, utc_minute());
    if (!keys.parts[0]) return std::nullopt;
    if (!identity) keys.parts[1].reset();
    if (!strict) keys.parts[2].reset();
    auto const people = directory();
    DirectoryWitness const witness(*people);
    auto const known = verified_.heads_of(file);
    auto const checked = ledger::check_chains(file, kind, entries, hasher_, &witness, known);
    if (checked.whole() && checked.heads != known) verified_.remember(file, checked.heads);
    if (!checked.whole())
        spdlog::error("file {}: {} at entry {}; what does not hold is left out", file.text(),
                      name_of(checked.findings.front().fault), checked.findings.front().at.seq);
    crypto::FileSealer const sealer(std::move(keys));
    std::vector<ledger::Opened> opened;
    opened.reserve(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (!checked.holds[i]) continue;
        auto const& entry = entries[i];
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
            return bytes ? ledger::decode_writes(*bytes).value_or(std::vector<ledger::Write>())
                         : std::vector<ledger::Write>();
        };
        one.identity = part(ledger::Part::identity);
        one.strict = part(ledger::Part::strict);
        opened.push_back(std::move(one));
    }
    if (opened.empty()) return std::nullopt;
    auto history = ledger::fold(std::move(opened));
    history.whole = checked.whole();
    return history;
}

// A picture says inside, sealed and signed, which child's file it belongs to; what a file says of pictures is only
// where to look.
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
