// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/cards.h"

namespace abri::pages {

extern Page const approvals_page;  // what waits for a supervisor or a manager

}  // namespace abri::pages
