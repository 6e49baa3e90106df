// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/page.h"

namespace abri::pages {

extern Page const home_page;       // sends each role where its day starts
extern Page const my_day_page;     // late, today, this week
extern Page const my_cases_page;   // files by code, with the caseload bar
extern Page const approvals_page;  // what waits for a supervisor or a manager
extern Page const search_page;     // by code or by name

// One deadline of one file.
struct DueItem {
    Card const* card;
    Deadline due;
};
// All that is late, due today or soon, earliest first.
std::vector<DueItem> due_items(std::vector<Card const*> const& cards, Env const& env);
bool is_late(DueItem const& item);
// The code of a file, or the day it was reported while it has none.
std::string title_of(Env const& env, Card const& card);

// Reports that nobody has looked into yet, imminent danger before urgent, the oldest first.
void put_urgent(Html& out, Env const& env, std::vector<Card const*> const& cards);

// Cards this person may see (core allow()), in file order.
std::vector<Card const*> visible(Loaded const& loaded, Env const& env);

}  // namespace abri::pages
