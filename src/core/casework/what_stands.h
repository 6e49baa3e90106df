// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/case_file.h"

namespace abri {

struct CaseStep;

// The order in which things are written down is not the order in which they happened: a note of last week is typed
// today, after the one of this morning. What stands now is what happened last; whatever is older goes into the history
// and lowers no protection, brings back no consent and moves no date.

// When it happened: the day or moment that the form of this step says, never later than it was written. Without a step:
// when it was written.
Happened when_it_happened(Recorded const& recorded, CaseStep const* step);
// Whether `a` is known to be earlier. Where one of them is a whole day, the same day is not.
bool is_earlier(Happened a, Happened b);

// Takes over the registers that `recorded`, written by this step, sets, but for those in which something newer stands
// already.
void take_registers(CaseFile& file, Recorded const& recorded, CaseStep const* step);
// Whether something of the same form has happened after it and is written already.
bool is_overtaken(CaseFile const& file, Recorded const& recorded);

// Whether an entry answers the fields of this form: what is known of the child is registered once and corrected or
// brought up to date later.
bool answers_for(Recorded const& recorded, std::string_view form);
// The newest answer to a field or to a repeating block, by what happened and not by what was written; null when nobody
// has answered it.
Recorded const* newest_with(CaseFile const& file, std::string_view form, std::string_view field);

// What must not be said or done: it stands until whoever asked for it takes it back, one beside the other. Newest
// first.
struct Prohibition {
    Recorded const* of = nullptr;
    std::string_view field;  // of the form it was said in
};
std::vector<Prohibition> prohibitions(CaseFile const& file);

}  // namespace abri
