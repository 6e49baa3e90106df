// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "sandboxed/paper/part.h"

#include <algorithm>

namespace abri::paper {
namespace {

constexpr Colour accent{0.12, 0.36, 0.38};

double space_before(Document const& document, Kind kind)
{
    switch (kind) {
        case Kind::h1: return document.frame ? 4 * mm : 10 * mm;
        case Kind::h2: return 7 * mm;
        case Kind::h3: return 5 * mm;
        case Kind::paragraph: return 2.4 * mm;
        case Kind::bullet:
        case Kind::number: return 1.3 * mm;
        case Kind::choice: return 2 * mm;
        case Kind::lines: return 0;
        case Kind::box:
        case Kind::rule:
        case Kind::qr: return 4 * mm;
        case Kind::space:
        case Kind::page_break:
        case Kind::keep: return 0;
    }
    return 0;
}

Style style_of(Document const& document, Block const& block)
{
    switch (block.kind) {
        case Kind::h1: return {document.frame ? 38.0 : 23.0, true, block.align, accent};
        case Kind::h2: return {document.frame ? 27.0 : 15.5, true, block.align, accent};
        case Kind::h3: return {12, true, block.align, ink};
        default: break;
    }
    double const points = block.size == Size::large ? 15 : block.size == Size::small ? 9 : 11;
    // What hangs on a wall is read from further away.
    return {document.frame ? points * 1.15 : points, false, block.align, ink};
}

}  // namespace

Part measure(Document const& document, Block const& block, PangoContext* fonts, double width, double full)
{
    Part part{.block = &block, .before = space_before(document, block.kind), .text = {}, .label = {}};
    auto const style = style_of(document, block);
    if (block.kind == Kind::number || block.kind == Kind::bullet)
        part.label.emplace(fonts, block.kind == Kind::number ? block.label : "•",
                           Style{style.points, true, Align::start, accent}, width);
    if (is_list(block.kind)) part.indent = 7 * mm;
    if (block.kind == Kind::number) part.indent = std::clamp(part.label->widest() + 2.5 * mm, part.indent, width / 2);
    if (block.kind == Kind::box) part.indent = part.pad = 4 * mm;
    double const room_for_text = width - part.indent - (block.kind == Kind::box ? part.pad : 0);
    if (is_heading(block.kind) || is_list(block.kind) || block.kind == Kind::paragraph || block.kind == Kind::box)
        part.text.emplace(fonts, block.text, style, room_for_text);
    if (part.text) part.height = part.text->height() + 2 * part.pad;
    auto const count = static_cast<double>(block.count);
    if (block.kind == Kind::lines) part.height = count * line_to_write_on + space_after_lines;
    if (block.kind == Kind::rule) part.height = rule_height;
    if (block.kind == Kind::space) part.height = count * mm;
    if (block.kind == Kind::qr) part.height = std::min({count * mm, width, full});
    return part;
}

double least(Part const& part)
{
    if (part.block->kind == Kind::lines) return std::min(part.height, 2 * line_to_write_on);
    if (!part.text || is_heading(part.block->kind) || part.text->size() <= 3) return part.height;
    return part.text->height(0, 2) + 2 * part.pad;
}

}  // namespace abri::paper
