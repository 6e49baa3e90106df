// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "base/id.h"
#include "core/forms/answers.h"

namespace abri {

// When something happened, as far as it is known: to the minute, or a day.
struct Happened {
    Instant at{};
    bool whole_day = false;
};

// Something that was written into a file, a child's or one of the office's, as the reader could open it.
struct Recorded {
    EntryId entry;
    std::string kind;       // of the fact
    int version = 1;
    std::string form;
    int form_version = 0;
    PersonId author;
    bool by_supervisor = false;   // who wrote it supervised then; entries of before told nothing
    Instant at{};           // when it was written down, office time
    Happened happened;      // filled when a child's file is folded
    Answers answers;
    Answers shared;         // registers of the file that it set
    bool readable = true;
    bool identity_hidden = false, strict_hidden = false;  // the part exists but was not opened
};

}  // namespace abri
