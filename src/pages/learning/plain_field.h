// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/html.h"
#include "pages/frame/words.h"

#include <vector>

namespace abri::pages {

// A field of a page that no form of the catalogue stands behind: label, hint, what is wrong with it, input.
struct PlainField {
    std::string name;
    std::string_view label;
    std::string_view value;
    std::string error = {};
    std::string_view hint = {};
    int rows = 0;                        // more than one line: a text area of so many
    std::string_view type = "text";
    enum class Keys : unsigned char {
        words,
        number,      // a phone shows digits
        code
    } keys = Keys::words;   // no capitals, no spelling
};
Html plain_field(PlainField const& field, Words const& t);

using PlainChoices = std::vector<std::pair<std::string, std::string>>;   // value, words
Html plain_select(PlainField const& field, PlainChoices const& choices, Words const& t);

// What is wrong, at the head of a form, each with a link to its field.
Html plain_summary(std::vector<std::pair<std::string, std::string>> const& errors, Words const& t);

}  // namespace abri::pages
