// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "base/bytes.h"

#include <optional>
#include <string_view>

namespace abri::web {

// A program beside this one that reads or writes what libraries have faults in: pictures, packages, PDF. It closes
// itself in and gets its two ends and nothing else (docs/decisions/0010).
struct ClosedProgram {
    std::string_view name, argument = {};
    std::size_t most_out = 1024 * 1024;
    int seconds = 15;
};

// What it made of `bytes`; nothing when it refused them, took too long or made too much. Two run at a time.
// Thread-safe.
std::optional<Bytes> run_closed(ClosedProgram const& program, std::string_view bytes);

}  // namespace abri::web
