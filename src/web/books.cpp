// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// The files that are no child's: where each lies, and who holds its key.
#include "web/node.h"

#include "core/casework/steps.h"
#include "core/learning/library.h"
#include "core/meetings/known_words.h"

#include <algorithm>
#include <set>

namespace abri::web {

using pages::BookRef;
using Kind = ledger::FileKind;

static FileId file_named(ledger::Hasher const& hasher, ByteView name)
{
    auto const hash = hasher.hash(name);
    FileId file;
    std::copy_n(hash.begin(), file.bytes.size(), file.bytes.begin());
    file.bytes[6] = static_cast<std::uint8_t>((file.bytes[6] & 0x0f) | 0x80);   // never taken for a minted one
    return file;
}

// The two people of a supervision: the reader and another, or two that are named.
static std::pair<PersonId, PersonId> two_of(BookRef const& ref, PersonId reader)
{
    auto const ids = split(ref.of, ':');
    auto const id = [&](std::size_t i) { return PersonId::parse(ids[i]).value_or(PersonId{}); };
    return ids.size() == 2 ? std::pair{id(0), id(1)} : std::pair{reader, id(0)};
}

// A file for each person and her present keys: with new keys after a lost password she begins another.
FileId Node::learning_file(Keyring const& ring) const
{
    Writer whose;
    whose.raw(ring.person.bytes);
    whose.raw(ring.own.open_half().box);
    return file_named(hasher_, whose.bytes());
}

FileId Node::book_file(BookRef const& ref, Keyring const& ring) const
{
    Writer name;
    switch (ref.kind) {
        case Kind::service_directory: return FileId{pages::post_id("service directory").bytes};
        case Kind::programme_papers: return FileId{pages::post_id("programme papers").bytes};
        case Kind::staff_register: return FileId{pages::post_id("staff register").bytes};
        case Kind::course_book: return FileId{pages::post_id("course book").bytes};
        case Kind::learning: return learning_file(ring);
        case Kind::private_note: return FileId::parse(ref.of).value_or(FileId{});
        case Kind::team_book:
            name.text("team book");
            name.text(ref.of);
            break;
        case Kind::supervision:
        case Kind::training: {   // the same for both of them
            auto const [one, other] = two_of(ref, ring.person);
            name.text(ref.kind == Kind::training ? "training" : "supervision");
            name.raw(std::min(one, other).bytes);
            name.raw(std::max(one, other).bytes);
            break;
        }
        case Kind::staff_directory:
        case Kind::child:
        case Kind::attachment: break;
    }
    return file_named(hasher_, name.bytes());
}

// With whom somebody may have such a file. Only who trains others has one with many.
std::vector<PersonId> Node::partners_of(Kind kind, PersonId person, bool by_others)
{
    auto const people = directory();
    auto const* self = people->member(person);
    auto const trains = [](pages::StaffMember const& member) { return may_train(member.role); };
    std::vector<PersonId> partners;
    for (auto const& member : people->staff())
        if (member.id != person && (kind != Kind::training || trains(member) || (!by_others && self && trains(*self)))) partners.push_back(member.id);
    return partners;
}

std::vector<BookRef> Node::written_out(std::vector<BookRef> const& refs, Keyring const& ring)
{
    std::vector<BookRef> all;
    for (auto const& ref : refs) {
        bool const by_others = ref.kind == Kind::training && ref.of == pages::training_by_others().of;
        if ((ref.of.empty() && (ref.kind == Kind::supervision || ref.kind == Kind::training)) || by_others) {
            for (auto const& id : partners_of(ref.kind, ring.person, by_others)) all.push_back({ref.kind, id.text()});
        } else if (ref.of.empty() && ref.kind == Kind::private_note) {
            auto const notes = parts_.store->files(Kind::private_note);
            std::set<FileId> hers;
            for (auto const& wrap : parts_.store->wraps_for(ring.person)) hers.insert(wrap.file);
            for (auto const& file : notes)
                if (hers.contains(file)) all.push_back({Kind::private_note, file.text()});
        } else {
            all.push_back(ref);
        }
    }
    return all;
}

static bool is_kept_open(Kind kind) { return kind == Kind::staff_register || kind == Kind::course_book; }

void Node::forget_kept_books()
{
    std::lock_guard const lock(kept_mutex_);
    kept_.clear();
}

void Node::forget_kept_book(Kind kind)
{
    std::lock_guard const lock(kept_mutex_);
    kept_.erase(kind);
}

// What most pages ask is folded once a change, and not once a page.
void Node::add_folded(std::shared_ptr<pages::OpenedBook const> const& book, pages::Loaded& loaded)
{
    std::lock_guard const lock(kept_mutex_);
    auto const kept = kept_.find(book->ref.kind);
    KeptBook fresh;
    auto& known = kept != kept_.end() && kept->second.book == book ? kept->second : fresh;
    if (book->ref.kind == Kind::staff_register) {
        if (!known.staff) known.staff = std::make_shared<StaffRegister const>(fold_register(book->records));
        loaded.staff = known.staff;
    }
    if (book->ref.kind == Kind::course_book) {
        if (!known.courses) known.courses = std::make_shared<CourseLibrary const>(fold_courses(book->records));
        loaded.courses = known.courses;
    }
}

std::shared_ptr<pages::OpenedBook const> Node::open_book(BookRef const& ref, Keyring const& ring)
{
    auto const file = book_file(ref, ring);
    bool const is_kept = is_kept_open(ref.kind);
    std::unique_lock<std::mutex> lock;
    if (is_kept) {
        lock = std::unique_lock(kept_mutex_);
        auto const& kept = kept_[ref.kind].book;
        // Her own key must open it still, whatever lies here.
        if (kept && (kept->history.empty() || open_file_keys(file, ring, *parts_.store, parts_.slot.epoch_key, utc_minute()).parts[0])) return kept;
    }
    pages::OpenedBook book;
    book.ref = ref;
    if (auto history = open_history(file, ref.kind, ring, false, true)) book.history = std::move(*history);
    else book.closed = !parts_.store->entries(file, store::Store::Identity::leave).empty();
    book.history.file = file;
    for (auto const& opened : book.history.entries) book.records.push_back(actions::to_recorded(opened, parts_.zone));
    auto const opened = std::make_shared<pages::OpenedBook const>(std::move(book));
    if (is_kept && !opened->closed) kept_[ref.kind] = {opened, nullptr, nullptr};
    return opened;
}

// Who holds the key of such a file from its first entry on. Continuity: two of three custodians, for when nobody else is left.
std::vector<PersonId> Node::readers_of(BookRef const& ref, Keyring const& ring)
{
    auto const continuity = pages::post_id("continuity");
    switch (ref.kind) {
        // What somebody learns and thinks is hers: no supervisor, no colleague.
        case Kind::learning: return {ring.person, continuity};
        case Kind::private_note: return {ring.person};
        case Kind::training:
        case Kind::supervision: {
            auto const [one, other] = two_of(ref, ring.person);
            auto const people = directory();
            return people->member(one) && people->member(other) ? std::vector<PersonId>{one, other, continuity} : std::vector<PersonId>{ring.person, continuity};
        }
        case Kind::team_book: {
            std::vector<PersonId> readers;
            // Whom a supervisor let in: the administrator alone can add a person and give her keys, and that opens nothing.
            std::set<PersonId> let_in;
            for (auto const& wrap : parts_.store->wraps(index_key_file())) let_in.insert(wrap.recipient);
            for (auto const& member : directory()->staff())
                if (member.team == ref.of && member.active && member.role != Role::administrator && let_in.contains(member.id)) readers.push_back(member.id);
            readers.push_back(continuity);
            return readers;
        }
        // What belongs to the whole office is sealed to the key that all its staff hold.
        case Kind::service_directory:
        case Kind::programme_papers:
        case Kind::course_book:
        case Kind::staff_register: return {ring.person, pages::post_id("office index"), continuity};
        case Kind::staff_directory:
        case Kind::child:
        case Kind::attachment: break;
    }
    return {};
}

// The words of every child this reader works with, so that none of them stays in minutes. One audit line each (AC-20).
void Node::find_known_words(Visit const& visit, pages::Loaded& loaded)
{
    auto const people = directory();
    auto const* reader = people->member(visit.ring.person);
    std::vector<FileId> files;
    for (auto const& card : *loaded.cards) {
        auto const* worker = people->member(card.key_worker);
        if (card.is_done()) continue;
        bool const hers = card.key_worker == visit.ring.person || (reader && reader->role == Role::supervisor && worker && worker->team == reader->team);
        if (hers) files.push_back(card.file);
    }
    for (auto const& file : files) {
        auto const opened = open(file, visit.ring, true, false);
        if (!opened || has_conflict(opened->file, visit.ring.person)) continue;
        add_known_words(loaded.known, opened->file);
        loaded.compared.push_back(file);
    }
}

// Whoever came to the team since the last entry gets its key with the next; whoever left loses hers.
void Node::let_in_the_team(pages::OpenedBook const& book, Keyring const& ring, store::Batch& batch)
{
    auto const file = book.history.file;
    auto const keys = open_file_keys(file, ring, *parts_.store, parts_.slot.epoch_key, utc_minute());
    auto const readers = readers_of(book.ref, ring);
    auto const people = directory();
    std::set<PersonId> holders;
    for (auto const& wrap : parts_.store->wraps(file)) holders.insert(wrap.recipient);
    for (auto const& reader : readers) {
        if (holders.contains(reader)) continue;
        auto const key = people->key_of(reader);
        for (std::size_t part = 0; key && part < 3; ++part)
            if (keys.parts[part]) batch.wraps.push_back(make_wrap(file, static_cast<store::WrapKind>(part), reader, keys.parts[part]->reveal(), *key, parts_.slot.epoch_key));
    }
    for (auto const& member : people->staff())
        if (holders.contains(member.id) && std::find(readers.begin(), readers.end(), member.id) == readers.end()) batch.dropped_wraps.push_back({file, member.id});
}

}  // namespace abri::web
