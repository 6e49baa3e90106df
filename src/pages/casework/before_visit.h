// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

extern Page const
    before_visit_page; // one screen before knocking: how to reach, what never to say, how to leave (G-28)

// Everything that must not be said, and to whom: each that stands, with its day.
Html must_not_be_said(CaseFile const& file, Env const& env);

} // namespace abri::pages
