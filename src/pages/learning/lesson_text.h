// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/learning/progress.h"
#include "core/learning/course.h"
#include "pages/frame/page.h"

namespace abri::pages {

// A lesson as a page shows it: its text, and its checks with what this learner answered, the feedback and why.
Html lesson_text(Lesson const& lesson, CourseAttempt const& attempt, Env const& env);

}  // namespace abri::pages
