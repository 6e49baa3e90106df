// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/learning/course.h"

namespace abri {

// Something of a file from elsewhere that could not be taken as it was: told to the trainer, never dropped in silence.
struct ImportProblem {
    enum class Kind : unsigned char {
        unreadable,       // not written as the format wants it
        not_supported,    // a kind of question that Abri has not
        partial_credit,   // an answer worth a part of the mark: right or not, here
        picture_dropped,  // pictures, sounds, files inside the question
        shortened
    };      // longer than a question may be
    Kind kind = Kind::unreadable;
    std::size_t line = 0;       // from 1; 0 where the format has no lines
    std::string about;          // the beginning of the question, at most 80 characters
};

// Questions from another program as blocks of a lesson, in their order: checks, reflections (essays), paragraphs
// (texts).
struct Imported {
    std::vector<LessonBlock> blocks;
    std::vector<ImportProblem> problems;
};

// Moodle's GIFT: plain text, UTF-8.
Imported read_gift(std::string_view text);

}  // namespace abri
