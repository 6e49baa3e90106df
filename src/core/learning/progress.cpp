// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/learning/progress.h"

#include "core/policy/rule.h"

namespace abri {

std::vector<CourseAttempt> fold_attempts(std::vector<Recorded> const& records, std::string_view course)
{
    std::vector<CourseAttempt> attempts(1);
    for (auto const& recorded : records) {
        auto const& a = recorded.answers;
        if (!recorded.readable || a["course"] != course) continue;
        auto& now = attempts.back();
        if (recorded.kind == "lesson_worked") {
            now.last_lesson = a["lesson"];
            if (a.is("done", "yes")) now.done.insert(now.last_lesson);
            for (auto const& [name, value] : a.all()) {
                if (name.starts_with("answer.")) now.answers[name.substr(7)] = value;
                if (name.starts_with("text.")) now.texts[name.substr(5)] = value;
            }
        }
        if (recorded.kind == "course_submitted") {
            now.submitted = recorded.at;
            if (!rule(355_rule, false)) attempts.emplace_back();   // opens the next: off means closed
        }
    }
    return attempts;
}

std::string lesson_to_resume(CourseAttempt const& attempt, std::vector<std::string> const& lessons)
{
    if (rule(354_rule, !attempt.last_lesson.empty()) && !attempt.done.contains(attempt.last_lesson)) return attempt.last_lesson;
    for (auto const& lesson : lessons)
        if (!attempt.done.contains(lesson)) return lesson;
    return lessons.empty() ? std::string() : lessons.front();
}

}  // namespace abri
