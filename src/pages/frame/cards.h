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
// What tells one child from another where names do not belong: sex and age of today, or how the report came.
std::string told_apart(Env const& env, Card const& card);
// An age as people say it.
std::string age_words(Words const& t, Date from, Date day);
// The code of a file, or the day it was reported while it has none.
std::string title_of(Env const& env, Card const& card);
// Whose file it is, where the reader carries it for a colleague who is away.
Html for_whom(Env const& env, Card const& card);

}  // namespace abri::pages
