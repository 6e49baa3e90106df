// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/forms/form_fields.h"

namespace abri::pages {

// What stands beside a form and helps to fill it: the lesson that explains its step, and what bears on it elsewhere in
// the file.
Html lesson_beside(Form const& form, Env const& env);
Html look_beside(Form const& form, Loaded const& loaded, CaseFile const& file, Env const& env);

// A service chosen from the directory ("?service=") fills what the directory knows of it.
void take_service(FieldValues& shown, Request const& request, Loaded const& loaded);

}  // namespace abri::pages
