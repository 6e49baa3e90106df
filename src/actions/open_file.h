// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/card.h"
#include "ledger/history.h"

namespace abri::actions {

// Raises older kinds to today's: version 1 of "child_identified" asked only whether it was urgent.
void upcast(Recorded& recorded);

// Beside the answers of an entry that a supervisor wrote; taken out of them when it is read.
inline constexpr std::string_view author_role = "author_role";

// A child's file from its opened entries, conflicts resolved to the safe side.
// Stamps are UTC; the file shows the office's time.
CaseFile open_file(ledger::History const& history, Zone const& zone);

// One entry as the domain reads it, raised to the present version of its kind.
Recorded to_recorded(ledger::Opened const& opened, Zone const& zone);

// The head vector as forms carry it: "origin.incarnation.seq" joined by commas.
std::string heads_text(ledger::Context const& heads);

}  // namespace abri::actions
