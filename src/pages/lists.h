// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/page.h"

namespace abri::pages {

extern Page const home_page;       // sends each role where its day starts
extern Page const my_day_page;     // late, today, this week
extern Page const my_cases_page;   // files by code, with the caseload bar
extern Page const approvals_page;  // what waits for a supervisor or a manager
extern Page const team_page;       // workers, caseload, late items, files to give back
extern Page const search_page;     // by code or by name

// Cards this person may see (core allow()), in file order.
std::vector<Card const*> visible(Loaded const& loaded, Env const& env);

}  // namespace abri::pages
