// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "actions/draft.h"
#include "actions/write_form.h"

namespace abri::actions {

// Work about people that only the office can do: it makes or moves their own keys.
struct StaffOrder {
    enum class Kind : std::uint8_t {
        none,
        add_person,
        reset_person,
        give_back_files,
        hand_over_post,
        take_team,
        person_leaves,
        person_returns
    } kind = Kind::none;
    PersonId person;
    PersonId post;                        // of hand_over_post
    std::string team;                     // of take_team
    StaffMember added;                    // of add_person
};

// What an act changes. It says nothing of keys: who reads a file follows from what is written
// (core/protection/key_rules.h), and is applied where entries are sealed.
struct Changes {
    std::vector<NewEntry> entries;
    StaffOrder order;
    std::string search_name;              // name to put into the office's search copies, for the first entry's file
    std::vector<FileId> matched;          // files met by a name asked for; one audit line each
    std::optional<FileId> erased;         // a private note whose only key goes
    std::optional<Draft> keep_draft;
    std::optional<EntryId> drop_draft;    // sent, or no longer wanted
};

}  // namespace abri::actions
