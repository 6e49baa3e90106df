// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "actions/submit_form.h"
#include "pages/forms/form_fields.h"

namespace abri::pages {

// Rows of repeating blocks as posted, with the one that "add a row" asked for.
std::map<std::string, int> extra_rows(Request const& request);
// What every posted form says of itself.
actions::Submission submission_of(Request const& request);
// The words of what was refused, beside their fields.
void add_messages(FieldValues& shown, Env const& env, actions::Rejected const& rejected);
// What is wrong, at the head of the form, each with a link to its field.
Html error_summary(Form const& form, Env const& env, FieldValues const& shown);
// What no rule can check and a person has to bear in mind, at the step where it matters.
Html keep_in_mind(Form const& form, Words const& t);

// A form on a page of its own, whatever file it is written into.
struct FormFrame {
    Form const& form;
    std::string title;
    Url here, back;
    std::string back_title;
    EntryId entry;
    std::string heads;
    std::string keep;                // where a draft of it is kept; empty where none is
    int status = 200;
    std::string notice;
    Html above;                      // beside the fields: what helps to fill it
    Html buttons;                    // before the button that leaves
    Draft const* resumed = nullptr;
};
Outcome show_form(Env const& env, FormFrame const& frame, FieldValues const& shown);
// "You go on where you stopped", with a way to drop what was kept.
Html draft_banner(Draft const& draft, Env const& env);
// Start values of the first section: today, or now, where an answer must be given.
void fill_dates(FieldValues& shown, Form const& form, Env const& env);

}  // namespace abri::pages
