// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/meetings/meeting.h"
#include "pages/forms/staff_place.h"
#include "pages/forms/form_fields.h"
#include "pages/supervision/staff_forms.h"
#include "pages/supervision/staff_view.h"

namespace abri::pages {

// A form of the staff as it is being filled: whom it is about, who the reader is in it, which book it goes to.
struct StaffTask {
    StaffPlace place;
    OpenedOfficeFile const& book;
    PersonId subject;            // who is supervised
    bool leads = false;          // the reader supervises them
    bool shows_codes = false;    // switched on for this meeting (G-11)
    Instant held_on{};
};
StaffTask task_of(StaffPlace const& place, Request const& request, Loaded const& loaded, Env const& env,
                  StaffRegister const& people);

// A file that the person supervised carries.
bool is_theirs(CaseFile const& file, StaffTask const& task);

// What the choices of its reference fields are.
void offer_choices(FieldValues& shown, StaffTask const& task, Loaded const& loaded, Env const& env);
// What was left to do, each in a row of its own: also what became open while a draft lay there.
void offer_open_actions(FieldValues& shown, StaffTask const& task, Loaded const& loaded, Env const& env);
// What can be known before anything is typed.
void prefill_staff_form(FieldValues& shown, StaffTask const& task, Form const& form, Loaded const& loaded,
                        Env const& env);
// What helps to fill it: the preparation of a supervision, the agenda of a meeting.
Html beside_staff_form(StaffTask const& task, Loaded const& loaded, Env const& env);

// The preparation of an hour of two, from the files by code: nobody's name (SYS-34).
Html preparation(StaffTask const& task, Loaded const& loaded, Env const& env);

MeetingBefore meeting_before(OpenedOfficeFile const& book, StaffRegister const& people, Env const& env);
// Open files of one worker as this reader may see them.
std::vector<Card const*> files_of(PersonId worker, Loaded const& loaded, Env const& env);

}  // namespace abri::pages
