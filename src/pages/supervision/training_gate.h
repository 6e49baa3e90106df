// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

// Whether a page is about children and its reader's role has to have learnt to protect data first (R-342, set by the
// policy). Then the register of the staff is wanted too, and `needs` says so.
bool asks_training_first(Needs& needs, Actor const& actor, Policy const& policy);

// Whether she has learnt it, and it still holds.
bool has_training(Loaded const& loaded, Env const& env);
// What she sees instead: why, and whom to ask.
Outcome training_first(Request const& request, Env const& env);

}  // namespace abri::pages
