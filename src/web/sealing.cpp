// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// After phase c: what the page decided is sealed, signed and committed with its audit lines, and only then answered.
#include "core/casework/steps.h"
#include "web/node.h"

#include <algorithm>
#include <stdexcept>

namespace abri::web {

using pages::Loaded;
using pages::Needs;
using pages::Outcome;

// The file of an entry among those the request opened; null when the entry begins a new one.
static pages::OpenedFile const* file_of(Loaded const& loaded, FileId file)
{
    if (loaded.file && loaded.file->file.id == file) return &*loaded.file;
    for (auto const& other : loaded.others)
        if (other.file.id == file) return &other;
    return nullptr;
}

pages::Response Node::commit(Visit const& visit, Needs const& needs, Loaded const& loaded, Outcome outcome)
{
    store::Batch batch;
    std::vector<std::optional<Card>> cards;
    bool const refused = outcome.response.status >= 400;
    for (auto const& entry : outcome.entries) {
        // An id minted for another file, or posted by hand: nothing is taken over.
        // Nor is a file begun a second time that is there and closed to this person.
        bool const closed = std::any_of(loaded.books.begin(), loaded.books.end(), [&](auto const& b) { return b->closed && b->history.file == entry.file; });
        if (closed || parts_.store->has_entry(entry.entry)) return {409, "text/plain; charset=utf-8", std::string(visit.words("form.no_entry")), ""};
        cards.emplace_back();
        seal_entry(visit, loaded, entry, batch, cards.back());
    }
    for (auto const& w : outcome.withdrawals) {
        batch.dropped_wraps.push_back({w.file, w.recipient, true});
        if (auto const* opened = file_of(loaded, w.file))
            for (auto const& picture : pictures_of(opened->file, visit.ring)) batch.dropped_wraps.push_back({picture, w.recipient, true});
    }
    for (auto const& grant : outcome.grants) {
        if (!add_grant(visit, grant, batch)) return {409, "text/plain; charset=utf-8", "key_not_trusted", ""};
        batch.audit_lines.push_back(audit_line(visit.ring.person, "key_granted", grant.file));
    }
    auto const names_turn = outcome.search_name.empty() ? std::unique_lock<std::mutex>() : names_.turn();
    if (!outcome.search_name.empty() && !outcome.entries.empty() && visit.ring.names && parts_.store->has_vault())
        names_.add(batch, *parts_.store, *visit.ring.names, outcome.entries.front().file, outcome.search_name);
    // One line for each child's file that was asked for, however many an act opens or writes.
    if (!needs.audit.empty()) {
        auto const main_file = needs.file ? *needs.file : !outcome.entries.empty() && needs.others.empty()                                                                      ? outcome.entries.front().file
                                                      : loaded.books.size() == 1 || (loaded.books.size() == 2 && loaded.books[1]->ref.kind == ledger::FileKind::staff_register) ? loaded.books.front()->history.file
                                                                                                                                                                                : FileId{};
        if (needs.file || needs.others.empty()) batch.audit_lines.push_back(audit_line(visit.ring.person, refused ? "refused" : needs.audit, main_file));
        for (auto const& other : needs.others) {
            bool const opened = std::any_of(loaded.others.begin(), loaded.others.end(), [&](pages::OpenedFile const& o) { return o.file.id == other; });
            batch.audit_lines.push_back(audit_line(visit.ring.person, refused || !opened ? "refused" : needs.audit, other));
        }
    }
    for (auto const& file : loaded.compared) batch.audit_lines.push_back(audit_line(visit.ring.person, "names_compared", file));
    for (auto const& file : outcome.matched) batch.audit_lines.push_back(audit_line(visit.ring.person, "possible_match", file));
    // Nothing is shown before it is on disk: the audit line of a view included.
    if (outcome.keep_draft) seal_draft(visit.ring.person, *outcome.keep_draft, batch);
    if (outcome.drop_draft) batch.dropped_drafts.push_back({visit.ring.person, draft_place(visit.ring.person, *outcome.drop_draft), {}});
    bool const writes = !batch.audit_lines.empty() || !batch.entries.empty() || !batch.drafts.empty() || !batch.dropped_drafts.empty();
    if (writes) committer_.append(std::move(batch));
    for (auto const& entry : outcome.entries)
        forget_kept_book(entry.kind);
    for (auto& card : cards)
        if (card) cards_.put(std::move(*card));
    return std::move(outcome.response);
}

void Node::seal_entry(Visit const& visit, Loaded const& loaded, actions::NewEntry const& entry, store::Batch& batch, std::optional<Card>& card)
{
    ledger::History const none;
    auto const* opened_file = file_of(loaded, entry.file);
    auto const book = std::find_if(loaded.books.begin(), loaded.books.end(), [&](auto const& b) { return b->history.file == entry.file; });
    bool const in_book = book != loaded.books.end();
    auto const& history = opened_file ? opened_file->history : in_book ? (*book)->history
                                                                       : none;
    auto const carrier = loaded.file && !has_conflict(loaded.file->file, loaded.file->file.key_worker) ? loaded.file->file.key_worker : PersonId{};
    auto const keys = history.empty() ? new_file_keys(visit, entry, in_book ? &(*book)->ref : nullptr, carrier, batch)
                                      : open_file_keys(entry.file, visit.ring, *parts_.store, parts_.slot.epoch_key, utc_minute());
    if (in_book && !history.empty() && entry.kind == ledger::FileKind::team_book) let_in_the_team(**book, visit.ring, batch);
    ledger::Header header;
    header.kind = entry.kind;
    header.file = entry.file;
    header.entry = entry.entry;
    header.at = {origin_, 1, 1};
    header.minute = utc_minute();
    for (auto const& opened : history.entries) {
        if (opened.header.at.origin != origin_) continue;
        header.at.seq = opened.header.at.seq + 1;
        header.previous = hasher_.hash(ledger::encode(opened.header));
    }
    std::array<std::optional<Bytes>, 3> plain;
    plain[0] = ledger::encode(entry.fact);
    if (!entry.identity.empty()) plain[1] = ledger::encode(entry.identity);
    if (!entry.strict.empty()) plain[2] = ledger::encode(entry.strict);
    for (std::size_t part = 0; part < 3; ++part)
        if (plain[part] && !keys.parts[part]) throw std::runtime_error("a part to be written has no key in this session");
    crypto::PersonSigner const signer(visit.ring.person, visit.ring.own);
    batch.entries.push_back(ledger::seal_entry(header, plain, crypto::FileSealer(keys), hasher_, signer));
    for (auto& bytes : plain)
        if (bytes) crypto::wipe(*bytes);

    if (entry.kind != ledger::FileKind::child) return;   // only children's files have cards
    auto heads = history.heads;
    ledger::include(heads, header.at);
    card = make_card(actions::with_entry(opened_file ? opened_file->file : CaseFile(), history, entry, visit.ring.person, parts_.zone), office_now());
    auto const index = directory()->key_of(pages::post_id("office index"));
    if (index) cards_.seal_into(batch, *card, actions::heads_text(heads), *index, *parts_.store);
}

// Every file is sealed from its first entry to its key worker, to the team's supervision and to continuity, so that no one
// person's absence loses it. The strict part is not for continuity.
crypto::FileKeys Node::new_file_keys(Visit const& visit, actions::NewEntry const& entry, pages::BookRef const* book, PersonId carrier, store::Batch& batch)
{
    crypto::FileKeys keys;
    auto const people = directory();
    auto const* member = people->member(visit.ring.person);
    std::vector<PersonId> recipients;
    if (book || entry.kind == ledger::FileKind::private_note) {
        recipients = readers_of(book ? *book : pages::BookRef{entry.kind, entry.file.text()}, visit.ring);
    } else {
        // A picture goes with the child's file: its carrier has its key, and a supervisor who adds one only through the post.
        auto const first = entry.kind == ledger::FileKind::attachment ? carrier : visit.ring.person;
        recipients = {pages::post_id("supervision:" + member->team), pages::post_id("continuity")};
        if (!first.is_nil()) recipients.insert(recipients.begin(), first);
    }
    for (std::size_t part = 0; part < 3; ++part) {
        keys.parts[part] = crypto::Key::random();
        for (auto const& recipient : recipients) {
            auto const key = people->key_of(recipient);
            bool const kept_from_continuity = part == 2 && recipient == pages::post_id("continuity");
            if (key && !kept_from_continuity) batch.wraps.push_back(make_wrap(entry.file, static_cast<store::WrapKind>(part), recipient, keys.parts[part]->reveal(), *key, parts_.slot.epoch_key));
        }
    }
    return keys;
}

bool Node::add_grant(Visit const& visit, pages::Grant const& grant, store::Batch& batch)
{
    auto const key = directory()->key_of(grant.recipient);
    if (!key) return false;
    std::vector<FileId> files{grant.file};
    // Pictures of a child go with the names, to whoever gets those.
    if (grant.with_identity)
        if (auto const opened = open(grant.file, visit.ring, false, false))
            for (auto const& picture : pictures_of(opened->file, visit.ring)) files.push_back(picture);
    auto const expires = grant.lasts.count() > 0 ? utc_minute() + grant.lasts.count() * 24 * 60 : 0;
    for (auto const& file : files) {
        auto const keys = open_file_keys(file, visit.ring, *parts_.store, parts_.slot.epoch_key, utc_minute());
        for (std::size_t part = 0; part < (grant.with_identity ? 3u : 1u); ++part)
            if (keys.parts[part]) batch.wraps.push_back(make_wrap(file, static_cast<store::WrapKind>(part), grant.recipient, keys.parts[part]->reveal(), *key, parts_.slot.epoch_key, expires));
    }
    return true;
}

}  // namespace abri::web
