// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "web/trusted_directory.h"

#include "core/protection/posts.h"

namespace abri::web {

std::vector<HeldPost> TrustedDirectory::all_posts() const
{
    std::vector<HeldPost> all;
    for (auto const& [id, post] : posts_) all.push_back({id, post.name, post.holder});
    return all;
}

FileId TrustedDirectory::file_id() { return FileId{post_id("staff directory").bytes}; }
PersonId TrustedDirectory::installation() { return post_id("installation"); }

ledger::Fact directory_fact(std::string_view kind, std::vector<std::pair<std::string, std::string>> const& values,
                            std::int64_t utc_milliseconds)
{
    ledger::Fact fact;
    fact.kind = kind;
    fact.stamp.milliseconds = utc_milliseconds;
    for (auto const& [name, value] : values) fact.writes.push_back({name, value, false, {}});
    return fact;
}

static std::string_view value_of(ledger::Fact const& fact, std::string_view name)
{
    for (auto const& write : fact.writes)
        if (write.name == name) return write.value;
    return {};
}

static std::optional<crypto::PublicKeys> keys_in(ledger::Fact const& fact)
{
    crypto::PublicKeys keys;
    if (!from_hex(value_of(fact, "box"), keys.box) || !from_hex(value_of(fact, "sign"), keys.sign)) return std::nullopt;
    return keys;
}

void TrustedDirectory::load(std::vector<ledger::Entry> const& entries, std::array<std::uint8_t, 32> const& root)
{
    *this = {};
    ledger::Hash previous{};
    for (auto const& entry : entries) {
        auto const& header = entry.header;
        auto const clear = ledger::encode(header);
        bool const linked = header.previous == previous && header.file == file_id();
        previous = crypto::hash(clear);
        bool const whole = entry.parts[0] && crypto::hash(*entry.parts[0]) == header.part_hashes[0];
        auto const key = header.author == installation() ? std::optional(root) : signing_key_of(header.author);
        bool const signed_well = key && crypto::signed_with(*key, clear, entry.signature);
        auto const fact = whole ? ledger::decode_fact(*entry.parts[0]) : std::nullopt;
        if (linked && signed_well && fact && may_write(header.author, *fact)) apply(*fact);
        else faults_.push_back(header.at.seq);
    }
}

bool TrustedDirectory::may_write(PersonId author, ledger::Fact const& fact) const
{
    if (author == installation()) return true;
    auto const* who = member(author);
    if (!who || !who->active) return false;
    if (fact.kind == "post_handed_over") {
        auto const post = PersonId::parse(value_of(fact, "post"));
        auto const found = post ? posts_.find(*post) : posts_.end();
        return found != posts_.end() && found->second.holder == author;
    }
    // Which of her own teams she leads is hers to say, and nobody else's.
    if (fact.kind == "team_taken")
        return value_of(fact, "person") == author.text() && supervises(all_posts(), author, value_of(fact, "team"));
    return who->role == Role::administrator && fact.kind.starts_with("person_");
}

StaffMember* TrustedDirectory::find(PersonId person)
{
    for (auto& member : staff_)
        if (member.id == person) return &member;
    return nullptr;
}

void TrustedDirectory::apply(ledger::Fact const& fact)
{
    auto const person = PersonId::parse(value_of(fact, "person")).value_or(PersonId{});
    auto const keys = keys_in(fact);
    if (fact.kind == "agency_founded") agency_name_ = value_of(fact, "name");
    if (fact.kind == "person_added" && keys) {
        auto const role = parse_role(value_of(fact, "role"));
        staff_.push_back({person, std::string(value_of(fact, "username")), std::string(value_of(fact, "name")),
                          std::string(value_of(fact, "team")), role.value_or(Role::caseworker), true, true});
        keys_[person].push_back(*keys);
    }
    if (fact.kind == "person_keys_changed" && keys && find(person)) keys_[person].push_back(*keys);
    if (fact.kind == "person_left" && find(person)) find(person)->active = false;
    if (fact.kind == "person_returned" && find(person)) find(person)->active = true;
    if (fact.kind == "post_created" && keys) {
        auto const post = PersonId::parse(value_of(fact, "post")).value_or(PersonId{});
        posts_[post] = {std::string(value_of(fact, "name")), *keys,
                        PersonId::parse(value_of(fact, "holder")).value_or(PersonId{})};
    }
    if (fact.kind == "post_handed_over") {
        auto const post = PersonId::parse(value_of(fact, "post")).value_or(PersonId{});
        auto const to = PersonId::parse(value_of(fact, "to")).value_or(PersonId{});
        auto& held = posts_[post];
        auto* from = find(held.holder);
        auto* next = find(to);
        if (!next) return;
        HeldPost const given{post, held.name, to};
        held.holder = to;
        if (given.team().empty()) return;
        // Who gives her team away leads another that she holds, or none. Who takes a second one goes on with her own,
        // and chooses which of the two she sees.
        if (from && from->team == given.team()) from->team = a_team_of(from->id);
        if (!supervises(all_posts(), to, next->team)) next->team = given.team();
    }
    if (fact.kind == "team_taken")
        if (auto* member = find(PersonId::parse(value_of(fact, "person")).value_or(PersonId{})))
            if (auto const team = value_of(fact, "team"); supervises(all_posts(), member->id, team))
                member->team = team;
}

std::string TrustedDirectory::a_team_of(PersonId person) const
{
    for (auto const& post : all_posts())
        if (post.holder == person && !post.team().empty()) return std::string(post.team());
    return {};
}

StaffMember const* TrustedDirectory::member(PersonId person) const
{
    for (auto const& member : staff_)
        if (member.id == person) return &member;
    return nullptr;
}

StaffMember const* TrustedDirectory::by_username(std::string_view username) const
{
    for (auto const& member : staff_)
        if (member.username == username && member.active) return &member;
    return nullptr;
}

std::optional<crypto::TrustedKey> TrustedDirectory::key_of(PersonId who) const
{
    if (auto const post = posts_.find(who); post != posts_.end()) return crypto::TrustedKey(post->second.keys.box);
    auto const* person = member(who);
    auto const found = keys_.find(who);
    if (!person || !person->active || found == keys_.end()) return std::nullopt;
    return crypto::TrustedKey(found->second.back().box);
}

std::optional<std::array<std::uint8_t, 32>> TrustedDirectory::signing_key_of(PersonId person) const
{
    auto const found = keys_.find(person);
    if (found == keys_.end()) return std::nullopt;
    return found->second.back().sign;
}

bool TrustedDirectory::witnesses(PersonId person, ByteView message, ledger::Signature const& signature) const
{
    auto const found = keys_.find(person);
    if (found == keys_.end()) return false;
    return std::any_of(found->second.begin(), found->second.end(),
                       [&](auto const& keys) { return crypto::signed_with(keys.sign, message, signature); });
}

}  // namespace abri::web
