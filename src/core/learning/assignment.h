// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/learning/progress.h"

namespace abri {

// A course, or a part of one, that a trainer gave somebody to take.
struct CourseAssignment {
    EntryId entry;
    PersonId trainer, learner;
    std::string course, lesson;            // no lesson: the whole course; "2": all of module 2
    std::optional<Date> due;
    std::string why;                       // code of the list capacity_item; may be empty
    Instant given{};
    std::optional<Instant> done;
    bool taken_back = false;
    bool is_open() const { return !done && !taken_back; }
    bool is_late(Date today) const { return is_open() && due && *due < today; }
};

// Of the file of a learner and a trainer, oldest first.
std::vector<CourseAssignment> fold_assignments(std::vector<Recorded> const& records);

// Whether what was given is done by an attempt that goes on after a lesson, or is handed in.
enum class Leaving : bool { lesson, course };
bool is_met(CourseAssignment const& assignment, CourseAttempt const& attempt, CourseText const& text, Leaving leaving);

// Results of a course that a learner chose to show: the last of that course.
Recorded const* shown_results(std::vector<Recorded> const& records, std::string_view course, PersonId learner);

}  // namespace abri
