// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/cards.h"

namespace abri::pages {

extern Page const home_page;       // sends each role where its day starts
extern Page const my_day_page;     // late, today, this week

}  // namespace abri::pages
