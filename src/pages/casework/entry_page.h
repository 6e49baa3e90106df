// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

extern Page const entry_page;      // one entry, filled form, for reading and printing

}  // namespace abri::pages
