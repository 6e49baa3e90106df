// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/learning/assignment.h"
#include "core/learning/library.h"
#include "pages/frame/page.h"

namespace abri::pages {

// The courses of the office: what its trainers made of them, or as they came with the program.
CourseLibrary const& courses_of(Loaded const& loaded);
// The course the address names; null when there is none.
CourseEntry const* course_in(Request const& request, Loaded const& loaded);

// Administrators have nothing to do with children or what is learnt about them.
bool may_learn(Actor const& actor);

// Where the reader stands in the course of the address: the running attempt, and the edition it goes through.
struct Standing {
    CourseEntry const& course;
    CourseEdition const& edition;
    CourseAttempt now;
    std::size_t attempt;                 // its number, from 1
};
// Nothing where there is no such course, it was never published, or it was withdrawn before she began.
std::optional<Standing> standing_in(Request const& request, Loaded const& loaded, Env const& env);

// What was given to the reader and is not done, the earliest date first.
std::vector<CourseAssignment> open_assignments(Loaded const& loaded, PersonId learner);
// "Module 2", or the whole course.
std::string part_of_course(CourseEntry const& course, std::string_view lesson, Words const& t);

// Somebody to ask, on every page of a course: the supervisor of the team, or who leads the programme.
void put_contact(Html& out, Env const& env);

}  // namespace abri::pages
