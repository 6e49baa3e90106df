// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

extern Page const own_file_page;   // the file as its child may read it, other people covered

}  // namespace abri::pages
