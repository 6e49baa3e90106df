// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "sandboxed/paper/qr.h"

#include <qrencode.h>

#include <memory>

namespace abri::paper {
namespace {

constexpr int quiet_modules = 4;

struct FreeCode {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

}  // namespace

std::optional<Squares> qr_squares(std::string const& text)
{
    std::unique_ptr<QRcode, FreeCode> const code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M));
    if (!code) return std::nullopt;
    Squares squares{code->width, {}};
    auto const count = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
    squares.dark.reserve(count);
    for (std::size_t i = 0; i < count; ++i) squares.dark.push_back(code->data[i] & 1);
    return squares;
}

void draw_qr(cairo_t* cr, Squares const& squares, double x, double y, double size)
{
    double const module = size / (squares.side + 2 * quiet_modules);
    cairo_save(cr);
    cairo_translate(cr, x + quiet_modules * module, y + quiet_modules * module);
    cairo_scale(cr, module, module);
    cairo_set_antialias(cr, CAIRO_ANTIALIAS_NONE);
    cairo_set_source_rgb(cr, 0, 0, 0);
    auto const dark = [&](int column, int row) {
        return column < squares.side &&
               squares.dark[static_cast<std::size_t>(row) * static_cast<std::size_t>(squares.side) +
                            static_cast<std::size_t>(column)];
    };
    for (int row = 0; row < squares.side; ++row)
        for (int from = 0, to = 0; from < squares.side; from = to + 1) {
            for (to = from; dark(to, row);) ++to;
            if (to > from) cairo_rectangle(cr, from, row, to - from, 1);
        }
    cairo_fill(cr);
    cairo_restore(cr);
}

}  // namespace abri::paper
