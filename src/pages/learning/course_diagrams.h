// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

// A drawing of a course: numbered places and the ways between them. What each number means stands in the list below it,
// which is the same for whoever does not see the drawing. Nothing for a drawing the program does not know.
Html course_diagram(std::string_view id, std::vector<std::string> const& titles, Words const& t);

}  // namespace abri::pages
