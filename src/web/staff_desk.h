// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "web/node.h"

namespace abri::web {

// What pages order about people and the shell alone can do, because it touches keys: adding somebody, giving new keys
// after a lost password, opening a worker's files to them again, handing a post over.
class StaffDesk {
public:
    StaffDesk(Node& node, Visit const& visit, pages::Env const& env) : node_(node), visit_(visit), env_(env) {}
    pages::Response carry_out(pages::Outcome const& outcome, actions::Needs const& needs);

private:
    pages::Response add_person(StaffMember added, store::Batch batch);
    pages::Response reset_person(PersonId person);
    pages::Response let_leave(PersonId person, pages::Response response, store::Batch batch);
    pages::Response take_back(PersonId person, store::Batch batch);
    pages::Response give_back(PersonId person, pages::Response response, store::Batch batch);
    pages::Response take_team(std::string const& team, pages::Response response, store::Batch batch);
    pages::Response hand_over(actions::StaffOrder const& order, pages::Response response, store::Batch batch);
    pages::Response refuse(std::string_view key);
    pages::Response show_activation(StaffMember const& person, Sensitive<std::string> const& password);

    Node& node_;
    Visit const& visit_;
    pages::Env const& env_;
};

// New keys for somebody who lost her password, signed by an administrator; her old wraps are dropped. The password for
// the next sign-in; nothing when she is not there, or holds a post whose key only she has.
std::optional<Sensitive<std::string>> give_new_keys(Node& node, Keyring const& administrator, PersonId person);

// The office's own keys (index of cards, search copies) for somebody who works with children's files.
void wrap_office_keys(store::Batch& batch, Keyring const& from, PersonId to, crypto::TrustedKey const& key,
                      crypto::Key const& epoch);
std::vector<std::pair<std::string, std::string>> person_values(StaffMember const& person,
                                                               crypto::PublicKeys const& keys);

}  // namespace abri::web
