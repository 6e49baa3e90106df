// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/card.h"

namespace abri {

// The one policy question of the lists: may this person see that this file exists? `worker_team` is the team of its key
// worker. Files themselves are guarded by keys: this only keeps lists to what a person works with.
bool allow(Actor const& actor, Card const& card, std::string_view worker_team, Date today);

#ifdef ABRI_SWITCHABLE_RULES
// For tests: answers yes to everything, to prove that keys alone keep files closed.
void allow_everything(bool on);
#endif

}  // namespace abri
