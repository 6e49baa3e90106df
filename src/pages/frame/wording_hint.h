// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

// For whoever wrote it: words that judge more than they tell, and a way to say it more exactly. Empty where there are
// none (G-24).
Html hint_on_words(Recorded const& recorded, FileId file, Env const& env);

}  // namespace abri::pages
