// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "sandboxed/paper/document.h"
#include "sandboxed/paper/text.h"

#include <optional>

namespace abri::paper {

constexpr double mm = 72 / 25.4;
constexpr double line_to_write_on = 9 * mm, space_after_lines = 2.5 * mm, rule_height = 4 * mm;
constexpr Colour ink{0.11, 0.13, 0.15};

inline bool is_heading(Kind kind) { return kind <= Kind::h3; }
inline bool is_list(Kind kind) { return kind == Kind::bullet || kind == Kind::number || kind == Kind::choice; }

// One block measured for the width of the page; it may be placed in parts when it has lines.
struct Part {
    Block const* block;
    double before, indent = 0, pad = 0, height = 0;
    std::optional<Text> text, label;
};

// `full` is the height of an empty page.
Part measure(Document const& document, Block const& block, PangoContext* fonts, double width, double full);

// What has to stand together when the block begins on a page: two lines, three of three, a heading whole.
double least(Part const& part);

}  // namespace abri::paper
