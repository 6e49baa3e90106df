// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "actions/write_form.h"

#include <functional>

namespace abri::actions {

// A form as it arrives, from a page, a program or a device that was without network.
struct Submission {
    std::optional<EntryId> entry;       // minted into the form when it was shown: sent twice, it is the same entry
    std::string_view heads;             // the state of the file that its author had before her eyes
    bool adds_row = false;              // only one more row is wanted
};

// What it is written into.
struct SubmitInto {
    enum class Before : std::uint8_t { nothing, the_same, something_else } before = Before::nothing;  // under its id
    // What was sent under its id before, if anything: null, or an entry with these answers or others.
    void compare(Recorded const* before_it, Answers const& answers)
    {
        if (before_it) before = before_it->answers == answers ? Before::the_same : Before::something_else;
    }
    bool begins_a_file = false;  // the id becomes a file's: it must be one that was minted
    // Where it revises what is there: the state it must have been written against. Empty: any.
    std::string heads = {};
};

// What became of it.
struct Submitted {
    enum class Came : std::uint8_t {
        twice,  // it is there already, word for word: success
        otherwise,  // something else was sent under its id: it gets a new one and is shown again
        row,  // shown again with a row more
        no_entry,  // it carries no id that could be an entry's
        overtaken,  // others wrote meanwhile: it is shown again beside what is there now
        rejected,
        written
    } came = Came::written;
    Rejected rejected = {};
    std::vector<NewEntry> entries = {};

    bool is_saved() const { return came == Came::twice || came == Came::written; }
    // Of HTTP, for a form that is shown again.
    int status() const;
    std::string_view notice() const;  // key of the words above the form; empty when the fields say it all
    std::string_view refusal() const;  // the code that a program gets
    // What is sent again is a new entry: under this id something else is kept.
    bool needs_new_id() const { return came == Came::otherwise; }
};

// The protocol every form goes through, in this order: sent twice, sent otherwise, one more row, no id, overtaken;
// only then `write` is asked, which lets the rules decide.
using WriteEntries = std::function<Result<std::vector<NewEntry>, Rejected>(EntryId)>;
Submitted submit_form(Submission const& submission, SubmitInto const& into, WriteEntries const& write);

}  // namespace abri::actions
