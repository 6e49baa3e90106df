// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// abri-paper: the description of a document in on standard input, a PDF out. Names and notes of people go through font
// readers and shapers, whose faults are not ours to find: so this runs as a process of its own, started with an empty
// environment, that may do nothing but compute, read fonts, and write what it made.
// Exit codes: 0 written, 1 not a description we take, 2 could not close itself in.
#include "sandboxed/closed/closed.h"
#include "sandboxed/paper/closing_in.h"
#include "sandboxed/paper/document.h"
#include "sandboxed/paper/layout.h"

namespace {

constexpr std::size_t most_in = 8 * 1024 * 1024, most_out = 24 * 1024 * 1024;

}  // namespace

int main()
{
    if (!abri::paper::close_in()) return 2;
    auto const document = abri::paper::read_document(abri::closed::read_all(most_in));
    auto const pdf = document ? abri::paper::to_pdf(*document, most_out) : std::nullopt;
    return pdf && abri::closed::write_all(*pdf) ? 0 : 1;
}
