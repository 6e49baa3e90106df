// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/forms/form_fields.h"

namespace abri::pages {

// Start values: what the last version said, the needs found, the moment.
void prefill(FieldValues& shown, Form const& form, CaseFile const& file, Env const& env);

// What is to be done, and who does it.
std::string words_of(ToDo const& one, Env const& env);

}  // namespace abri::pages
