// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

extern Page const mandala_page;       // of the team
extern Page const mine_page;          // what is for nobody else: how I am, my own Mandala
extern Page const export_mine_page;   // to take away
extern Page const erase_mine_page;    // for good: the only key goes
extern Page const safety_page;        // who is out and until when, the plan, what happened
extern Page const back_page;          // back from a visit
extern Page const staffing_page;      // how many people the children expected ask for
extern Page const staffing_form_page;

}  // namespace abri::pages
