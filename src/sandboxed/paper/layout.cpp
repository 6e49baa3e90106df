// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "sandboxed/paper/layout.h"

#include "sandboxed/paper/finish.h"
#include "sandboxed/paper/part.h"
#include "sandboxed/paper/qr.h"
#include "sandboxed/paper/sheet.h"

#include <algorithm>

namespace abri::paper {
namespace {

constexpr Colour pale{0.96, 0.97, 0.965}, hairline{0.68, 0.72, 0.72};
constexpr double tick = 3.6 * mm;

class Layout {
public:
    Layout(Document const& document, Sheet& sheet, int pages, double shift)
        : document_(document), sheet_(sheet), pages_(pages), y_(sheet.top() + shift)
    {
    }

    // False when a qr has no code.
    bool place_all();
    double end() const { return y_; }

private:
    double room() const { return sheet_.bottom() - y_; }
    double full() const { return sheet_.bottom() - sheet_.top(); }
    double width() const { return sheet_.right() - sheet_.left(); }

    void new_page();
    Part measured(Block const& block) const { return measure(document_, block, sheet_.fonts(), width(), full()); }
    double needed(std::size_t at, Part const& first) const;
    double kept(std::size_t at) const;
    bool place(std::size_t at);
    void place_text(Part const& part);
    std::size_t lines_here(Part const& part, std::size_t first) const;
    void show_lines(Part const& part, std::size_t first, std::size_t count);
    void show_label(Part const& part);
    void draw_box(double height);
    void draw_tick(Part const& part);
    void draw_rule(double y, double pen, double inset);
    void place_lines(std::size_t count);
    bool place_qr(Part const& part);
    void tag_list(Kind kind);
    void open(char const* tag) { cairo_tag_begin(sheet_.pen(), tag, nullptr); }
    void close(char const* tag) { cairo_tag_end(sheet_.pen(), tag); }

    Document const& document_;
    Sheet& sheet_;
    int pages_;
    double y_;
    bool at_top_ = true;
    std::optional<Kind> list_;
};

void Layout::new_page()
{
    sheet_.end_page(pages_);
    y_ = sheet_.top();
    at_top_ = true;
}

// The room a block needs to begin here. A heading brings what follows it, so that it never closes a page.
double Layout::needed(std::size_t at, Part const& first) const
{
    double need = least(first);
    for (bool heading = is_heading(first.block->kind); heading && ++at < document_.blocks.size() && need <= full();) {
        auto const& block = document_.blocks[at];
        if (block.kind == Kind::keep && kept(at) <= full() - need) return need + kept(at);
        if (block.kind == Kind::keep) continue;
        auto const part = measured(block);
        need += part.before + least(part);
        heading = is_heading(block.kind);
    }
    // More headings in a row than a page holds have to part somewhere.
    return need <= full() ? need : least(first);
}

// The height of what a keep holds, counted no further than a page.
double Layout::kept(std::size_t at) const
{
    double height = 0;
    for (auto const last = at + document_.blocks[at].count; at < last && height <= full();) {
        auto const& block = document_.blocks[++at];
        if (block.kind == Kind::page_break) return full() + 1;
        auto const part = measured(block);
        height += part.before + part.height;
    }
    return height;
}

bool Layout::place_all()
{
    open("Document");
    for (std::size_t at = 0; at < document_.blocks.size(); ++at)
        if (!place(at)) return false;
    tag_list(Kind::paragraph);
    close("Document");
    sheet_.end_page(pages_);
    return true;
}

bool Layout::place(std::size_t at)
{
    auto const& block = document_.blocks[at];
    if (block.kind == Kind::keep) {
        double const height = kept(at);
        if (height > room() && height <= full() && !at_top_) new_page();
        return true;
    }
    tag_list(block.kind);
    if (block.kind == Kind::page_break) {
        if (!at_top_) new_page();
        return true;
    }
    auto const part = measured(block);
    if (!at_top_ && needed(at, part) + part.before > room()) new_page();
    if (!at_top_) y_ += part.before;
    if (part.text) place_text(part);
    if (block.kind == Kind::lines) place_lines(block.count);
    if (block.kind == Kind::rule) draw_rule(y_ + rule_height / 2, 0.8, document_.frame ? width() / 2 - 30 * mm : 0);
    if (block.kind == Kind::qr && !place_qr(part)) return false;
    if (block.kind == Kind::rule || block.kind == Kind::space || block.kind == Kind::qr) y_ += part.height;
    at_top_ = false;
    return true;
}

// Items of one kind that follow each other are one list.
void Layout::tag_list(Kind kind)
{
    if (list_ == kind) return;
    if (list_) close("L");
    list_ = is_list(kind) ? std::optional(kind) : std::nullopt;
    if (list_) open("L");
}

// How many of the lines from `first` on go on this page; none when the next page is the better place.
std::size_t Layout::lines_here(Part const& part, std::size_t first) const
{
    auto const left = part.text->size() - first;
    std::size_t fit = 0;
    while (fit < left && part.text->height(first, fit + 1) + 2 * part.pad <= room()) ++fit;
    if (left - fit == 1 && fit > 1) --fit;
    if (fit == 1 && left > 1) fit = 0;
    return at_top_ ? std::max<std::size_t>(fit, 1) : fit;
}

void Layout::place_text(Part const& part)
{
    auto const kind = part.block->kind;
    char const* const tag = kind == Kind::h1   ? "H1"
                            : kind == Kind::h2 ? "H2"
                            : kind == Kind::h3 ? "H3"
                            : is_list(kind)    ? "LI"
                                               : "P";
    if (kind <= Kind::h2) sheet_.add_bookmark(without_marks(part.block->text), y_, kind == Kind::h2);
    for (std::size_t first = 0; first < part.text->size();) {
        auto const count = lines_here(part, first);
        if (count > 0) {
            open(tag);
            if (first == 0 && is_list(kind)) show_label(part);
            if (is_list(kind)) open("LBody");
            show_lines(part, first, count);
            if (is_list(kind)) close("LBody");
            close(tag);
        }
        first += count;
        at_top_ = false;
        if (first < part.text->size()) new_page();
    }
}

void Layout::show_lines(Part const& part, std::size_t first, std::size_t count)
{
    double const height = part.text->height(first, count) + 2 * part.pad;
    if (part.block->kind == Kind::box) draw_box(height);
    // A list read from the right has its marks there.
    bool const shifted = part.block->kind == Kind::box || !part.text->right_to_left();
    part.text->show(sheet_.pen(), first, count, sheet_.left() + (shifted ? part.indent : 0), y_ + part.pad);
    y_ += height;
}

void Layout::show_label(Part const& part)
{
    open("Lbl");
    if (part.block->kind == Kind::choice) draw_tick(part);
    else {
        // Both stand on one line, though the letters of one script may need more height than the other's.
        double const x = part.block->kind == Kind::bullet ? 2 * mm : 0,
                     y = y_ + part.text->first_baseline() - part.label->first_baseline();
        part.label->show(sheet_.pen(), 0, 1,
                         part.text->right_to_left() ? sheet_.right() - x - part.label->widest() : sheet_.left() + x, y);
    }
    close("Lbl");
}

void Layout::draw_box(double height)
{
    auto* cr = sheet_.pen();
    cairo_rectangle(cr, sheet_.left(), y_, width(), height);
    cairo_set_source_rgb(cr, pale.red, pale.green, pale.blue);
    cairo_fill_preserve(cr);
    cairo_set_source_rgb(cr, hairline.red, hairline.green, hairline.blue);
    cairo_set_line_width(cr, 0.7);
    cairo_stroke(cr);
}

void Layout::draw_tick(Part const& part)
{
    auto* cr = sheet_.pen();
    double const x = part.text->right_to_left() ? sheet_.right() - tick - 0.5 * mm : sheet_.left() + 0.5 * mm;
    cairo_rectangle(cr, x, y_ + part.text->first_baseline() + 0.4 * mm - tick, tick, tick);
    cairo_set_source_rgb(cr, ink.red, ink.green, ink.blue);
    cairo_set_line_width(cr, 0.8);
    cairo_stroke(cr);
}

void Layout::draw_rule(double y, double pen, double inset)
{
    auto* cr = sheet_.pen();
    cairo_move_to(cr, sheet_.left() + inset, y);
    cairo_line_to(cr, sheet_.right() - inset, y);
    cairo_set_source_rgb(cr, hairline.red, hairline.green, hairline.blue);
    cairo_set_line_width(cr, pen);
    cairo_stroke(cr);
}

void Layout::place_lines(std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        if (line_to_write_on > room()) new_page();
        y_ += line_to_write_on;
        draw_rule(y_, 0.6, 0);
        at_top_ = false;
    }
    y_ += space_after_lines;
}

bool Layout::place_qr(Part const& part)
{
    auto const squares = qr_squares(part.block->text);
    if (!squares) return false;
    double const x = part.block->align == Align::center ? sheet_.left() + (width() - part.height) / 2 : sheet_.left();
    open("Figure");
    draw_qr(sheet_.pen(), *squares, x, y_, part.height);
    close("Figure");
    return true;
}

}  // namespace

std::optional<std::string> to_pdf(Document const& document, std::size_t most_bytes)
{
    int pages = 0;
    double shift = 0;
    if (document.numbers || document.frame) {
        Sheet sheet(document, nullptr, 0);
        Layout layout(document, sheet, 0, 0);
        if (!layout.place_all()) return std::nullopt;
        pages = sheet.page() - 1;
        // A certificate hangs on a wall: what is on its one page stands in the middle of it.
        if (document.frame && pages == 1) shift = std::max(0.0, (sheet.bottom() - layout.end()) / 2);
        sheet.finish();
    }
    std::string pdf;
    Sheet sheet(document, &pdf, most_bytes);
    Layout layout(document, sheet, pages, shift);
    if (!layout.place_all() || !sheet.finish()) return std::nullopt;
    pdf = with_language(std::move(pdf), document);
    return pdf.size() <= most_bytes ? std::optional(std::move(pdf)) : std::nullopt;
}

}  // namespace abri::paper
