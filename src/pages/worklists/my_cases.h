// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/cards.h"

namespace abri::pages {

extern Page const my_cases_page;   // files by code, with the caseload bar

}  // namespace abri::pages
