// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/learning/library.h"
#include "pages/frame/page.h"

namespace abri::pages {

extern Page const booklet_page;   // a whole course to print
extern Page const package_page;   // to carry to another platform, or another Abri

using Files = std::vector<std::pair<std::string, std::string>>;   // name, text

// A text of a course that leaves Abri: nobody's answers are in it.
struct CourseCopy {
    std::string id, title;
    CourseText const& text;
};
std::string booklet_html(CourseCopy const& course, Env const& env);
json::Value booklet_paper(CourseCopy const& course, Env const& env);   // for the program abri-paper
Files scorm_package(CourseCopy const& course, Env const& env);         // SCORM 1.2
Files markdown_package(CourseCopy const& course, CourseEntry const& entry);

}  // namespace abri::pages
