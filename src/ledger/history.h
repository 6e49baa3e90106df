// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "ledger/registers.h"

namespace abri::ledger {

// An entry whose parts have been opened as far as the reader's keys go.
struct Opened {
    Header header;
    Fact fact;
    bool readable = false; // false: content sealed to a key the reader lacks, or written by a newer version
    std::vector<Write> identity;
    std::vector<Write> strict;
    bool has_identity = false; // the part exists, opened or not
    bool has_strict = false;
};

// A file as one reader sees it: entries in causal order (then clock, then origin), its registers and the chain heads.
struct History {
    FileId file;
    std::vector<Opened> entries;
    Registers registers;
    Context heads;
    bool whole = true;   // false: some of its entries do not hold and were left out; nothing is written into it

    bool empty() const { return entries.empty(); }
    bool has(EntryId entry) const;
};

History fold(std::vector<Opened> entries);

// The clock value a new fact gets: after every fact of the file, never before `now`.
Stamp next_stamp(History const& history, std::int64_t now_milliseconds);

} // namespace abri::ledger
