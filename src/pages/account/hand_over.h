// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

// A post goes to somebody else: one at a time, after a page that says what will happen.
extern Page const hand_over_page;
extern Page const take_team_page;   // which of her teams a supervisor leads now
// Posts that this person holds, each with a way to hand it over.
Html own_posts(Env const& env);
// Teams whose supervision is held by nobody of theirs, for the manager; empty where all is well.
Html teams_without_supervisor(Env const& env);

}  // namespace abri::pages
