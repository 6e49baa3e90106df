// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/indicators/visible.h"
#include "pages/frame/page.h"

namespace abri::pages {

// The cards this person may see, of those that were loaded.
std::vector<Card const*> visible(Loaded const& loaded, Env const& env);
// Says above a list how many files are missing from it; nothing where none are.
void put_missing(Html& out, Loaded const& loaded, Env const& env);
// The code of a file, or the day it was reported while it has none.
std::string title_of(Env const& env, Card const& card);

}  // namespace abri::pages
