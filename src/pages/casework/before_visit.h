// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

extern Page const
    before_visit_page; // one screen before knocking: how to reach, what never to say, how to leave (G-28)

} // namespace abri::pages
