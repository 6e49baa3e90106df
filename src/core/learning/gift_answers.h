// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// What is between the braces of a GIFT question, taken apart. The texts lie in the question's.
#pragma once

#include <string_view>
#include <vector>

namespace abri {

enum class GiftFormat : unsigned char { moodle, html, plain, markdown };

enum class Credit : unsigned char { none, part, full };

struct GiftAnswer {
    char mark = '\0';          // '=', '~' or, before the first of them, nothing
    Credit credit = Credit::none;
    std::string_view text, feedback;
};

// "[html]" at the beginning; another word in brackets belongs to the text.
GiftFormat take_format(std::string_view& text, GiftFormat usual);

// What is before the separator; the text goes on behind it, or is empty.
std::string_view take_until(std::string_view& text, std::string_view separator);

std::vector<GiftAnswer> gift_answers(std::string_view text, Credit unmarked);

}  // namespace abri
