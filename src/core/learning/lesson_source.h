// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/learning/library.h"

namespace abri {

// What is wrong with a lesson as a trainer wrote it: shown beside the text, with the line or the question it is about.
struct LessonFault {
    enum class Kind : unsigned char {
        no_title,
        not_closed,      // ::: without its end
        unknown_block,
        unknown_form,    // of a check
        few_options,
        no_key,          // no right answer, or one that is no option
        odd_option,      // a line that is not "- a | text | why"
        odd_ids,         // of options: empty, twice, or not plain
        id_twice,        // in this lesson or another of the course
        no_section,      // what it points to is no heading of this lesson
        too_long
    };
    Kind kind = Kind::no_title;
    std::string about;
};
std::string_view name_of(LessonFault::Kind kind);

inline constexpr std::size_t longest_lesson = 60'000;   // characters: about 25 printed pages

// `taken` are the ids of checks and reflections of the other lessons. At most fifty faults: more help nobody.
std::vector<LessonFault> faults_of(std::string_view source, std::set<std::string> taken);

// Ids of checks, reflections and case studies.
std::set<std::string> ids_in(Lesson const& lesson);
std::set<std::string> block_ids(CourseText const& text,
                                std::string_view but);   // of every lesson but one, in any language

// Lessons whose questions are judged otherwise in one language than in another: nobody could hand those in fairly.
std::vector<std::string> lessons_that_differ(CourseText const& text);

// The Markdown of blocks that came from elsewhere; those without an id get the next that is free.
std::string write_blocks(std::vector<LessonBlock> blocks, std::set<std::string> taken);

// The head of a lesson and its text, as they are written into one.
struct LessonDraft {
    std::string title, minutes, objectives, text;   // objectives: a line each
};
LessonDraft take_apart(std::string_view source);
std::string put_together(std::string_view id, LessonDraft const& draft);

}  // namespace abri
