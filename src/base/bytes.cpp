// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "base/bytes.h"

namespace abri {

void Writer::fixed(std::uint64_t value, int width)
{
    for (int i = 0; i < width; ++i) out_.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

void Writer::count(std::uint64_t value)
{
    while (value >= 0x80) {
        out_.push_back(static_cast<std::uint8_t>(value | 0x80));
        value >>= 7;
    }
    out_.push_back(static_cast<std::uint8_t>(value));
}

ByteView Reader::raw(std::size_t size)
{
    if (!ok_ || size > rest_.size()) {
        ok_ = false;
        return {};
    }
    auto const bytes = rest_.first(size);
    rest_ = rest_.subspan(size);
    return bytes;
}

std::uint64_t Reader::fixed(std::size_t width)
{
    std::uint64_t value = 0;
    int shift = 0;
    for (auto byte : raw(width)) {
        value |= static_cast<std::uint64_t>(byte) << shift;
        shift += 8;
    }
    return value;
}

std::uint64_t Reader::count()
{
    std::uint64_t value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
        auto const byte = u8();
        value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
        if ((byte & 0x80) == 0) return value;
    }
    ok_ = false;
    return 0;
}

std::string_view Reader::text_view() { return text_of(raw(static_cast<std::size_t>(count()))); }

std::string Reader::text() { return std::string(text_view()); }

Bytes Reader::blob()
{
    auto const bytes = raw(static_cast<std::size_t>(count()));
    return {bytes.begin(), bytes.end()};
}

}  // namespace abri
