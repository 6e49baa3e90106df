// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/learning/course_files.h"

namespace abri::pages {

// A whole course outside Abri: its lessons one after the other, and what a page needs to judge answers without a
// server.
struct CourseBook {
    std::string body;    // a section for each lesson, ids unique in the whole text
    json::Value data;    // lessons, checks with their right answers and feedback, words of the buttons
    std::string script() const;   // the same as an element that assets/course_reader.js reads
};
CourseBook course_book_of(CourseCopy const& course, Env const& env);

}  // namespace abri::pages
