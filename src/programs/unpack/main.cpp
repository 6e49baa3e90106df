// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// abri-unpack zip|xml: a file from elsewhere in on standard input, its texts out as JSON. It runs as a process of its own that
// may do nothing but compute, read and write what it already holds, as abri-image does.
// Exit codes: 0 written, 1 not a file we take, 2 could not close itself in, 64 called wrongly.
#include "programs/unpack/close_in.h"
#include "programs/unpack/limits.h"
#include "programs/unpack/read_xml.h"
#include "programs/unpack/read_zip.h"

#include <unistd.h>

#include <new>

namespace abri::unpack {

namespace {

// Empty when there is nothing, or more than we take.
std::string read_all()
{
    std::string bytes;
    static char chunk[65536];
    for (ssize_t got = 0; (got = read(STDIN_FILENO, chunk, sizeof chunk)) > 0;) {
        bytes.append(chunk, static_cast<std::size_t>(got));
        if (bytes.size() > most_input) return {};
    }
    return bytes;
}

bool write_all(std::string_view bytes)
{
    while (!bytes.empty()) {
        auto const put = write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (put <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return true;
}

int answer(bool is_zip)
{
    auto const bytes = read_all();
    if (bytes.empty()) return 1;
    auto const json = is_zip ? read_zip(bytes) : read_xml(bytes);
    return json && json->size() <= most_output && write_all(*json) ? 0 : 1;
}

}  // namespace

}  // namespace abri::unpack

int main(int count, char** arguments)
{
    std::string_view const what = count == 2 ? arguments[1] : "";
    if (what != "zip" && what != "xml") return 64;
    if (!abri::unpack::close_in()) return 2;
    // Destructors of libraries may call what is forbidden by now: the end is immediate.
    try {
        _exit(abri::unpack::answer(what == "zip"));
    } catch (std::bad_alloc const&) {
        _exit(1);
    }
}
