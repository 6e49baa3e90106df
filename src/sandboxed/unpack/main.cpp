// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// abri-unpack zip|xml: a file from elsewhere in on standard input, its texts out as JSON. It runs as a process of its
// own that may do nothing but compute, read and write what it already holds, as abri-image does. Exit codes: 0 written,
// 1 not a file we take, 2 could not close itself in, 64 called wrongly.
#include "sandboxed/closed/closed.h"
#include "sandboxed/unpack/close_in.h"
#include "sandboxed/unpack/limits.h"
#include "sandboxed/unpack/read_xml.h"
#include "sandboxed/unpack/read_zip.h"

#include <new>
#include <unistd.h>

namespace abri::unpack {

namespace {

int answer(bool is_zip)
{
    auto const bytes = closed::read_all(most_input);
    if (bytes.empty()) return 1;
    auto const json = is_zip ? read_zip(bytes) : read_xml(bytes);
    return json && json->size() <= most_output && closed::write_all(*json) ? 0 : 1;
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
