// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "web/staff_desk.h"

#include "pages/account/staff_pages.h"

namespace abri::web {

using Kind = actions::StaffOrder::Kind;

pages::Response StaffDesk::carry_out(pages::Outcome const& outcome, actions::Needs const& needs)
{
    store::Batch batch;
    batch.audit_lines.push_back(
        node_.audit_line(visit_.ring.person, needs.audit.action, FileId{outcome.order.person.bytes}));
    switch (outcome.order.kind) {
        case Kind::add_person: return add_person(outcome.order.added, std::move(batch));
        case Kind::reset_person: return reset_person(outcome.order.person);
        case Kind::give_back_files: return give_back(outcome.order.person, outcome.response, std::move(batch));
        case Kind::hand_over_post: return hand_over(outcome.order, outcome.response, std::move(batch));
        case Kind::take_team: return take_team(outcome.order.team, outcome.response, std::move(batch));
        case Kind::person_leaves: return let_leave(outcome.order.person, outcome.response, std::move(batch));
        case Kind::person_returns: return take_back(outcome.order.person, std::move(batch));
        case Kind::none: break;
    }
    return outcome.response;
}

std::vector<std::pair<std::string, std::string>> person_values(StaffMember const& person,
                                                               crypto::PublicKeys const& keys)
{
    return {{"person", person.id.text()}, {"username", person.username},
            {"name", person.name},        {"role", std::string(name_of(person.role))},
            {"team", person.team},        {"box", to_hex(keys.box)},
            {"sign", to_hex(keys.sign)}};
}

void wrap_office_keys(store::Batch& batch, Keyring const& from, PersonId to, crypto::TrustedKey const& key,
                      crypto::Key const& epoch)
{
    if (from.index)
        batch.wraps.push_back(
            make_wrap(index_key_file(), store::WrapKind::office, to, crypto::pack(*from.index), key, epoch));
    if (from.names)
        batch.wraps.push_back(
            make_wrap(names_key_file(), store::WrapKind::office, to, from.names->reveal(), key, epoch));
}

pages::Response StaffDesk::refuse(std::string_view key)
{
    pages::Html body;
    body.add<"<h1>{}</h1><p>{}</p>">(env_.words("nav.users"), env_.words(key));
    return pages::show(env_, env_.words("nav.users"), body, 409).response;
}

pages::Response StaffDesk::show_activation(StaffMember const& person, Sensitive<std::string> const& password)
{
    return pages::show(env_, env_.words("activation.title"), pages::activation_body(env_, person, password.reveal()))
        .response;
}

pages::Response StaffDesk::add_person(StaffMember added, store::Batch batch)
{
    added.id = crypto::random_id<PersonId>();
    auto const keys = crypto::new_people_keys();
    auto const password = crypto::new_activation_password();
    Node::Stretching const turn(node_);
    batch.logins.push_back(
        {added.id, added.username,
         crypto::encode(crypto::close(keys, password, added.id, node_.parts_.slot.node_secret, node_.parts_.cost))});
    auto const fact = directory_fact("person_added", person_values(added, keys.open_half()), node_.utc_milliseconds());
    node_.write_directory(fact, crypto::PersonSigner(visit_.ring.person, visit_.ring.own), std::move(batch));
    return show_activation(added, password);
}

// New keys: the old ones, and all that was sealed to them, are gone for good. A supervisor opens the files again; the
// administrator who resets sees nothing of them.
std::optional<Sensitive<std::string>> give_new_keys(Node& node, Keyring const& administrator, PersonId person)
{
    auto const people = node.directory();
    auto const* member = people->member(person);
    if (!member) return std::nullopt;
    // A post's key would be lost with hers: she comes back with her recovery code, or hands the post over first.
    for (auto const& [post, held] : people->posts())
        if (held.holder == person) return std::nullopt;
    auto const keys = crypto::new_people_keys();
    auto password = crypto::new_activation_password();
    store::Batch batch;
    batch.audit_lines.push_back(node.audit_line(administrator.person, "person_reset", FileId{person.bytes}));
    batch.forget_sessions_of.push_back(person);
    {
        Node::Stretching const turn(node);
        batch.logins.push_back(
            {person, member->username,
             crypto::encode(crypto::close(keys, password, person, node.parts_.slot.node_secret, node.parts_.cost))});
    }
    auto const open_half = keys.open_half();
    auto const fact =
        directory_fact("person_keys_changed",
                       {{"person", person.text()}, {"box", to_hex(open_half.box)}, {"sign", to_hex(open_half.sign)}},
                       node.utc_milliseconds());
    for (auto const& wrap : node.store().wraps_for(person)) batch.dropped_wraps.push_back({wrap.file, person});
    node.write_directory(fact, crypto::PersonSigner(administrator.person, administrator.own), std::move(batch));
    node.sessions_.end_all_of(person);
    return password;
}

pages::Response StaffDesk::reset_person(PersonId person)
{
    auto const password = give_new_keys(node_, visit_.ring, person);
    if (!password) return refuse("users.holds_post");
    return show_activation(*node_.directory()->member(person), *password);
}

// Her sessions end, and every key that was sealed to her goes: files stay with the supervision and whoever else reads
// them. What only she could read is gone with her.
pages::Response StaffDesk::let_leave(PersonId person, pages::Response response, store::Batch batch)
{
    for (auto const& [post, held] : node_.directory()->posts())
        if (held.holder == person) return refuse("users.holds_post");
    for (auto const& wrap : node_.store().wraps_for(person)) batch.dropped_wraps.push_back({wrap.file, person});
    batch.forget_sessions_of.push_back(person);
    auto const fact = directory_fact("person_left", {{"person", person.text()}}, node_.utc_milliseconds());
    node_.write_directory(fact, crypto::PersonSigner(visit_.ring.person, visit_.ring.own), std::move(batch));
    node_.sessions_.end_all_of(person);
    return response;
}

// As a new person would: new keys, a password for the first sign-in, and no file until a supervisor gives her one.
pages::Response StaffDesk::take_back(PersonId person, store::Batch batch)
{
    auto const fact = directory_fact("person_returned", {{"person", person.text()}}, node_.utc_milliseconds());
    node_.write_directory(fact, crypto::PersonSigner(visit_.ring.person, visit_.ring.own), std::move(batch));
    return reset_person(person);
}

pages::Response StaffDesk::give_back(PersonId person, pages::Response response, store::Batch batch)
{
    auto const key = node_.directory()->key_of(person);
    if (!key) return {409, "text/plain; charset=utf-8", "key_not_trusted", ""};
    auto const* member = node_.directory()->member(person);
    auto office_keys = visit_.ring;
    if (!member || member->role == Role::data_entry_operator) office_keys.names.reset();   // codes, never names
    wrap_office_keys(batch, office_keys, person, *key, node_.parts_.slot.epoch_key);
    std::vector<FileId> files;
    {
        auto const reading = node_.cards_.reading();
        for (auto const& card : node_.cards_.cards())
            if (card.is_carried_by(person, day_of(node_.office_now()))) files.push_back(card.file);
    }
    // So are what the two of them wrote in supervision, and the team's book.
    for (auto const& ref : {actions::supervision_file(person), actions::training_file(person),
                            actions::team_file(member ? member->team : std::string())})
        if (auto const file = node_.place_of(ref, visit_.ring);
            !node_.store().entries(file, store::Store::Identity::leave).empty())
            files.push_back(file);
    for (auto const& file : files)
        if (node_.give_back(visit_, file, person, batch))
            batch.audit_lines.push_back(node_.audit_line(visit_.ring.person, "key_granted", file));
    node_.committer_.append(std::move(batch));
    return response;
}

// Which of her teams she leads from now on: lists, meetings and assignments are that team's.
pages::Response StaffDesk::take_team(std::string const& team, pages::Response response, store::Batch batch)
{
    auto const fact =
        directory_fact("team_taken", {{"person", visit_.ring.person.text()}, {"team", team}}, node_.utc_milliseconds());
    node_.write_directory(fact, crypto::PersonSigner(visit_.ring.person, visit_.ring.own), std::move(batch));
    return response;
}

// The post's secret goes to the next holder in the same commit in which the old holder's way to it is dropped: this
// post and no other that she holds.
pages::Response StaffDesk::hand_over(actions::StaffOrder const& order, pages::Response response, store::Batch batch)
{
    auto const people = node_.directory();
    auto const key = people->key_of(order.person);
    auto const state = people->posts().find(order.post);
    auto const held = visit_.ring.posts.find(order.post);
    bool const hers = state != people->posts().end() && state->second.holder == visit_.ring.person;
    if (!key || !hers || held == visit_.ring.posts.end())
        return {409, "text/plain; charset=utf-8", "key_not_trusted", ""};
    batch.wraps.push_back(make_wrap(FileId{order.post.bytes}, store::WrapKind::post, order.person,
                                    crypto::pack(held->second), *key, node_.parts_.slot.epoch_key));
    wrap_office_keys(batch, visit_.ring, order.person, *key, node_.parts_.slot.epoch_key);
    batch.dropped_wraps.push_back({FileId{order.post.bytes}, visit_.ring.person});
    auto const fact = directory_fact("post_handed_over", {{"post", order.post.text()}, {"to", order.person.text()}},
                                     node_.utc_milliseconds());
    node_.write_directory(fact, crypto::PersonSigner(visit_.ring.person, visit_.ring.own), std::move(batch));
    // Both rings have changed: who handed over and who took over sign in again.
    node_.sessions_.end_all_of(visit_.ring.person);
    node_.sessions_.end_all_of(order.person);
    return response;
}

}  // namespace abri::web
