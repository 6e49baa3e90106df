// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/supervision/absence.h"
#include "pages/supervision/staff_prefill.h"

namespace abri::pages {

// The absence of somebody who carries files, noted by whoever supervises her: in each of her files stands who carries
// it meanwhile, and that gives the keys. Her return ends it everywhere. Files that the one named has a link with, or
// that somebody carries meanwhile already, are left to the supervisor.
void name_stand_ins(std::vector<actions::NewEntry>& entries, StaffTask const& task, Loaded const& loaded,
                    Answers const& answers, EntryId entry, Env const& env);

// Who carries a file that is given to somebody who is away.
std::optional<StandIn> stand_in_of(PersonId worker, Loaded const& loaded, Env const& env);

// Open files of somebody who is away, or soon will be, that nobody but the supervisor carries then.
int left_to_supervisor(PersonId worker, Loaded const& loaded, Env const& env);

}  // namespace abri::pages
