// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/learning/course.h"
#include "pages/frame/html.h"
#include "pages/frame/words.h"

namespace abri::pages {

// **strong** and *em*, nothing else.
Html inline_text(std::string_view text);

// A question of a lesson with what was answered, why that is right or not, and where the lesson says so.
Html check_form(LessonBlock const& check, Lesson const& lesson, std::string_view answer, Words const& t);

// What a learner chose or typed, from the fields that `check_form` has; empty where nothing was, or nothing that may
// be.
std::string answer_given(LessonBlock const& check, std::vector<std::pair<std::string, std::string>> const& fields);

// True and false carry no words of their own in an imported question.
std::string_view option_words(CheckOption const& option, LessonBlock const& check, Words const& t);

}  // namespace abri::pages
