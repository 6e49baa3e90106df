// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "sandboxed/paper/part.h"

#include <memory>
#include <optional>
#include <string>

namespace abri::paper {

// The paper, its pen and what stands on every page: border, foot, page number. Who lays out says when a page ends.
class Sheet {
public:
    // `out` takes the bytes and may be null, when only the pages are counted.
    Sheet(Document const& document, std::string* out, std::size_t most_bytes);
    ~Sheet();
    Sheet(Sheet const&) = delete;
    Sheet& operator=(Sheet const&) = delete;

    double left() const { return margin_; }
    double right() const { return width_ - margin_; }
    double top() const { return margin_; }
    double bottom() const { return bottom_; }
    cairo_t* pen() const { return cr_; }
    PangoContext* fonts() const { return context_.get(); }

    int page() const { return page_; }
    // Draws the foot and turns to the next page; `pages` is how many there are, 0 when not yet known.
    void end_page(int pages);
    void add_bookmark(std::string const& title, double y, bool nested);
    // No drawing after this; false when the bytes were too many.
    bool finish();

private:
    struct Sink {
        std::string* out;
        std::size_t most;
    };
    static cairo_status_t take(void* sink, unsigned char const* bytes, unsigned int count);
    void describe() const;
    void draw_foot(int pages) const;
    void draw_frame() const;

    Document const& document_;
    double width_, height_, margin_, bottom_ = 0;
    Sink sink_;
    cairo_surface_t* surface_ = nullptr;
    cairo_t* cr_ = nullptr;
    std::unique_ptr<PangoContext, FreeObject> context_;
    std::unique_ptr<Text> foot_;
    int page_ = 1, chapter_ = 0;
};

}  // namespace abri::paper
