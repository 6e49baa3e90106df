// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

extern Page const identity_page;   // the panel with names; every opening is an audit line

}  // namespace abri::pages
