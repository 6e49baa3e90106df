// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/cards.h"

namespace abri::pages {

// One deadline of one file.
struct DueItem {
    Card const* card;
    Deadline due;
};
// All that is late, due today or soon, earliest first.
std::vector<DueItem> due_items(std::vector<Card const*> const& cards, Env const& env);
bool is_late(DueItem const& item);
// What another person answers for: a supervisor or a manager.
bool is_decided_elsewhere(Deadline const& due);
// Reports that nobody has looked into yet, imminent danger before urgent, the oldest first.
void put_urgent(Html& out, Env const& env, std::vector<Card const*> const& cards);
json::Value due_json(Deadline const& due);

}  // namespace abri::pages
