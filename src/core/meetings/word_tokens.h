// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace abri {

// One word or number of a note, with what of its looks matters for telling a name from a word.
struct WordToken {
    std::string folded;                    // no case, no accent, one spelling of each Arabic letter, digits as 0-9
    std::size_t begin = 0, end = 0;        // bytes in the note
    bool capital = false;                  // begins with a capital letter
    bool all_capitals = false;
    bool starts = false;                   // a sentence, a line or an item of a list
    bool number = false;
    bool joined = false;                   // nothing but a hyphen or an apostrophe between it and the one before
};

std::vector<WordToken> tokens_of(std::string_view note);

}  // namespace abri
