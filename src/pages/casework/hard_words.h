// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

// Short spoken cards for hard moments, to read before or during a talk, and to print (G-32).
extern Page const hard_words_page;

}  // namespace abri::pages
