// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/case_file.h"
#include "core/meetings/identifying_words.h"

namespace abri {

// Adds the words of a file's identity that a note must not carry: names, the address, numbers to call. Descriptions
// such as "the teacher" are no names and stay out.
void add_known_words(KnownWords& known, CaseFile const& file);

}  // namespace abri
