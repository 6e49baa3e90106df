// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

// What is next in a file: what is due and how often somebody is in contact, what was decided or handed back and waits
// for an answer, and what can be written now.
void put_tasks(Html& out, CaseFile const& file, Env const& env);

}  // namespace abri::pages
