// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace abri {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<std::uint8_t const>;

inline ByteView view_of(std::string_view text)
{
    return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()};
}
inline std::string_view text_of(ByteView bytes) { return {reinterpret_cast<char const*>(bytes.data()), bytes.size()}; }

// Writes the record format: little-endian fixed numbers, LEB128 counts, length-prefixed strings
// (docs/record_format.md).
class Writer {
public:
    void u8(std::uint8_t value) { out_.push_back(value); }
    void u32(std::uint32_t value) { fixed(value, 4); }
    void u64(std::uint64_t value) { fixed(value, 8); }
    void count(std::uint64_t value);
    void raw(ByteView bytes) { out_.insert(out_.end(), bytes.begin(), bytes.end()); }
    void text(std::string_view value)
    {
        count(value.size());
        raw(view_of(value));
    }
    void blob(ByteView value)
    {
        count(value.size());
        raw(value);
    }
    Bytes const& bytes() const { return out_; }
    Bytes take() { return std::move(out_); }

private:
    void fixed(std::uint64_t value, int width);
    Bytes out_;
};

// Reads the same; after the first fault every read gives zero and `ok()` stays false. Never reads past the end.
class Reader {
public:
    explicit Reader(ByteView bytes) : rest_(bytes) {}
    std::uint8_t u8() { return static_cast<std::uint8_t>(fixed(1)); }
    std::uint32_t u32() { return static_cast<std::uint32_t>(fixed(4)); }
    std::uint64_t u64() { return fixed(8); }
    std::uint64_t count();
    ByteView raw(std::size_t size);
    std::string text();
    std::string_view text_view();   // the same where it lies: valid as long as the bytes are
    Bytes blob();
    template <std::size_t N>
    std::array<std::uint8_t, N> array()
    {
        std::array<std::uint8_t, N> out{};
        auto const bytes = raw(N);
        for (std::size_t i = 0; i < bytes.size(); ++i) out[i] = bytes[i];
        return out;
    }
    bool ok() const { return ok_; }
    bool at_end() const { return ok_ && rest_.empty(); }
    std::size_t left() const { return rest_.size(); }

private:
    std::uint64_t fixed(std::size_t width);
    ByteView rest_;
    bool ok_ = true;
};

}  // namespace abri
