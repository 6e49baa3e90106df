// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "sandboxed/paper/sheet.h"

#include <cairo-pdf.h>

#include <algorithm>

namespace abri::paper {
namespace {

constexpr double long_side = 297 * mm, short_side = 210 * mm, plain_margin = 20 * mm, framed_margin = 26 * mm;
constexpr Style foot_style{8.5, false, Align::start, {0.36, 0.38, 0.40}};
constexpr Colour frame_colour{0.12, 0.36, 0.38}, frame_light{0.55, 0.69, 0.69};

// For a text with no letter of its own, a number say: the direction of the language.
PangoDirection direction_of(PangoLanguage* language)
{
    int count = 0;
    auto const* scripts = pango_language_get_scripts(language, &count);
    constexpr PangoScript leftward[] = {PANGO_SCRIPT_ARABIC, PANGO_SCRIPT_HEBREW, PANGO_SCRIPT_SYRIAC,
                                        PANGO_SCRIPT_THAANA, PANGO_SCRIPT_NKO};
    bool const is_leftward = count > 0 && std::ranges::find(leftward, scripts[0]) != std::end(leftward);
    return is_leftward ? PANGO_DIRECTION_WEAK_RTL : PANGO_DIRECTION_WEAK_LTR;
}

void stroke_rectangle(cairo_t* cr, double inset, double width, double height, double pen, Colour const& colour)
{
    cairo_set_source_rgb(cr, colour.red, colour.green, colour.blue);
    cairo_set_line_width(cr, pen);
    cairo_rectangle(cr, inset, inset, width - 2 * inset, height - 2 * inset);
    cairo_stroke(cr);
}

// Between the two borders, in each corner: a square on its tip.
void draw_corner(cairo_t* cr, double x, double y, double half)
{
    cairo_move_to(cr, x, y - half);
    cairo_line_to(cr, x + half, y);
    cairo_line_to(cr, x, y + half);
    cairo_line_to(cr, x - half, y);
    cairo_close_path(cr);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_fill_preserve(cr);
    cairo_set_source_rgb(cr, frame_colour.red, frame_colour.green, frame_colour.blue);
    cairo_set_line_width(cr, 1.2);
    cairo_stroke(cr);
}

}  // namespace

Sheet::Sheet(Document const& document, std::string* out, std::size_t most_bytes)
    : document_(document), width_(document.landscape ? long_side : short_side),
      height_(document.landscape ? short_side : long_side), margin_(document.frame ? framed_margin : plain_margin),
      sink_{out, most_bytes}
{
    surface_ = cairo_pdf_surface_create_for_stream(take, &sink_, width_, height_);
    cairo_pdf_surface_restrict_to_version(surface_, CAIRO_PDF_VERSION_1_5);
    describe();
    cr_ = cairo_create(surface_);
    context_.reset(pango_cairo_create_context(cr_));
    pango_cairo_context_set_resolution(context_.get(), 72);
    // Whole points between letters would be seen, and a reader of the file would take some for blanks.
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
    auto* language = pango_language_from_string(document.language.c_str());
    pango_context_set_language(context_.get(), language);
    pango_context_set_base_dir(context_.get(), direction_of(language));
    auto style = foot_style;
    if (document.frame) style.align = Align::center;
    double const number_width = document.numbers ? 25 * mm : 0;
    foot_ = std::make_unique<Text>(context_.get(), document.footer, style,
                                   right() - left() - (document.frame ? 2 : 1) * number_width);
    bottom_ = height_ - margin_ - foot_->height() + foot_->height(0, 1) - (document.frame ? 2 * mm : 4 * mm);
}

Sheet::~Sheet()
{
    cairo_destroy(cr_);
    cairo_surface_destroy(surface_);
}

cairo_status_t Sheet::take(void* sink, unsigned char const* bytes, unsigned int count)
{
    auto const& [out, most] = *static_cast<Sink*>(sink);
    if (!out) return CAIRO_STATUS_SUCCESS;
    if (out->size() + count > most) return CAIRO_STATUS_WRITE_ERROR;
    out->append(reinterpret_cast<char const*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

void Sheet::describe() const
{
    auto const set = [&](cairo_pdf_metadata_t what, std::string const& value) {
        cairo_pdf_surface_set_metadata(surface_, what, value.c_str());
    };
    auto const noon = document_.date + "T12:00:00Z";
    set(CAIRO_PDF_METADATA_TITLE, document_.title);
    set(CAIRO_PDF_METADATA_AUTHOR, document_.author);
    set(CAIRO_PDF_METADATA_CREATOR, "Abri");
    set(CAIRO_PDF_METADATA_CREATE_DATE, noon);
    set(CAIRO_PDF_METADATA_MOD_DATE, noon);
}

// Outside all tags: a reader passes over it.
void Sheet::draw_foot(int pages) const
{
    double const from_top =
        height_ - (document_.frame ? framed_margin : plain_margin - 5 * mm) - foot_->height() + foot_->height(0, 1);
    double const number_width = document_.numbers ? 25 * mm : 0;
    bool const leftward = pango_context_get_base_dir(context_.get()) == PANGO_DIRECTION_WEAK_RTL;
    double const foot_left = left() + (leftward || document_.frame ? number_width : 0);
    if (!document_.footer.empty()) foot_->show(cr_, 0, foot_->size(), foot_left, from_top);
    if (!document_.numbers) return;
    // The direction mark keeps "2 / 5" that way round on a page read from the right.
    Text const number(context_.get(),
                      (leftward ? "\u200e" : "") + std::to_string(page_) + " / " + std::to_string(pages), foot_style,
                      right() - left());
    number.show(cr_, 0, 1, leftward ? left() : right() - number.widest(), from_top);
}

void Sheet::draw_frame() const
{
    stroke_rectangle(cr_, 9 * mm, width_, height_, 2.4, frame_colour);
    stroke_rectangle(cr_, 12.5 * mm, width_, height_, 0.6, frame_light);
    for (double x : {12.5 * mm, width_ - 12.5 * mm})
        for (double y : {12.5 * mm, height_ - 12.5 * mm}) draw_corner(cr_, x, y, 2.2 * mm);
}

void Sheet::end_page(int pages)
{
    if (document_.frame) draw_frame();
    draw_foot(pages);
    cairo_show_page(cr_);
    ++page_;
}

void Sheet::add_bookmark(std::string const& title, double y, bool nested)
{
    auto const place = "page=" + std::to_string(page_) + " pos=[0 " + std::to_string(static_cast<int>(y)) + "]";
    int const parent = nested ? chapter_ : CAIRO_PDF_OUTLINE_ROOT;
    int const id =
        cairo_pdf_surface_add_outline(surface_, parent, title.c_str(), place.c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
    if (!nested) chapter_ = id;
}

bool Sheet::finish()
{
    cairo_surface_finish(surface_);
    return cairo_status(cr_) == CAIRO_STATUS_SUCCESS && cairo_surface_status(surface_) == CAIRO_STATUS_SUCCESS;
}

}  // namespace abri::paper
