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

// A piece of a lesson, in the order of its text (courses/*/: Markdown with a small header, checked by tools/check_courses).
struct LessonBlock {
    enum class Kind : unsigned char { heading,
                                      paragraph,
                                      bullets,
                                      numbers,
                                      check,
                                      reflection,
                                      case_study,
                                      diagram } kind = Kind::paragraph;
    std::string id;                  // anchor of a heading, G3 of a check, R2 of a reflection, A of a case study
    std::string text;                // of a case study: the situation
    std::vector<std::string> items;  // of a list or a diagram; of a case study: questions, then the discussion
    std::vector<CheckOption> options;
    std::string form, key, see;      // of a check: choice, true_false or match; the right option; the section that says why
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

// The lessons of a course the program carries, in the order they are read, in a language (French where it has none).
std::vector<std::string> lesson_ids(std::string_view course);
// Its header alone, where only titles and minutes are wanted.
Lesson load_lesson_header(std::string_view course, std::string_view id, std::string_view language);
Lesson load_lesson(std::string_view course, std::string_view id, std::string_view language);

// Whether an answer, as it is kept ("b", or "a:a,b:b" of a matching check), is the right one.
bool is_right(LessonBlock const& check, std::string_view answer);

}  // namespace abri
