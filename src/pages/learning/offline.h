// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/learning/progress.h"
#include "pages/frame/page.h"

namespace abri::pages {

extern Page const offline_course_page;  // the whole course in one page, to be read without network
extern Page const kept_course_page;     // what was answered there, come back

// Carries answers back and lays the course on the device, where there is a script; nothing to see.
// Both for the attempt of that number: what was answered in another is no answer in this.
Html carry_form(CourseEntry const& course, CourseEdition const& edition, std::size_t attempt, Env const& env);

}  // namespace abri::pages
