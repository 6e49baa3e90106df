// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/case_file.h"

#include <set>

// Who holds which key when. Need-to-know is a key (design idea 4), and this is the one place that says whose: pages,
// JSON, the command line, import and sync write entries, and what these functions say of them is applied where entries
// are sealed. Posts are readers like people (posts.h); whoever holds a post reads through it.
namespace abri {

enum class Parts : std::uint8_t { content, content_and_identity, all };

struct KeyHolder {
    PersonId who;
    Parts parts = Parts::all;
    std::optional<Date> until = {};   // the last day of it; none: as long as nobody takes it
    friend bool operator==(KeyHolder const&, KeyHolder const&) = default;
};

struct KeyChange {
    enum class Kind : std::uint8_t { grant, withdraw } kind;
    PersonId who;
    Parts parts = Parts::all;
    std::optional<Date> until = {};
    friend bool operator==(KeyChange const&, KeyChange const&) = default;
};

// From a file's first entry on. Continuity is in all but a private note: two of three custodians, for when nobody else
// is left; what is strictly confidential is not for it.

// A child's file, and its pictures: who carries it (nil: nobody but the post), and the supervision of the team.
std::vector<KeyHolder> readers_of_child(PersonId carrier, std::string_view team);
// The office's own: sealed to the key that all its staff hold.
std::vector<KeyHolder> readers_in_office(PersonId author);
// A team's: its people at work, of those whom a supervisor let in. The administrator can add a person and give her
// keys, and that alone opens nothing.
std::vector<KeyHolder> readers_in_team(std::vector<StaffMember> const& staff, std::string_view team,
                                       std::set<PersonId> const& let_in);
// Supervision, training: the two people alone.
std::vector<KeyHolder> readers_of_two(PersonId one, PersonId other);
// What somebody learns is hers: no supervisor, no colleague.
std::vector<KeyHolder> readers_of_learner(PersonId learner);
// Nobody else ever has the key: with hers gone the note is gone.
std::vector<KeyHolder> readers_of_note(PersonId author);

// What an entry of a child's file changes about its readers, from the file before it and after it:
// - a new key worker gets all of it, the old one's key is withdrawn; whoever stands in for her gets it until
//   the last day of that, or until the key worker is back;
// - in another team its supervision reads it, and that of the old team no longer;
// - a closure, a transfer or a supervisor's own work that waits for the manager opens the content to the managers,
// without names, as long as it
//   waits: their answer, a withdrawal or a new danger closes it again;
// - a personal link that was declared takes the keys of that person.
std::vector<KeyChange> key_changes(CaseFile const& before, CaseFile const& after);

}  // namespace abri
