// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

// One visit to a home, written once; what the worker ticks goes into each child's own file, and nothing crosses
// unticked (G-29).
extern Page const household_visit_page;

}  // namespace abri::pages
