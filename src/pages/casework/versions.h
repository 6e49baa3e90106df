// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

// Two versions of one form of a file, side by side: what changed, what was added, what went.
extern Page const versions_page;

}  // namespace abri::pages
