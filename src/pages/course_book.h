// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/page.h"

namespace abri::pages {

// A whole course as one document that needs no server: a booklet to print, or the page of a learning package.
struct CourseBook {
    std::string title;
    std::string body;        // every lesson a section with id "lesson-<id>", ids of its parts begin with the lesson's
    json::Value data;        // for the package's script: order of lessons; of each check its form, key, feedback and section
};
CourseBook course_book(std::string_view course, Env const& env);

}  // namespace abri::pages
