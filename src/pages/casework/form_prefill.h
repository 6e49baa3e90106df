// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/forms/form_fields.h"

namespace abri::pages {

// Start values: what the last version said, the needs found, the moment.
void prefill(FieldValues& shown, Form const& form, CaseFile const& file, Env const& env);

}  // namespace abri::pages
