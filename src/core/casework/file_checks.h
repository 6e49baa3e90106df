// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/case_file.h"

namespace abri::pages {

// What a file shows by itself for a case file review: answers of the checklist; what only a reader can judge stays
// empty.
Answers checks_of(CaseFile const& file, Instant now);

}  // namespace abri::pages
