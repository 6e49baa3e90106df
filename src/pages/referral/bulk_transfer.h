// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

// A programme ends or a team leaves: many files go to one organisation, each only if its own agreements cover it
//
extern Page const bulk_transfer_page;

}  // namespace abri::pages
