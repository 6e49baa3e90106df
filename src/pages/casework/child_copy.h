// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

// The child's own copy of the plan, in plain words and pictograms: nothing that harms if somebody finds it.
extern Page const child_copy_page;

}  // namespace abri::pages
