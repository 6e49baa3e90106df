// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

extern Page const assign_page;   // a supervisor hands the file to another worker, weighing who

}  // namespace abri::pages
