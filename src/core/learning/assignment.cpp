// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/learning/assignment.h"

#include "base/text.h"

namespace abri {

std::vector<CourseAssignment> fold_assignments(std::vector<Recorded> const& records)
{
    std::vector<CourseAssignment> all;
    for (auto const& record : records) {
        auto const& a = record.answers;
        if (!record.readable) continue;
        if (record.kind == "course_assigned") {
            auto const learner = PersonId::parse(a["learner"]);
            if (learner && *learner != record.author)
                all.push_back({record.entry, record.author, *learner, std::string(a["course"]),
                               std::string(a["lesson"]), a.date("due"), std::string(a["why"]), record.at, std::nullopt,
                               false});
        }
        for (auto& given : all) {
            // Only she did it, and only who gave it takes it back.
            if (record.kind == "training_told" && record.author == given.learner && given.is_open() &&
                has_code(a["done"], given.entry.text()))
                given.done = record.at;
            if (record.kind == "assignment_taken_back" && record.author == given.trainer && given.is_open() &&
                a["assignment"] == given.entry.text())
                given.taken_back = true;
        }
    }
    return all;
}

bool is_met(CourseAssignment const& assignment, CourseAttempt const& attempt, CourseText const& text, Leaving leaving)
{
    if (!assignment.is_open()) return false;
    if (assignment.lesson.empty()) return leaving == Leaving::course;
    bool is_there = false;
    for (auto const& id : text.lessons()) {
        if (id != assignment.lesson && !std::string_view(id).starts_with(assignment.lesson + ".")) continue;
        if (!attempt.done.contains(id)) return false;
        is_there = true;
    }
    return is_there;
}

Recorded const* shown_results(std::vector<Recorded> const& records, std::string_view course, PersonId learner)
{
    Recorded const* last = nullptr;
    for (auto const& record : records)
        if (record.readable && record.author == learner && record.kind == "training_told" &&
            record.answers.is("results", "yes") && record.answers["course"] == course)
            last = &record;
    return last;
}

}  // namespace abri
