// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "base/id.h"

#include <string_view>

namespace abri {

// The ids of posts and of the office's own keys and files are fixed by their name: "management", "supervision:<team>",
// "continuity", "office index", "staff register". A stable name, not a secret, and never an id that was minted.
PersonId post_id(std::string_view name);

}  // namespace abri
