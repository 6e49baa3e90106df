// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// What people wrote elsewhere, as the text of a lesson: one line, **strong** and *emphasis* its only marks.
#pragma once

#include <string>
#include <string_view>

namespace abri {

struct PlainWords {
    std::string text;           // may hold line ends: see harmless()
    bool had_picture = false;   // a picture, sound, film or other file was left out
};

// Valid UTF-8 expected, as of all functions here.
PlainWords plain_words(std::string_view html);

// Markdown that keeps its stars and loses its pictures.
PlainWords without_markdown_pictures(std::string_view markdown);

// A star that stays a star: "∗" for each "*".
std::string with_plain_stars(std::string_view text);

// On one line, and nothing in it that a lesson file (course.cpp) takes for a mark of its own.
std::string harmless(std::string_view text);

// At most this many characters, never a part of one.
std::string first_characters(std::string_view text, std::size_t most);

}  // namespace abri
