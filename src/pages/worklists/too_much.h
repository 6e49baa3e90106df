// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

// When what is due exceeds the day: what cannot wait, what may, and one request to the supervisor (G-31).
extern Page const too_much_page;

}  // namespace abri::pages
