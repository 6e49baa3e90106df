// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// After phase c: what the page decided is sealed, signed and committed with its audit lines, and only then answered.
#include "core/casework/steps.h"
#include "core/protection/posts.h"
#include "web/node.h"

#include <algorithm>
#include <stdexcept>

namespace abri::web {

using actions::Audit;
using actions::Loaded;
using actions::Needs;
using pages::Outcome;

// The file of an entry among those the request opened; null when the entry begins a new one.
static actions::OpenedFile const* file_of(Loaded const& loaded, FileId file)
{
    if (loaded.file && loaded.file->file.id == file) return &*loaded.file;
    return loaded.other(file);
}

// A file of which something does not hold takes no writing until it was looked at.
static bool is_damaged(Loaded const& loaded, FileId file)
{
    if (auto const* opened = file_of(loaded, file)) return !opened->history.whole;
    return std::any_of(loaded.office_files.begin(), loaded.office_files.end(),
                       [&](auto const& f) { return f->history.file == file && !f->history.whole; });
}

pages::Response Node::commit(Visit const& visit, Needs const& needs, Loaded const& loaded, Outcome outcome)
{
    static pages::Response const not_trusted{409, "text/plain; charset=utf-8", "key_not_trusted", ""};
    store::Batch batch;
    std::vector<std::optional<Card>> cards;
    for (auto const& entry : outcome.entries) {
        // An id minted for another file, or posted by hand: nothing is taken over.
        // Nor is a file begun a second time that is there and closed to this person.
        bool const closed = std::any_of(loaded.office_files.begin(), loaded.office_files.end(),
                                        [&](auto const& b) { return b->closed && b->history.file == entry.file; });
        if (closed || parts_.store->has_entry(entry.entry))
            return {409, "text/plain; charset=utf-8", std::string(visit.words("form.no_entry")), ""};
        if (is_damaged(loaded, entry.file))
            return {409, "text/plain; charset=utf-8", std::string(visit.words("error.damaged")), ""};
        cards.emplace_back();
        if (!seal_entry(visit, loaded, entry, batch, cards.back())) return not_trusted;
    }
    if (outcome.erased) batch.dropped_wraps.push_back({*outcome.erased, visit.ring.person, true});
    auto const names_turn = outcome.search_name.empty() ? std::unique_lock<std::mutex>() : names_.turn();
    if (!outcome.search_name.empty() && !outcome.entries.empty() && visit.ring.names && parts_.store->has_vault())
        names_.add(batch, *parts_.store, *visit.ring.names, outcome.entries.front().file, outcome.search_name);
    add_audit_lines(visit, needs, loaded, outcome, batch);
    // Nothing is shown before it is on disk: the audit line of a view included.
    if (outcome.keep_draft) seal_draft(visit.ring.person, *outcome.keep_draft, batch);
    if (outcome.drop_draft)
        batch.dropped_drafts.push_back({visit.ring.person, draft_place(visit.ring.person, *outcome.drop_draft), {}});
    bool const writes =
        !batch.audit_lines.empty() || !batch.entries.empty() || !batch.drafts.empty() || !batch.dropped_drafts.empty();
    if (writes) committer_.append(std::move(batch));
    for (auto const& entry : outcome.entries) forget_kept(entry.kind);
    for (auto& card : cards)
        if (card) cards_.put(std::move(*card));
    return std::move(outcome.response);
}

// One line for each file that the act is about, as the act says; a child's file that stayed closed is a refusal.
void Node::add_audit_lines(Visit const& visit, Needs const& needs, Loaded const& loaded, Outcome const& outcome,
                           store::Batch& batch) const
{
    bool const refused = outcome.response.status >= 400;
    auto const person = visit.ring.person;
    auto const add = [&](FileId file, bool opened = true) {
        batch.audit_lines.push_back(audit_line(person, refused || !opened ? "refused" : needs.audit.action, file));
    };
    auto const other_lines = [&] {
        for (auto const& other : needs.others) add(other, loaded.other(other) != nullptr);
    };
    if (needs.audit.is_written()) switch (needs.audit.about) {
            case Audit::About::nothing: add({}); break;
            case Audit::About::the_case:
                add(needs.file.value_or(FileId{}));
                other_lines();
                break;
            case Audit::About::the_office_file:
                add(loaded.office_files.empty() ? FileId{} : loaded.office_files.front()->history.file);
                break;
            case Audit::About::what_is_written:
                add(outcome.entries.empty() ? needs.file.value_or(FileId{}) : outcome.entries.front().file);
                break;
            case Audit::About::each_other: other_lines(); break;
        }
    for (auto const& file : loaded.compared) batch.audit_lines.push_back(audit_line(person, "names_compared", file));
    for (auto const& file : outcome.matched) batch.audit_lines.push_back(audit_line(person, "possible_match", file));
}

bool Node::seal_entry(Visit const& visit, Loaded const& loaded, actions::NewEntry const& entry, store::Batch& batch,
                      std::optional<Card>& card)
{
    ledger::History const none;
    auto const* opened_file = file_of(loaded, entry.file);
    auto const book = std::find_if(loaded.office_files.begin(), loaded.office_files.end(),
                                   [&](auto const& b) { return b->history.file == entry.file; });
    bool const in_book = book != loaded.office_files.end();
    auto const& history = opened_file ? opened_file->history : in_book ? (*book)->history : none;
    auto const carrier = loaded.file && !has_conflict(loaded.file->file, loaded.file->file.key_worker)
                             ? loaded.file->file.key_worker
                             : PersonId{};
    auto const keys = history.empty()
                          ? new_file_keys(visit, entry, in_book ? &(*book)->ref : nullptr, carrier, batch)
                          : open_file_keys(entry.file, visit.ring, *parts_.store, parts_.slot.epoch_key, utc_minute());
    if (in_book && !history.empty() && entry.kind == ledger::FileKind::team_book)
        let_in_the_team(**book, visit.ring, batch);
    ledger::Header header;
    header.kind = entry.kind;
    header.file = entry.file;
    header.entry = entry.entry;
    header.at = {origin_, incarnation_, 1};
    header.minute = utc_minute();
    for (auto const& opened : history.entries) {
        if (opened.header.at.origin != origin_ || opened.header.at.incarnation != incarnation_) continue;
        header.at.seq = opened.header.at.seq + 1;
        header.previous = hasher_.hash(ledger::encode(opened.header));
    }
    std::array<std::optional<Bytes>, 3> plain;
    plain[0] = ledger::encode(entry.fact);
    if (!entry.identity.empty()) plain[1] = ledger::encode(entry.identity);
    if (!entry.strict.empty()) plain[2] = ledger::encode(entry.strict);
    for (std::size_t part = 0; part < 3; ++part)
        if (plain[part] && !keys.parts[part])
            throw std::runtime_error("a part to be written has no key in this session");
    crypto::PersonSigner const signer(visit.ring.person, visit.ring.own);
    batch.entries.push_back(ledger::seal_entry(header, plain, crypto::FileSealer(keys), hasher_, signer));
    for (auto& bytes : plain)
        if (bytes) crypto::wipe(*bytes);

    if (!ledger::describe(entry.kind).has_card) return true;
    auto heads = history.heads;
    ledger::include(heads, header.at);
    CaseFile const nothing_yet;
    auto const& before = opened_file ? opened_file->file : nothing_yet;
    auto const after = actions::with_entry(before, history, entry, visit.ring.person, parts_.zone);
    if (!apply_key_changes(visit, before, key_changes(before, after), keys, batch)) return false;
    card = make_card(after, office_now());
    auto const index = directory()->key_of(post_id("office index"));
    if (index) cards_.seal_into(batch, *card, actions::heads_text(heads), *index, *parts_.store);
    return true;
}

crypto::FileKeys Node::new_file_keys(Visit const& visit, actions::NewEntry const& entry,
                                     actions::OfficeFile const* office_file, PersonId carrier, store::Batch& batch)
{
    auto const team = directory()->member(visit.ring.person)->team;
    std::vector<KeyHolder> readers;
    if (office_file) readers = readers_of(*office_file, visit.ring);
    else if (entry.kind == ledger::FileKind::private_note) readers = readers_of_note(visit.ring.person);
    // A picture goes with the child's file: its carrier has its key, and a supervisor who adds one only through the
    // post.
    else readers = readers_of_child(entry.kind == ledger::FileKind::attachment ? carrier : visit.ring.person, team);
    crypto::FileKeys keys;
    for (auto& part : keys.parts) part = crypto::Key::random();
    for (auto const& reader : readers) wrap_parts(entry.file, keys, reader, batch);
    return keys;
}

// The keys of a file's parts, sealed to one reader; false for somebody without a trusted key.
bool Node::wrap_parts(FileId file, crypto::FileKeys const& keys, KeyHolder const& reader, store::Batch& batch)
{
    auto const key = directory()->key_of(reader.who);
    if (!key) return false;
    auto const count = reader.parts == Parts::content ? 1u : reader.parts == Parts::content_and_identity ? 2u : 3u;
    for (std::size_t part = 0; part < count; ++part)
        if (keys.parts[part])
            batch.wraps.push_back(make_wrap(file, static_cast<store::WrapKind>(part), reader.who,
                                            keys.parts[part]->reveal(), *key, parts_.slot.epoch_key,
                                            reader.until ? utc_minute_after(*reader.until) : 0));
    return true;
}

// What an entry changes about a file's readers, whatever door the entry came through. Pictures of a child go with the
// names, to whoever gets those.
bool Node::apply_key_changes(Visit const& visit, CaseFile const& file, std::vector<KeyChange> const& changes,
                             crypto::FileKeys const& keys, store::Batch& batch)
{
    if (changes.empty()) return true;
    auto const pictures = pictures_of(file, visit.ring);
    for (auto const& change : changes) {
        if (change.kind == KeyChange::Kind::withdraw) {
            batch.dropped_wraps.push_back({file.id, change.who, true});
            for (auto const& picture : pictures) batch.dropped_wraps.push_back({picture, change.who, true});
            continue;
        }
        KeyHolder const holder{change.who, change.parts, change.until};
        if (!wrap_parts(file.id, keys, holder, batch)) return false;
        batch.audit_lines.push_back(audit_line(visit.ring.person, "key_granted", file.id));
        if (change.parts == Parts::content) continue;
        for (auto const& picture : pictures) {
            auto const picture_keys =
                open_file_keys(picture, visit.ring, *parts_.store, parts_.slot.epoch_key, utc_minute());
            wrap_parts(picture, picture_keys, holder, batch);
        }
    }
    return true;
}

bool Node::rebuild_card(FileId file, Keyring const& ring)
{
    auto const own_lane = lane(file);
    std::lock_guard const in_lane(*own_lane);
    auto const opened = open(file, ring, false, false);
    auto const index = directory()->key_of(post_id("office index"));
    if (!opened || !opened->history.whole || !index) return false;  // an old card says more than half a file
    auto card = make_card(opened->file, office_now());
    store::Batch batch;
    cards_.seal_into(batch, card, actions::heads_text(opened->history.heads), *index, *parts_.store);
    committer_.append(std::move(batch));
    cards_.put(std::move(card));
    return true;
}

// With the first list somebody looks at, as many as nobody has to wait for; `abri rebuild` does all.
void Node::rebuild_missing_cards(Keyring const& ring)
{
    static constexpr int most_at_once = 300;
    int made = 0;
    for (auto const& file : cards_.missing_for(ring.person))
        if (made < most_at_once) made += rebuild_card(file, ring);
}

// Opens a file to somebody again whose keys were made anew.
bool Node::give_back(Visit const& visit, FileId file, PersonId person, store::Batch& batch)
{
    std::vector<FileId> files{file};
    auto const opened = open(file, visit.ring, false, false);
    // She declared a link with this child, or is in for somebody on other days.
    if (opened && is_shut_to(opened->file, person, day_of(office_now()))) return false;
    KeyHolder holder{person};
    if (opened && opened->file.stand_in && opened->file.key_worker != person && opened->file.stand_in->who == person)
        holder.until = opened->file.stand_in->until;
    if (opened)
        for (auto const& picture : pictures_of(opened->file, visit.ring)) files.push_back(picture);
    for (auto const& one : files) {
        auto const keys = open_file_keys(one, visit.ring, *parts_.store, parts_.slot.epoch_key, utc_minute());
        if (!wrap_parts(one, keys, holder, batch)) return false;
    }
    return true;
}

}  // namespace abri::web
