// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/learning/library.h"

namespace abri {

struct CourseScore {
    int right = 0, checks = 0;                       // of the checks of the course, answered or not
    int read = 0, lessons = 0;
};

// What was reached when results were handed in. Kept with them: a course that is changed, renamed or made stricter
// later changes no certificate.
struct HandedIn {
    CourseScore score;
    int pass = 0;
    std::string title;
};

// One way through a course, from its start to the day its results were handed in (R-353…R-355).
struct CourseAttempt {
    std::optional<int> edition; // that she began with; a newer one does not change it under her hands
    std::map<std::string, std::string> answers; // check → what was chosen last
    std::map<std::string, std::string> texts; // reflection or case study → own words
    std::set<std::string> done; // lessons left with "continue"
    std::string last_lesson; // where she was
    std::optional<Instant> submitted;
    EntryId submission; // the entry that handed it in
    std::optional<HandedIn> result; // as it was on that day
};

// All attempts, the running one last; there is always a running one: handing in begins the next, and keeps the last.
std::vector<CourseAttempt> fold_attempts(std::vector<Recorded> const& records, std::string_view course);

// The edition an attempt goes through: that it began with, or the newest. Null where the course has none.
CourseEdition const* edition_of(CourseAttempt const& attempt, CourseEntry const& course);

// The lesson to go on with: where the learner was, or the first that is not done.
std::string lesson_to_resume(CourseAttempt const& attempt, std::vector<std::string> const& lessons);

CourseScore score_of(CourseAttempt const& attempt, CourseText const& text);
// Every lesson read, and at least `pass` right answers in a hundred.
bool earns_certificate(CourseScore const& score, int pass);
// Of an attempt that was handed in; `title` in the language it was taken in.
HandedIn handed_in(CourseAttempt const& attempt, CourseText const& text, int pass, std::string_view title);
void write_result(Answers& answers, HandedIn const& result);

} // namespace abri
