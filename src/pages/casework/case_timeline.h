// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/layout.h"

namespace abri::pages {

// Everything that was written, the newest first; what was struck out stands struck.
void put_timeline(Html& out, CaseFile const& file, Env const& env);

}  // namespace abri::pages
