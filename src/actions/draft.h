// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "base/bytes.h"
#include "base/id.h"
#include "core/forms/answers.h"

namespace abri::actions {

// What somebody has typed into a form and not sent. Sealed to its author; nobody else reads it, not even who opens the
// file.
struct Draft {
    EntryId entry;        // minted into the form: once sent, it is that entry, and the draft goes
    FileId file;          // nil: the file would be opened by this form
    std::string form;     // of the catalogue, or household_draft
    std::string heads;    // what the author had before her eyes
    Instant saved{};      // office time
    Answers values;       // as typed, right or wrong
    friend bool operator==(Draft const&, Draft const&) = default;
};

// A visit to a family that is written once for several children: its fields are those of a follow-up, most of them once
// a child.
inline constexpr std::string_view household_draft = "household_visit";
// What is being written in a lesson of a course: "lesson:cm101/1.2", and by who writes the lesson:
// "teach:cm101/1.2/fr". The lesson itself shows it again; it is in no list of drafts.
inline constexpr std::string_view lesson_draft = "lesson:", teaching_draft = "teach:";

Bytes encode(Draft const& draft);
std::optional<Draft> decode_draft(ByteView bytes);

}  // namespace abri::actions
