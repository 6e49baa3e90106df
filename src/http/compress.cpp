// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "http/compress.h"

#include "base/text.h"

#include <new>
#include <zlib.h>

namespace abri::http {

static bool takes_gzip(std::string_view accepted)
{
    for (auto part : split(accepted, ',')) {
        part = trim(part);
        if (part == "gzip" || (part.starts_with("gzip;") && part.find("q=0") == part.npos)) return true;
    }
    return false;
}

// zlib's window holds the page: it comes from, and goes back to, the heap that wipes (programs/main/wiping_heap.cpp).
static void* take(void*, unsigned items, unsigned size)
{
    return ::operator new(std::size_t{items} * size, std::nothrow);
}
static void give(void*, void* memory) { ::operator delete(memory); }

void compress(Request const& request, Response& response)
{
    static constexpr std::size_t worth_it = 1000;
    if (response.body.size() < worth_it || !takes_gzip(request.header("accept-encoding"))) return;
    z_stream stream{};
    stream.zalloc = take;
    stream.zfree = give;
    static constexpr int fast = 1, gzip_window = 15 + 16, memory = 8;
    if (deflateInit2(&stream, fast, Z_DEFLATED, gzip_window, memory, Z_DEFAULT_STRATEGY) != Z_OK) return;
    std::string out(deflateBound(&stream, static_cast<uLong>(response.body.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(response.body.data());
    stream.avail_in = static_cast<uInt>(response.body.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    bool const done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (!done) return;
    response.body = std::move(out);
    response.headers.emplace_back("Content-Encoding", "gzip");
    response.headers.emplace_back("Vary", "Accept-Encoding");
}

}  // namespace abri::http
