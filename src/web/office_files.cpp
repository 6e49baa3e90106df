// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// The files that are no child's: where each lies, and who holds its key.
#include "web/node.h"

#include "core/casework/steps.h"
#include "core/learning/library.h"
#include "core/meetings/known_words.h"
#include "core/protection/posts.h"

#include <algorithm>
#include <set>

namespace abri::web {

using actions::OfficeFile;
using Kind = ledger::FileKind;

static FileId file_named(ledger::Hasher const& hasher, ByteView name)
{
    auto const hash = hasher.hash(name);
    FileId file;
    std::copy_n(hash.begin(), file.bytes.size(), file.bytes.begin());
    file.bytes[6] = static_cast<std::uint8_t>((file.bytes[6] & 0x0f) | 0x80);   // never taken for a minted one
    return file;
}

// The two people of such a file: the reader and another, or two that are named.
static std::pair<PersonId, PersonId> two_of(actions::OfTwo const& file, PersonId reader)
{
    return {file.one.is_nil() ? reader : file.one, file.other};
}

// A file for each person and her present keys: with new keys after a lost password she begins another.
FileId Node::learning_file(Keyring const& ring) const
{
    Writer whose;
    whose.raw(ring.person.bytes);
    whose.raw(ring.own.open_half().box);
    return file_named(hasher_, whose.bytes());
}

FileId Node::place_of(OfficeFile const& ref, Keyring const& ring) const
{
    Writer name;
    if (auto const* office = std::get_if<actions::OfOffice>(&ref)) {
        auto words = std::string(ledger::describe(office->kind).name);
        std::replace(words.begin(), words.end(), '_', ' ');
        return FileId{post_id(words).bytes};
    }
    if (std::holds_alternative<actions::OwnLearning>(ref)) return learning_file(ring);
    if (auto const* note = std::get_if<actions::OwnNote>(&ref)) return note->note;
    if (auto const* team = std::get_if<actions::OfTeam>(&ref)) {
        name.text("team book");
        name.text(team->team);
    } else if (auto const* two = std::get_if<actions::OfTwo>(&ref)) {   // the same for both of them
        auto const [one, other] = two_of(*two, ring.person);
        name.text(ledger::describe(two->kind).name);
        name.raw(std::min(one, other).bytes);
        name.raw(std::max(one, other).bytes);
    }
    return file_named(hasher_, name.bytes());
}

// With whom somebody may have such a file. Only who trains others has one with many.
std::vector<PersonId> Node::partners_of(Kind kind, PersonId person, bool by_others)
{
    auto const people = directory();
    auto const* self = people->member(person);
    auto const trains = [](StaffMember const& member) { return may_train(member.role); };
    std::vector<PersonId> partners;
    for (auto const& member : people->staff())
        if (member.id != person && (kind != Kind::training || trains(member) || (!by_others && self && trains(*self))))
            partners.push_back(member.id);
    return partners;
}

std::vector<OfficeFile> Node::written_out(std::vector<OfficeFile> const& refs, Keyring const& ring)
{
    std::vector<OfficeFile> all;
    for (auto const& ref : refs) {
        bool const by_others = std::holds_alternative<actions::TrainingByOthers>(ref);
        if (!by_others && !std::holds_alternative<actions::EachOfMine>(ref)) {
            all.push_back(ref);
            continue;
        }
        auto const kind = kind_of(ref);
        if (kind == Kind::private_note) {
            std::set<FileId> hers;
            for (auto const& wrap : parts_.store->wraps_for(ring.person)) hers.insert(wrap.file);
            for (auto const& file : parts_.store->files(kind))
                if (hers.contains(file)) all.emplace_back(actions::OwnNote{file});
            continue;
        }
        for (auto const& id : partners_of(kind, ring.person, by_others)) all.emplace_back(actions::OfTwo{kind, id});
    }
    return all;
}

void Node::forget_kept()
{
    std::lock_guard const lock(kept_mutex_);
    kept_.clear();
}

void Node::forget_kept(Kind kind)
{
    std::lock_guard const lock(kept_mutex_);
    kept_.erase(kind);
}

// What most pages ask is folded once a change, and not once a page.
void Node::add_folded(std::shared_ptr<actions::OpenedOfficeFile const> const& book, actions::Loaded& loaded)
{
    std::lock_guard const lock(kept_mutex_);
    auto const kept = kept_.find(book->kind());
    Kept fresh;
    auto& known = kept != kept_.end() && kept->second.book == book ? kept->second : fresh;
    if (book->kind() == Kind::staff_register) {
        if (!known.staff) known.staff = std::make_shared<StaffRegister const>(fold_register(book->records));
        loaded.staff = known.staff;
    }
    if (book->kind() == Kind::course_book) {
        if (!known.courses) known.courses = std::make_shared<CourseLibrary const>(fold_courses(book->records));
        loaded.courses = known.courses;
    }
}

std::shared_ptr<actions::OpenedOfficeFile const> Node::open_office_file(OfficeFile const& ref, Keyring const& ring)
{
    auto const file = place_of(ref, ring);
    auto const kind = kind_of(ref);
    bool const is_kept = ledger::describe(kind).kept_open;
    std::unique_lock<std::mutex> lock;
    if (is_kept) {
        lock = std::unique_lock(kept_mutex_);
        auto const& kept = kept_[kind].book;
        // Her own key must open it still, whatever lies here.
        if (kept && (kept->history.empty() ||
                     open_file_keys(file, ring, *parts_.store, parts_.slot.epoch_key, utc_minute()).parts[0]))
            return kept;
    }
    actions::OpenedOfficeFile book;
    book.ref = ref;
    if (auto history = open_history(file, kind, ring, false, true)) book.history = std::move(*history);
    else book.closed = !parts_.store->entries(file, store::Store::Identity::leave).empty();
    book.history.file = file;
    for (auto const& opened : book.history.entries) book.records.push_back(actions::to_recorded(opened, parts_.zone));
    auto const opened = std::make_shared<actions::OpenedOfficeFile const>(std::move(book));
    if (is_kept && !opened->closed && opened->history.whole) kept_[kind] = {opened, nullptr, nullptr};
    return opened;
}

// Whom a supervisor let in: they hold the office's own keys.
std::set<PersonId> Node::let_in() const
{
    std::set<PersonId> people;
    for (auto const& wrap : parts_.store->wraps(index_key_file())) people.insert(wrap.recipient);
    return people;
}

std::vector<KeyHolder> Node::readers_of(OfficeFile const& ref, Keyring const& ring)
{
    auto const people = directory();
    switch (ledger::describe(kind_of(ref)).readers) {
        case ledger::Readers::learner: return readers_of_learner(ring.person);
        case ledger::Readers::one_person: return readers_of_note(ring.person);
        case ledger::Readers::whole_office: return readers_in_office(ring.person);
        case ledger::Readers::two_people: {
            auto const [one, other] = two_of(std::get<actions::OfTwo>(ref), ring.person);
            return people->member(one) && people->member(other) ? readers_of_two(one, other)
                                                                : readers_of_learner(ring.person);
        }
        case ledger::Readers::team:
            return readers_in_team(people->staff(), std::get<actions::OfTeam>(ref).team, let_in());
        case ledger::Readers::everybody:
        case ledger::Readers::of_a_child: break;
    }
    return {};
}

// The words of every child this reader works with, so that none of them stays in minutes. One audit line each (AC-20).
void Node::find_known_words(Visit const& visit, actions::Loaded& loaded)
{
    auto const people = directory();
    auto const* reader = people->member(visit.ring.person);
    std::vector<FileId> files;
    for (auto const& card : *loaded.cards) {
        auto const* worker = people->member(card.key_worker);
        if (card.is_done()) continue;
        bool const hers = card.is_carried_by(visit.ring.person, day_of(office_now())) ||
                          (reader && reader->role == Role::supervisor && worker && worker->team == reader->team);
        if (hers) files.push_back(card.file);
    }
    for (auto const& file : files) {
        auto const opened = open(file, visit.ring, true, false);
        if (!opened || is_shut_to(opened->file, visit.ring.person, day_of(office_now()))) continue;
        add_known_words(loaded.known, opened->file);
        loaded.compared.push_back(file);
    }
}

// Whoever came to the team since the last entry gets its key with the next; whoever left loses hers.
void Node::let_in_the_team(actions::OpenedOfficeFile const& book, Keyring const& ring, store::Batch& batch)
{
    auto const file = book.history.file;
    auto const keys = open_file_keys(file, ring, *parts_.store, parts_.slot.epoch_key, utc_minute());
    auto const readers = readers_of(book.ref, ring);
    std::set<PersonId> holders, wanted;
    for (auto const& wrap : parts_.store->wraps(file)) holders.insert(wrap.recipient);
    for (auto const& reader : readers) {
        wanted.insert(reader.who);
        if (!holders.contains(reader.who)) wrap_parts(file, keys, reader, batch);
    }
    for (auto const& member : directory()->staff())
        if (holders.contains(member.id) && !wanted.contains(member.id))
            batch.dropped_wraps.push_back({file, member.id});
}

}  // namespace abri::web
