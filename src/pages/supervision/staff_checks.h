// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/supervision/staff_prefill.h"

namespace abri::pages {

// What the rules say of a form about the staff beyond the form's own fields.
Refusals refusals_of(StaffTask const& task, Loaded const& loaded, Answers const& answers, Env const& env);
// Whoever is named is somebody of the staff at work, and not the person herself.
void refuse_strangers(Refusals& refusals, StaffTask const& task, Answers const& answers, Env const& env);
// Every file that is named is carried by the person supervised, and opened now.
void refuse_strange_files(Refusals& refusals, Answers const& answers, Loaded const& loaded, StaffTask const& task);

// Times and numbers that go to the staff register with a record others cannot read; nothing where the form has none.
std::optional<Answers> counted(StaffTask const& task, Answers const& answers, Env const& env,
                               StaffRegister const& people);
// What was decided for a child becomes a task in the child's own file: one entry a file, however many rows speak of it.
// False when one of them was refused, with the reason.
bool decide_in_files(std::vector<actions::NewEntry>& entries, StaffTask const& task, Loaded const& loaded,
                     Answers const& answers, EntryId entry, Env const& env, actions::Rejected& rejected);

}  // namespace abri::pages
