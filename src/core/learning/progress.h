// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/case_file.h"

#include <set>

namespace abri {

// One way through a course, from its start to the day its results were handed in (R-353…R-355).
struct CourseAttempt {
    std::map<std::string, std::string> answers;      // check → what was chosen last
    std::map<std::string, std::string> texts;        // reflection or case study → own words
    std::set<std::string> done;                      // lessons left with "continue"
    std::string last_lesson;                         // where she was
    std::optional<Instant> submitted;
};

// All attempts, the running one last; there is always a running one: handing in begins the next, and keeps the last.
std::vector<CourseAttempt> fold_attempts(std::vector<Recorded> const& records, std::string_view course);

// The lesson to go on with: where the learner was, or the first that is not done.
std::string lesson_to_resume(CourseAttempt const& attempt, std::vector<std::string> const& lessons);

}  // namespace abri
