// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <cairo.h>

#include <optional>
#include <string>
#include <vector>

namespace abri::paper {

struct Squares {
    int side = 0;             // modules along a side, without the quiet zone
    std::vector<bool> dark;   // row by row
};

// Correction M; nothing when the text is too long for any code.
std::optional<Squares> qr_squares(std::string const& text);

// With its quiet zone of four modules all round, `size` is the side of the whole.
void draw_qr(cairo_t* cr, Squares const& squares, double x, double y, double size);

}  // namespace abri::paper
