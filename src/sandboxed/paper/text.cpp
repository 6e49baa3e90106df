// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "sandboxed/paper/text.h"

#include <hb.h>

#include <algorithm>

namespace abri::paper {
namespace {

constexpr double line_spacing = 1.08;  // of a font whose lines are already 1.36 high

struct Mark {
    std::size_t at, size;  // two stars are strong, one is em
    bool used = false;
};
struct Span {
    std::size_t from, to;
    bool strong;
};
struct Plain {
    std::string text;
    std::vector<Span> spans;
};

bool is_blank(std::string_view text, std::size_t at)
{
    return at >= text.size() || text[at] == ' ' || text[at] == '\n';
}

std::vector<Mark> find_marks(std::string_view text)
{
    std::vector<Mark> marks;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '*') continue;
        std::size_t const size = text.substr(at).starts_with("**") ? 2 : 1;
        marks.push_back({at, size});
        at += size - 1;
    }
    return marks;
}

// Opens before a letter, closes after one, on the same line; a mark without its partner stays the star it is.
void pair_marks(std::string_view text, std::vector<Mark>& marks, std::size_t size,
                std::vector<std::pair<std::size_t, std::size_t>>& pairs)
{
    Mark* open = nullptr;
    for (auto& mark : marks) {
        if (mark.size != size) continue;
        if (open && text.substr(open->at, mark.at - open->at).find('\n') != text.npos) open = nullptr;
        if (open && mark.at > open->at + size && !is_blank(text, mark.at - 1)) {
            open->used = mark.used = true;
            pairs.emplace_back(open->at, mark.at);
            open = nullptr;
        } else if (!open && !is_blank(text, mark.at + size)) open = &mark;
    }
}

Plain read_marks(std::string_view text)
{
    auto marks = find_marks(text);
    std::vector<std::pair<std::size_t, std::size_t>> strong, em;
    pair_marks(text, marks, 2, strong);
    pair_marks(text, marks, 1, em);
    Plain plain;
    std::vector<std::pair<std::size_t, std::size_t>> moved;  // from a mark's place to the place without marks
    std::size_t at = 0;
    for (auto const& mark : marks) {
        if (!mark.used) continue;
        plain.text += text.substr(at, mark.at - at);
        moved.emplace_back(mark.at, plain.text.size());
        at = mark.at + mark.size;
    }
    plain.text += text.substr(at);
    auto const place = [&](std::size_t old) {
        return std::lower_bound(moved.begin(), moved.end(), std::pair(old, std::size_t{0}))->second;
    };
    for (auto const& [from, to] : strong) plain.spans.push_back({place(from), place(to), true});
    for (auto const& [from, to] : em) plain.spans.push_back({place(from), place(to), false});
    return plain;
}

PangoAttrList* attributes_of(Plain const& plain)
{
    auto* list = pango_attr_list_new();
    // As with blanks below: two letters in one shape are text that some readers stop at.
    pango_attr_list_insert(list, pango_attr_font_features_new("liga=0"));
    for (auto const& span : plain.spans) {
        auto* attribute =
            span.strong ? pango_attr_weight_new(PANGO_WEIGHT_BOLD) : pango_attr_style_new(PANGO_STYLE_ITALIC);
        attribute->start_index = static_cast<guint>(span.from);
        attribute->end_index = static_cast<guint>(span.to);
        pango_attr_list_insert(list, attribute);
    }
    return list;
}

struct FreeFont {
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
struct FreeIterator {
    void operator()(PangoLayoutIter* iterator) const { pango_layout_iter_free(iterator); }
};

// Pango takes the shape of a blank at a line's end away, and cairo then writes its text in a way that some readers stop
// at. A blank of no width reads better, and keeps the words of two lines apart.
void restore_blanks(PangoLayoutLine* line)
{
    for (auto* at = line->runs; at; at = at->next) {
        auto const* run = static_cast<PangoGlyphItem*>(at->data);
        hb_codepoint_t blank = 0;
        if (!run->item->analysis.font ||
            !hb_font_get_nominal_glyph(pango_font_get_hb_font(run->item->analysis.font), ' ', &blank))
            continue;
        for (int i = 0; i < run->glyphs->num_glyphs; ++i) {
            auto& glyph = run->glyphs->glyphs[i];
            if (glyph.glyph == PANGO_GLYPH_EMPTY && glyph.geometry.width == 0) glyph.glyph = blank;
        }
    }
}

double points(int units) { return static_cast<double>(units) / PANGO_SCALE; }

}  // namespace

Text::Text(PangoContext* context, std::string_view marked, Style const& style, double width)
    : layout_(pango_layout_new(context)), colour_(style.colour)
{
    auto const plain = read_marks(marked);
    std::unique_ptr<PangoFontDescription, FreeFont> const font(pango_font_description_new());
    pango_font_description_set_family_static(font.get(), "Noto Sans,Noto Sans Arabic");
    pango_font_description_set_absolute_size(font.get(), style.points * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout_.get(), font.get());
    pango_layout_set_text(layout_.get(), plain.text.data(), static_cast<int>(plain.text.size()));
    auto* attributes = attributes_of(plain);
    pango_layout_set_attributes(layout_.get(), attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_width(layout_.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_line_spacing(layout_.get(), static_cast<float>(line_spacing));
    pango_layout_set_alignment(layout_.get(), style.align == Align::center ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
    std::unique_ptr<PangoLayoutIter, FreeIterator> const at(pango_layout_get_iter(layout_.get()));
    do {
        int top = 0, bottom = 0;
        PangoRectangle extents;
        restore_blanks(pango_layout_iter_get_line_readonly(at.get()));
        pango_layout_iter_get_line_yrange(at.get(), &top, &bottom);
        pango_layout_iter_get_line_extents(at.get(), nullptr, &extents);
        lines_.push_back({pango_layout_iter_get_line_readonly(at.get()), points(top), points(bottom),
                          points(pango_layout_iter_get_baseline(at.get())), points(extents.x)});
    } while (pango_layout_iter_next_line(at.get()));
}

double Text::height(std::size_t first, std::size_t count) const
{
    return count == 0 ? 0 : lines_[first + count - 1].bottom - lines_[first].top;
}

double Text::widest() const
{
    PangoRectangle extents;
    pango_layout_get_extents(layout_.get(), nullptr, &extents);
    return points(extents.width);
}

bool Text::right_to_left() const { return pango_layout_get_direction(layout_.get(), 0) == PANGO_DIRECTION_RTL; }

void Text::show(cairo_t* cr, std::size_t first, std::size_t count, double x, double y) const
{
    cairo_set_source_rgb(cr, colour_.red, colour_.green, colour_.blue);
    for (std::size_t i = first; i < first + count; ++i) {
        cairo_move_to(cr, x + lines_[i].x, y + lines_[i].baseline - lines_[first].top);
        pango_cairo_show_layout_line(cr, lines_[i].line);
    }
}

std::string without_marks(std::string_view marked) { return read_marks(marked).text; }

}  // namespace abri::paper
