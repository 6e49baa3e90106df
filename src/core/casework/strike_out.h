// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/case_file.h"

#include <span>

namespace abri {

// An entry that should not be there (another child's, a mistake, written twice) is struck out by whoever wrote it or
// the supervisor, with a reason. It stays readable, shown struck, and the file is as if it had not been written. A
// request, a decision and what carries the file (its report, its registration, its key worker) have their own way back.
bool may_be_struck(Recorded const& recorded);
// What told of danger, of a no, of what protects or of what left the house: the supervisor alone strikes it out.
bool is_for_supervisor(Recorded const& recorded);

// Which entries are struck out, and by which: an entry that strikes can be struck out itself.
struct Strike {
    EntryId about, by;
};
std::vector<Strike> strikes(std::span<Recorded const> entries);
// The file without them: of the entries in the order of the fold.
void evolve_all(CaseFile& file, std::vector<Recorded> entries);

}  // namespace abri
