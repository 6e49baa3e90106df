// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

extern Page const meetings_page;         // when the team meets, what is left to do, the records
extern Page const meeting_record_page;   // one record, to read and print
extern Page const actions_page;          // all that somebody said they would do, from every source
extern Page const settle_action_page;    // one of them done, put off, given up

}  // namespace abri::pages
