// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace abri {

// One answer that may be chosen; in a matching check `text` is matched with `match`.
struct CheckOption {
    std::string id, text, match, feedback;
};

// A piece of a lesson, in the order of its text (courses/*/: Markdown with a small header, checked by
// tools/check_courses).
struct LessonBlock {
    enum class Kind : unsigned char {
        heading,
        paragraph,
        bullets,
        numbers,
        check,
        reflection,
        case_study,
        diagram
    } kind = Kind::paragraph;
    std::string id;                  // anchor of a heading, G3 of a check, R2 of a reflection, A of a case study
    std::string text;                // of a case study: the situation
    std::vector<std::string> items;  // of a list or a diagram; of a case study: questions, then the discussion
    std::vector<CheckOption> options;
    // Of a check: choice, true_false, several, match, short or number; what is right, ids joined by commas (nothing for
    // a match); the section that says why. Options of short and number are what may be typed: "Nazar*", "12", "12..15".
    std::string form, key, see;
};

struct Lesson {
    std::string id, title;
    int minutes = 0;
    std::vector<std::string> objectives;
    std::vector<LessonBlock> blocks;

    LessonBlock const* check(std::string_view id) const;
    bool is_module() const { return id.size() == 1; }
};

Lesson parse_lesson(std::string_view text);
// Id, text, (of a match the other side,) and why: "a | Yes | Because"; the last may be missing.
std::vector<std::string_view> option_parts(std::string_view line);

// The order in which lessons are read: intro, 1, 1.1, …, 1.summary, 2, …, summary, end.
bool comes_before(std::string_view lesson, std::string_view other);

// Whether an answer, as it is kept ("b", "a,c" of several, "a:a,b:b" of a matching check, what was typed), is the right
// one.
bool is_right(LessonBlock const& check, std::string_view answer);
// Whether what was typed into a short or number check is this option.
bool is_option(LessonBlock const& check, CheckOption const& option, std::string_view typed);

}  // namespace abri
