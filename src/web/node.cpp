// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "web/node.h"

#include "core/casework/case_code.h"
#include "core/casework/steps.h"
#include "web/staff_desk.h"

#include <set>
#include <stdexcept>

namespace abri::web {

using pages::Loaded;
using pages::Needs;
using pages::Outcome;

Node::Node(NodeParts parts) : parts_(std::move(parts)), committer_(*parts_.store)
{
    auto catalogue = load_catalogue();
    if (!catalogue) throw std::runtime_error("forms: " + catalogue.error().where);
    catalogue_ = *catalogue;
    if (!languages_.load()) throw std::runtime_error("locales: a catalogue is not JSON");
    if (auto const node = parts_.store->setting("node")) origin_.bytes = Reader(*node).array<16>();
    if (auto const counter = parts_.store->setting("case_counter")) case_number_ = case_numbers_taken_ = Reader(*counter).u32();
    reload_directory();
}

std::shared_ptr<TrustedDirectory const> Node::directory()
{
    std::lock_guard const lock(directory_mutex_);
    return directory_;
}

void Node::reload_directory()
{
    auto fresh = std::make_shared<TrustedDirectory>();
    fresh->load(parts_.store->entries(TrustedDirectory::file_id(), store::Store::Identity::leave), parts_.slot.installation);
    std::lock_guard const lock(directory_mutex_);
    directory_ = fresh;
}

// The store was opened anew: an entry whose commit failed may be there or not, so nothing remembered counts.
void Node::remember_again()
{
    auto const now = parts_.store->generation();
    if (generation_ == now) return;
    auto const directory_lane = lane(TrustedDirectory::file_id());
    std::lock_guard const in_lane(*directory_lane);
    cards_.lock();
    reload_directory();
    generation_ = now;
}

std::shared_ptr<std::mutex> Node::lane(FileId file)
{
    std::lock_guard const lock(lanes_mutex_);
    auto found = lanes_[file].lock();
    if (!found) lanes_[file] = found = std::make_shared<std::mutex>();
    if (lanes_.size() > 10'000) std::erase_if(lanes_, [](auto const& item) { return item.second.expired(); });
    return found;
}

Bytes Node::audit_line(PersonId actor, std::string_view action, FileId file) const
{
    Writer line;
    line.u8(1);
    line.u64(static_cast<std::uint64_t>(utc_minute()));
    line.raw(actor.bytes);
    line.text(action);
    line.raw(file.bytes);
    return line.take();
}

std::optional<pages::OpenedFile> Node::open(FileId file, Keyring const& ring, bool identity, bool strict)
{
    auto history = open_history(file, ledger::FileKind::child, ring, identity, strict);
    if (!history) return std::nullopt;
    pages::OpenedFile result{std::move(*history), {}};
    result.file = actions::open_file(result.history, parts_.zone);
    return result;
}

pages::OpenedBook Node::open_book(FileId file, ledger::FileKind kind, Keyring const& ring)
{
    pages::OpenedBook book;
    if (auto history = open_history(file, kind, ring, false, true)) book.history = std::move(*history);
    book.history.file = file;
    for (auto const& opened : book.history.entries) book.records.push_back(actions::to_recorded(opened, parts_.zone));
    return book;
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

// A file for each person and her present keys: with new keys after a lost password she begins another.
FileId Node::learning_file(Keyring const& ring) const
{
    Writer whose;
    whose.raw(ring.person.bytes);
    whose.raw(ring.own.open_half().box);
    auto const hash = hasher_.hash(whose.bytes());
    FileId file;
    std::copy_n(hash.begin(), file.bytes.size(), file.bytes.begin());
    return file;
}

std::vector<std::shared_ptr<std::mutex>> Node::lanes_of(Needs const& needs, Keyring const& ring)
{
    std::set<FileId> files(needs.others.begin(), needs.others.end());
    if (needs.file) files.insert(*needs.file);
    if (needs.services) files.insert(pages::services_file());
    if (needs.papers) files.insert(pages::papers_file());
    if (needs.learning) files.insert(learning_file(ring));
    std::vector<std::shared_ptr<std::mutex>> lanes;
    for (auto const& file : files) lanes.push_back(lane(file));
    return lanes;
}

pages::Env Node::make_env(Visit const& visit, pages::StaffMember const& member, std::vector<pages::StaffMember> const& staff, bool mints_code)
{
    auto const entry = crypto::new_entry_id(utc_milliseconds());
    std::string code;
    if (mints_code) code = make_case_code(parts_of(day_of(office_now())).year, next_case_number());
    return {visit.words, catalogue_, parts_.policy, office_now(), Actor{member.id, member.role, member.team}, staff, visit.csrf, entry, FileId{entry.bytes}, std::move(code), parts_.zone.at(parts_.clock()), parts_.demo, &hasher_};
}

std::uint32_t Node::next_case_number()
{
    std::lock_guard const lock(case_numbers_mutex_);
    if (case_number_ == case_numbers_taken_) {
        store::Batch batch;
        Writer taken;
        taken.u32(case_numbers_taken_ + 50);
        batch.settings.emplace_back("case_counter", taken.take());
        committer_.append(std::move(batch));
        case_numbers_taken_ += 50;
    }
    return ++case_number_;
}

// People known by their login whose directory entry does not verify: shown, never sealed to.
static std::vector<pages::StaffMember> staff_with_untrusted(TrustedDirectory const& directory, store::Store& store)
{
    auto staff = directory.staff();
    if (directory.faults().empty()) return staff;
    for (auto const& login : store.logins())
        if (!directory.member(login.person)) staff.push_back({login.person, login.username, login.username, "", Role::caseworker, true, false});
    return staff;
}

pages::Response Node::answer(Visit const& visit, pages::Request request)
{
    remember_again();
    auto const people = directory();
    auto const* member = people->member(visit.ring.person);
    auto const match = pages::find_route(request.post ? "POST" : "GET", request.path);
    auto const staff = staff_with_untrusted(*people, *parts_.store);
    pages::StaffMember const nobody{visit.ring.person, "", "", "", Role::caseworker, false, false};
    bool const registers = request.post && request.path.ends_with("/do/registration");
    auto const env = make_env(visit, member ? *member : nobody, staff, registers);
    if (!match.route || !member || !member->active || (request.api && !match.route->api)) {
        if (match.other_method && member) return {405, "text/plain; charset=utf-8", "", ""};
        return pages::not_found(request, env).response;
    }
    request.captured = match.captured;

    auto const needs = match.route->page->needs(request, env.actor);
    std::optional<store::GroupCommit::Coming> coming;
    if (request.post || !needs.audit.empty()) coming.emplace(committer_);
    auto const own_lanes = request.post ? lanes_of(needs, visit.ring) : std::vector<std::shared_ptr<std::mutex>>();
    std::vector<std::unique_lock<std::mutex>> in_lanes;
    for (auto const& own_lane : own_lanes) in_lanes.emplace_back(*own_lane);
    Loaded loaded;
    if (needs.file) loaded.file = open(*needs.file, visit.ring, needs.identity || request.post, needs.strict || request.post);
    // A declared link with the family shuts the file to this person, whatever keys are left (R-080, AC-17).
    if (loaded.file && has_conflict(loaded.file->file, env.actor.id)) loaded.file.reset();
    for (auto const& other : needs.others) {
        auto opened = open(other, visit.ring, needs.identity || request.post, needs.strict || request.post);
        if (opened && !has_conflict(opened->file, env.actor.id)) loaded.others.push_back(std::move(*opened));
    }
    if (needs.services) loaded.services = open_book(pages::services_file(), ledger::FileKind::service_directory, visit.ring);
    if (needs.learning) loaded.learning = open_book(learning_file(visit.ring), ledger::FileKind::learning, visit.ring);
    if (needs.papers) loaded.papers = open_book(pages::papers_file(), ledger::FileKind::programme_papers, visit.ring);
    if (needs.attachment) loaded.picture = open_picture(*needs.attachment, needs.file.value_or(FileId{}), visit.ring);
    std::shared_lock<std::shared_mutex> reading;
    static std::vector<Card> const no_cards;
    if (needs.cards) {
        if (visit.ring.index) cards_.unlock(*parts_.store, *visit.ring.index);
        reading = cards_.reading();
        loaded.cards = visit.ring.index ? &cards_.cards() : &no_cards;
    }
    if (needs.drafts) loaded.drafts = open_drafts(visit.ring);
    if (!needs.name.empty() && visit.ring.names) {
        loaded.searched_too_often = !names_.may_ask(visit.ring.person, utc_minute());
        if (!loaded.searched_too_often) loaded.matches = names_.find(*parts_.store, *visit.ring.names, needs.name);
    }

    auto outcome = match.route->page->handle(request, loaded, env);
    if (reading.owns_lock()) reading.unlock();
    if (outcome.order.kind != pages::StaffOrder::Kind::none) return StaffDesk(*this, visit, env).carry_out(outcome, needs);
    return commit(visit, needs, loaded, std::move(outcome));
}

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
        if (parts_.store->has_entry(entry.entry)) return {409, "text/plain; charset=utf-8", std::string(visit.words("form.no_entry")), ""};
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
        auto const main_file = needs.file ? *needs.file : !outcome.entries.empty() && needs.others.empty() ? outcome.entries.front().file
                                                                                                           : FileId{};
        if (needs.file || needs.others.empty()) batch.audit_lines.push_back(audit_line(visit.ring.person, refused ? "refused" : needs.audit, main_file));
        for (auto const& other : needs.others) {
            bool const opened = std::any_of(loaded.others.begin(), loaded.others.end(), [&](pages::OpenedFile const& o) { return o.file.id == other; });
            batch.audit_lines.push_back(audit_line(visit.ring.person, refused || !opened ? "refused" : needs.audit, other));
        }
    }
    for (auto const& file : outcome.matched) batch.audit_lines.push_back(audit_line(visit.ring.person, "possible_match", file));
    // Nothing is shown before it is on disk: the audit line of a view included.
    if (outcome.keep_draft) seal_draft(visit.ring.person, *outcome.keep_draft, batch);
    if (outcome.drop_draft) batch.dropped_drafts.push_back({visit.ring.person, draft_place(visit.ring.person, *outcome.drop_draft), {}});
    bool const writes = !batch.audit_lines.empty() || !batch.entries.empty() || !batch.drafts.empty() || !batch.dropped_drafts.empty();
    if (writes) committer_.append(std::move(batch));
    for (auto& card : cards)
        if (card) cards_.put(std::move(*card));
    return std::move(outcome.response);
}

void Node::seal_entry(Visit const& visit, Loaded const& loaded, actions::NewEntry const& entry, store::Batch& batch, std::optional<Card>& card)
{
    ledger::History const none;
    auto const* opened_file = file_of(loaded, entry.file);
    auto const& history = opened_file ? opened_file->history : entry.kind == ledger::FileKind::service_directory ? loaded.services.history
                                                           : entry.kind == ledger::FileKind::programme_papers    ? loaded.papers.history
                                                           : entry.kind == ledger::FileKind::learning            ? loaded.learning.history
                                                                                                                 : none;
    auto const carrier = loaded.file && !has_conflict(loaded.file->file, loaded.file->file.key_worker) ? loaded.file->file.key_worker : PersonId{};
    auto const keys = history.empty() ? new_file_keys(visit, entry, carrier, batch)
                                      : open_file_keys(entry.file, visit.ring, *parts_.store, parts_.slot.epoch_key, utc_minute());
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
crypto::FileKeys Node::new_file_keys(Visit const& visit, actions::NewEntry const& entry, PersonId carrier, store::Batch& batch)
{
    crypto::FileKeys keys;
    auto const people = directory();
    auto const* member = people->member(visit.ring.person);
    // What belongs to the whole office is sealed to the key that all its staff hold.
    bool const whole_office = entry.kind == ledger::FileKind::service_directory || entry.kind == ledger::FileKind::programme_papers;
    auto const keeper = whole_office ? pages::post_id("office index") : pages::post_id("supervision:" + member->team);
    // A picture goes with the child's file: its carrier has its key, and a supervisor who adds one only through the post.
    auto const first = entry.kind == ledger::FileKind::attachment ? carrier : visit.ring.person;
    // What somebody learns and thinks is hers: no supervisor, no colleague.
    std::vector<PersonId> recipients{pages::post_id("continuity")};
    if (entry.kind != ledger::FileKind::learning) recipients.insert(recipients.begin(), keeper);
    if (!first.is_nil()) recipients.insert(recipients.begin(), first);
    for (std::size_t part = 0; part < 3; ++part) {
        keys.parts[part] = crypto::Key::random();
        for (auto const& recipient : recipients) {
            auto const key = people->key_of(recipient);
            bool const kept_from_continuity = part == 2 && recipient == recipients.back();
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

void Node::write_directory(ledger::Fact const& fact, ledger::Signer const& signer, store::Batch batch)
{
    auto const own_lane = lane(TrustedDirectory::file_id());
    std::lock_guard const in_lane(*own_lane);
    auto const entries = parts_.store->entries(TrustedDirectory::file_id(), store::Store::Identity::leave);
    ledger::Header header;
    header.kind = ledger::FileKind::staff_directory;
    header.file = TrustedDirectory::file_id();
    header.entry = crypto::new_entry_id(utc_milliseconds());
    header.at = {origin_, 1, entries.size() + 1};
    if (!entries.empty()) header.previous = hasher_.hash(ledger::encode(entries.back().header));
    header.minute = utc_minute();
    crypto::FileSealer const in_clear({});
    batch.entries.push_back(ledger::seal_entry(header, {ledger::encode(fact), std::nullopt, std::nullopt}, in_clear, hasher_, signer));
    committer_.append(std::move(batch));
    reload_directory();
}

}  // namespace abri::web
