// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace abri::paper {

enum class Kind : unsigned char {
    h1,
    h2,
    h3,
    paragraph,
    bullet,
    number,
    lines,
    box,
    choice,
    rule,
    space,
    page_break,
    qr,
    keep
};
enum class Align : unsigned char { start, center };
enum class Size : unsigned char { normal, large, small };

struct Block {
    Kind kind = Kind::paragraph;
    std::string text;   // with its inline marks; the address of a qr
    std::string label;  // what stands before a number's text
    Align align = Align::start;
    Size size = Size::normal;
    std::size_t count = 0;  // lines to write on, millimetres of space or qr, blocks that a keep holds together
};

struct Document {
    std::string language, title, author, date, footer;
    bool landscape = false, frame = false, numbers = false;
    std::vector<Block> blocks;  // flat: a keep stands before the `count` blocks it holds
};

// Nothing when the description is not one we take: a member unknown or of a wrong type, a value out of its range.
std::optional<Document> read_document(std::string_view json);

}  // namespace abri::paper
