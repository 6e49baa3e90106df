// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// abri-paper: the description of a document in on standard input, a PDF out. Names and notes of people go through font
// readers and shapers, whose faults are not ours to find: so this runs as a process of its own, started with an empty
// environment, that may do nothing but compute, read fonts, and write what it made.
// Exit codes: 0 written, 1 not a description we take, 2 could not close itself in.
#include "programs/paper/closing_in.h"
#include "programs/paper/document.h"
#include "programs/paper/layout.h"

#include <unistd.h>

namespace {

constexpr std::size_t most_in = 8 * 1024 * 1024, most_out = 24 * 1024 * 1024;

// Empty when there is too much of it.
std::string read_all()
{
    std::string bytes;
    char chunk[65536];
    for (ssize_t got = 0; (got = read(STDIN_FILENO, chunk, sizeof chunk)) > 0;) {
        bytes.append(chunk, static_cast<std::size_t>(got));
        if (bytes.size() > most_in) return {};
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

}  // namespace

int main()
{
    if (!abri::paper::close_in()) return 2;
    auto const document = abri::paper::read_document(read_all());
    auto const pdf = document ? abri::paper::to_pdf(*document, most_out) : std::nullopt;
    return pdf && write_all(*pdf) ? 0 : 1;
}
