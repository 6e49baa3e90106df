// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// The lines of a GIFT file put together to questions, before anyone asks what they mean.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace abri {

// An escaped sign ("\=") is one byte here that UTF-8 never has, so that what is left of =, ~, #, {, } and : has its
// meaning.
struct GiftChunk {
    std::size_t line = 0;      // of its first line, from 1
    std::string text;          // without comments
};

std::string reveal_escapes(std::string_view text);

class GiftChunks {
public:
    explicit GiftChunks(std::string_view text) : text_(text) {}

    // False when there is none left.
    bool next(GiftChunk& chunk);
    bool at_end() const { return at_ == text_.size(); }

private:
    std::string_view take_line();

    std::string_view text_;
    std::size_t at_ = 0, line_ = 0;
};

}  // namespace abri
