// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/learning/shelf.h"

namespace abri::pages {

extern Page const teach_page;           // the courses of the office, to write, to give and to follow
extern Page const new_course_page;
extern Page const edit_course_page;     // its lessons and editions
extern Page const edit_lesson_page;     // one lesson, with its preview
extern Page const import_page;          // questions and lessons from elsewhere
extern Page const assign_course_page;   // a course or a part of it, to several learners at once
extern Page const course_results_page;  // learners, results they chose to show, how each question did

// The course book, for whoever may write in it.
Needs need_courses(Request const&, Actor const&);

// What a course is called and what it asks for, as posted or as it is.
struct CourseFields {
    std::string id, title_fr, title_en, pass, training;
    std::map<std::string, std::string> errors;   // field → what is wrong with it
};
Html course_fields(CourseFields const& fields, Env const& env);
// As posted, with what is wrong.
CourseFields posted_course(Request const& request, Env const& env);
Answers described(CourseFields const& fields);

// One fact into the course book, and where to go then; the page again when it was sent twice.
Outcome write_course(Request const& request, Loaded const& loaded, Env const& env, std::string_view kind,
                     Answers const& answers, Url const& back);

}  // namespace abri::pages
