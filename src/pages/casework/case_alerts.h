// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/layout.h"

namespace abri::pages {

// What whoever opens the file has to know before anything else.
void put_alerts(Html& out, CaseFile const& file, Env const& env);

}  // namespace abri::pages
