// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "sandboxed/paper/document.h"

#include <pango/pangocairo.h>

#include <memory>
#include <vector>

namespace abri::paper {

struct Colour {
    double red, green, blue;
};

struct Style {
    double points = 11;
    bool bold = false;
    Align align = Align::start;
    Colour colour{0.11, 0.13, 0.15};
};

struct FreeObject {
    void operator()(gpointer object) const { g_object_unref(object); }
};

// A text without its inline marks, broken into lines of one width. The marks become attributes: no part of a text is
// ever read as markup.
class Text {
public:
    Text(PangoContext* context, std::string_view marked, Style const& style, double width);

    std::size_t size() const { return lines_.size(); }
    // Height of `count` lines from `first` on.
    double height(std::size_t first, std::size_t count) const;
    double height() const { return height(0, size()); }
    double widest() const;
    double first_baseline() const { return lines_.front().baseline - lines_.front().top; }
    bool right_to_left() const;
    void show(cairo_t* cr, std::size_t first, std::size_t count, double x, double y) const;

private:
    struct Line {
        PangoLayoutLine* line;  // the layout's
        double top, bottom, baseline, x;
    };
    std::unique_ptr<PangoLayout, FreeObject> layout_;
    Colour colour_;
    std::vector<Line> lines_;
};

// What is left of a text when its marks are taken away.
std::string without_marks(std::string_view marked);

}  // namespace abri::paper
