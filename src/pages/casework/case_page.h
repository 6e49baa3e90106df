// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

extern Page const case_page;       // ribbon, alerts, next actions, timeline: by code, never by name
extern Page const cover_page;      // first sheet of the paper folder: code only

// The code of a file, or the day it was reported while it has none.
std::string heading(CaseFile const& file, Env const& env);

}  // namespace abri::pages
