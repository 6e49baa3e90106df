// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "web/node.h"

#include "core/casework/case_code.h"
#include "core/casework/steps.h"
#include "pages/supervision/training_gate.h"
#include "web/staff_desk.h"

#include <set>
#include <spdlog/spdlog.h>
#include <stdexcept>

namespace abri::web {

using actions::Loaded;
using actions::Needs;

Node::Node(NodeParts parts) : parts_(std::move(parts)), committer_(*parts_.store)
{
    auto catalogue = load_catalogue();
    if (!catalogue) throw std::runtime_error("forms: " + catalogue.error().where);
    catalogue_ = *catalogue;
    if (!languages_.load()) throw std::runtime_error("locales: a catalogue is not JSON");
    if (auto const node = parts_.store->setting("node")) origin_.bytes = Reader(*node).array<16>();
    if (auto const counter = parts_.store->setting("case_counter"))
        case_number_ = case_numbers_taken_ = Reader(*counter).u32();
    reload_directory();
    certificate_keys_.box = crypto::derive(parts_.slot.node_secret, "course certificates: nothing is sealed to it");
    certificate_keys_.sign_seed = crypto::derive(parts_.slot.node_secret, "course certificates");
    certificate_holders_.emplace(crypto::derive(parts_.slot.node_secret, "course certificate holders"));
    office_.emplace(pages::Office{directory_->agency_name(), certificate_signer_, *certificate_holders_,
                                  certificate_keys_.open_half().sign});
}

std::shared_ptr<TrustedDirectory const> Node::directory()
{
    std::lock_guard const lock(directory_mutex_);
    return directory_;
}

void Node::reload_directory()
{
    auto fresh = std::make_shared<TrustedDirectory>();
    fresh->load(parts_.store->entries(TrustedDirectory::file_id(), store::Store::Identity::leave),
                parts_.slot.installation);
    std::lock_guard const lock(directory_mutex_);
    directory_ = fresh;
}

// The store was opened anew: an entry whose commit failed may be there or not, so nothing remembered counts.
void Node::remember_again()
{
    auto const now = parts_.store->generation() + committer_.kept_late();
    if (generation_ == now) return;
    auto const directory_lane = lane(TrustedDirectory::file_id());
    std::lock_guard const in_lane(*directory_lane);
    cards_.lock();
    forget_kept();
    verified_.forget();
    reload_directory();
    generation_ = now;
}

bool Node::is_ready()
{
    if (committer_.hangs()) return false;
    try {
        parts_.store->check();
        return true;
    } catch (store::StoreError const& error) {
        spdlog::warn("not ready: {}", error.text);
        return false;
    }
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

std::vector<std::shared_ptr<std::mutex>> Node::lanes_of(Needs const& needs, Keyring const& ring)
{
    std::set<FileId> files(needs.others.begin(), needs.others.end());
    if (needs.file) files.insert(*needs.file);
    for (auto const& ref : written_out(needs.office_files, ring)) files.insert(place_of(ref, ring));
    std::vector<std::shared_ptr<std::mutex>> lanes;
    for (auto const& file : files) lanes.push_back(lane(file));
    return lanes;
}

// Files of others are not asked for: only what this person carries too.
void Node::add_family(Needs& needs, Keyring const& ring, PersonId reader)
{
    if (!needs.file) return;
    // The baby is linked with the eldest, the newborn with the baby: a family is all that hangs together.
    std::vector<FileId> to_look_at{*needs.file};
    std::set<FileId> seen{*needs.file};
    while (!to_look_at.empty() && needs.others.size() < actions::most_others) {
        auto const id = to_look_at.back();
        to_look_at.pop_back();
        auto const opened = open(id, ring, false, false);
        if (!opened || is_shut_to(opened->file, reader, day_of(office_now()))) continue;
        if (id != *needs.file) needs.others.push_back(id);
        for (auto const& link : opened->file.family)
            if (seen.insert(link.file).second) to_look_at.push_back(link.file);
    }
}

// All of them, however many: nobody's file is left without somebody because there were others.
void Node::add_carried(Needs& needs, Keyring const& ring)
{
    if (!ring.index) return;
    cards_.unlock(*parts_.store, *ring.index);
    auto const reading = cards_.reading();
    for (auto const& card : cards_.cards())
        if (card.key_worker == needs.carried_by && (!card.is_done() || !card.dues.empty()))
            needs.others.push_back(card.file);
}

bool Node::may_compare_name()
{
    static constexpr int most_a_minute = 30;
    std::lock_guard const lock(attempts_mutex_);
    if (auto const now = utc_minute(); now != compared_minute_) compared_minute_ = now, compared_ = 0;
    return ++compared_ <= most_a_minute;
}

pages::Takes Node::takes_from(Keyring const& ring, std::string_view path)
{
    auto const people = directory();
    auto const* member = people->member(ring.person);
    auto const match = pages::find_route("POST", path);
    bool const may = member && member->active && match.route && match.route->roles.has(member->role);
    return may ? match.route->takes : pages::Takes::none;
}

pages::Env Node::make_env(Visit const& visit, StaffMember const& member, std::vector<StaffMember> const& staff,
                          bool mints_code)
{
    auto const entry = crypto::new_entry_id(utc_milliseconds());
    std::string code;
    if (mints_code) code = make_case_code(parts_of(day_of(office_now())).year, next_case_number());
    return {actions::Acting{.catalogue = catalogue_,
                            .policy = parts_.policy,
                            .now = office_now(),
                            .actor = Actor{member.id, member.role, member.team},
                            .staff = staff,
                            .posts = directory()->all_posts(),
                            .utc_offset = parts_.zone.at(parts_.clock()),
                            .new_entry = entry,
                            .new_case_code = std::move(code),
                            .hasher = &hasher_},
            visit.words,
            visit.csrf,
            FileId{entry.bytes},
            parts_.demo,
            &*office_};
}

std::int64_t Node::utc_minute_after(Date day) const
{
    auto const over = Instant{day + Days{1}} - parts_.zone.at(parts_.clock());
    return std::max<std::int64_t>(1, std::chrono::floor<Minutes>(over.time_since_epoch()).count());
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
static std::vector<StaffMember> staff_with_untrusted(TrustedDirectory const& directory, store::Store& store)
{
    auto staff = directory.staff();
    if (directory.faults().empty()) return staff;
    for (auto const& login : store.logins())
        if (!directory.member(login.person))
            staff.push_back({login.person, login.username, login.username, "", Role::caseworker, true, false});
    return staff;
}

pages::Response Node::answer(Visit const& visit, pages::Request request)
{
    remember_again();
    auto const people = directory();
    auto const* member = people->member(visit.ring.person);
    auto const match = pages::find_route(request.post ? "POST" : "GET", request.path);
    auto const staff = staff_with_untrusted(*people, *parts_.store);
    StaffMember const nobody{visit.ring.person, "", "", "", Role::caseworker, false, false};
    bool const registers = request.post && request.path.ends_with("/do/registration");
    auto const env = make_env(visit, member ? *member : nobody, staff, registers);
    if (!match.route || !member || !member->active || (request.api && !match.route->api)) {
        if (match.other_method && member) return {405, "text/plain; charset=utf-8", "", ""};
        return pages::not_found(request, env).response;
    }
    request.captured = match.captured;

    auto needs = match.route->page->needs(request, env.actor);
    if (!match.route->roles.has(env.actor.role)) return commit(visit, needs, {}, pages::not_found(request, env));
    bool const asks_training = pages::asks_training_first(needs, env.actor, parts_.policy);
    std::optional<store::GroupCommit::Coming> coming;
    if (request.post || needs.audit.is_written()) coming.emplace(committer_);
    if (needs.family) add_family(needs, visit.ring, env.actor.id);
    if (!needs.carried_by.is_nil()) add_carried(needs, visit.ring);
    auto const own_lanes = request.post ? lanes_of(needs, visit.ring) : std::vector<std::shared_ptr<std::mutex>>();
    std::vector<std::unique_lock<std::mutex>> in_lanes;
    for (auto const& own_lane : own_lanes) in_lanes.emplace_back(*own_lane);
    Loaded loaded;
    if (needs.file)
        loaded.file = open(*needs.file, visit.ring, needs.identity || request.post, needs.strict || request.post);
    // Shut to this person, whatever keys are left: a declared link with the family, days that are not hers (AC-17).
    auto const today = day_of(env.now);
    if (loaded.file && is_shut_to(loaded.file->file, env.actor.id, today)) loaded.file.reset();
    for (auto const& other : needs.others) {
        auto opened = open(other, visit.ring, needs.identity || request.post, needs.strict || request.post);
        if (opened && !is_shut_to(opened->file, env.actor.id, today)) loaded.others.push_back(std::move(*opened));
    }
    for (auto const& ref : written_out(needs.office_files, visit.ring)) {
        loaded.office_files.push_back(open_office_file(ref, visit.ring));
        add_folded(loaded.office_files.back(), loaded);
    }
    if (asks_training && !pages::has_training(loaded, env))
        return commit(visit, needs, {}, pages::training_first(request, env));
    if (needs.attachment) loaded.picture = open_picture(*needs.attachment, needs.file.value_or(FileId{}), visit.ring);
    std::shared_lock<std::shared_mutex> reading;
    static std::vector<Card> const no_cards;
    if (needs.cards) {
        if (visit.ring.index) cards_.unlock(*parts_.store, *visit.ring.index);
        if (visit.ring.index && !request.post) rebuild_missing_cards(visit.ring);  // holds no lane yet
        reading = cards_.reading();
        loaded.cards = visit.ring.index ? &cards_.cards() : &no_cards;
        loaded.missing_cards = visit.ring.index ? cards_.missing_count() : 0;
    }
    if (needs.known_words && loaded.cards) find_known_words(visit, loaded);
    if (needs.drafts) loaded.drafts = open_drafts(visit.ring);
    if (!needs.name.empty() && visit.ring.names) {
        loaded.searched_too_often = !names_.may_ask(visit.ring.person, utc_minute());
        if (!loaded.searched_too_often) loaded.matches = names_.find(*parts_.store, *visit.ring.names, needs.name);
    }

    auto outcome = match.route->page->handle(request, loaded, env);
    if (reading.owns_lock()) reading.unlock();
    if (outcome.order.kind != actions::StaffOrder::Kind::none)
        return StaffDesk(*this, visit, env).carry_out(outcome, needs);
    return commit(visit, needs, loaded, std::move(outcome));
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
    header.at = {origin_, incarnation_, entries.size() + 1};
    if (!entries.empty()) header.previous = hasher_.hash(ledger::encode(entries.back().header));
    header.minute = utc_minute();
    crypto::FileSealer const in_clear({});
    batch.entries.push_back(
        ledger::seal_entry(header, {ledger::encode(fact), std::nullopt, std::nullopt}, in_clear, hasher_, signer));
    committer_.append(std::move(batch));
    reload_directory();
}

}  // namespace abri::web
