// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

extern Page const courses_page;  // what is to be learnt: what was given, the courses, certificates
extern Page const course_page;   // one course, how far the reader is, results of earlier attempts
extern Page const lesson_page;   // one lesson: read, answer, go on, pause, hand in

}  // namespace abri::pages
