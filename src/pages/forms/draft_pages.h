// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

extern Page const drafts_page;         // what waits to be finished
extern Page const draft_page;          // one of them, to read; taken up again or dropped
extern Page const keep_draft_page;     // of a form of a file
extern Page const keep_new_draft_page; // of a file that is not opened yet

// The answers in a posted form; several values of one name are a choice of several, joined by commas.
Answers posted_answers(Request const& request);

// What was posted to `path`, one of a form or of its draft, as a draft; nothing when it is neither.
// Also for what arrives after the session has ended: only the author's keys will open it.
std::optional<Draft> draft_of(Request const& request, Catalogue const& catalogue, Instant now);

// The form whose words a draft is read with; null when no form of this program can read it.
Form const* form_of(Draft const& draft, Catalogue const& catalogue);

// Where the draft goes on: its form, with what was typed.
Url resume_url(Draft const& draft);

// Kept for a lesson, which shows it again by itself.
bool is_of_lesson(Draft const& draft);
// Drafts that wait in the list.
std::size_t count_drafts(Loaded const& loaded);

}  // namespace abri::pages
