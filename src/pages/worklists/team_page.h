// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

extern Page const team_page;   // who carries what, what is urgent, files to give back, the post to hand over

}  // namespace abri::pages
