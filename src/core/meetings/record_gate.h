// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/refusal.h"
#include "core/forms/answers.h"
#include "core/meetings/identifying_words.h"

namespace abri {

struct FoundInField {
    std::string field;
    IdentifyingWord found;
};

// Whether a field holds what somebody typed, not an id that the page put there.
bool is_typed(std::string_view field);

// Everything in a record that would tell who a child is, field by field.
std::vector<FoundInField> look_through(Answers const& answers, IdentifyingWords const& detector, bool codes_allowed);
// Refused is a name of the vault and nothing else; the rest is asked about (R-197, G-23).
Refusals refuse_names(std::vector<FoundInField> const& found);

}  // namespace abri
