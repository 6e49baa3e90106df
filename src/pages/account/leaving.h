// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

// Somebody leaves for good: what that does, then it is done; or comes back, with new keys and none of the old files.
extern Page const leaving_page;
extern Page const coming_back_page;

// Files whose key worker has left, for the supervisor to give to somebody; nothing where there are none.
Html files_of_people_who_left(Loaded const& loaded, Env const& env);

}  // namespace abri::pages
