// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

// The risk level over time as a stepped line, with the same in words beneath it; empty before the second level.
Html risk_line(CaseFile const& file, Env const& env);

}  // namespace abri::pages
