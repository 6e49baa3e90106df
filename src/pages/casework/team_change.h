// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

extern Page const team_change_page;   // a supervisor gives the file to another team: what it does, then it is done

}  // namespace abri::pages
