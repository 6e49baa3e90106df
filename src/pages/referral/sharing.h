// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

// What one recipient would get of a file today, answer by answer, and why each category is in or out.
extern Page const sharing_page;

}  // namespace abri::pages
