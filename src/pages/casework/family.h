// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

// Brothers, sisters and children of one household: which files belong together, and linking two of them.
extern Page const family_page;

// The card of a file among those this reader may see; null when it is none of them.
Card const* card_of(Loaded const& loaded, Env const& env, FileId file);

}  // namespace abri::pages
