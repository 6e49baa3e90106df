// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

// Debian's libc++ for wasi has no files; doctest names std::fstream for its --out option, which is not used here.
#ifdef __wasi__
#include <istream>

_LIBCPP_BEGIN_NAMESPACE_STD
template <>
class basic_fstream<char, char_traits<char>> : public iostream {
public:
    basic_fstream() : iostream(nullptr) {}
    void open(char const*, ios_base::openmode) {}
    bool is_open() const { return false; }
    void close() {}
};
_LIBCPP_END_NAMESPACE_STD
#endif
