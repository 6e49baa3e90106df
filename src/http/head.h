// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "http/message.h"

#include <cstddef>

namespace abri::http {

// Limits of security.md 5.
struct Limits {
    std::size_t request_line = 8 * 1024;
    std::size_t head = 16 * 1024;      // request line and headers together
    std::size_t fields = 64;
    // The longest standard form, every long answer full of 10,000 letters that need six bytes each in a form post.
    std::size_t body = 2 * 1024 * 1024;
    std::size_t upload = 6 * 1024 * 1024;   // of multipart/form-data, which carries a picture
    int head_seconds = 10, idle_seconds = 30;
    int body_seconds = 60;             // at the most; a short body has 10 seconds and one more for each KiB
    int answer_seconds = 120;          // what a handler may take, such as a booklet of a hundred pages
    std::size_t connections = 512;
};

// The framing of a request, after every check of RFC 9112 that proxies and servers disagree on.
struct Head {
    Request request;
    std::size_t content_length = 0;
    bool keep_alive = true;
    bool expects_continue = false;
};

// Reads the bytes up to and including the empty line. 0 when all is well, else the status to refuse with:
// bare LF or CR, NUL, folded lines, a space before the colon, missing or repeated Host, Content-Length with
// Transfer-Encoding, unequal or malformed Content-Length. A body without Content-Length is refused with 411.
int read_head(std::string_view bytes, Limits const& limits, Head& into);

}  // namespace abri::http
