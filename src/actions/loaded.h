// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "actions/draft.h"
#include "actions/needs.h"
#include "actions/open_file.h"
#include "core/meetings/identifying_words.h"
#include "core/supervision/staff_register.h"

#include <memory>

namespace abri {
struct CourseLibrary;
}

namespace abri::actions {

struct OpenedFile {
    ledger::History history;
    CaseFile file;
};

struct OpenedOfficeFile {
    OfficeFile ref;                       // one file: never one that stands for several
    ledger::History history;
    std::vector<Recorded> records;        // oldest first
    bool closed = false;                  // there, and not this reader's: nothing can be written into it
    ledger::FileKind kind() const { return kind_of(ref); }
    Recorded const* find(EntryId entry) const;
};

// What was opened of what was needed.
struct Loaded {
    std::optional<OpenedFile> file;       // absent: not there, or not this reader's
    std::vector<OpenedFile> others;       // those of Needs::others that this reader's keys open
    std::string picture;                  // of Needs::attachment; empty when not there, or not this reader's
    // Of Needs::office_files, in that order; without records until somebody writes into one.
    std::vector<std::shared_ptr<OpenedOfficeFile const>> office_files;
    std::shared_ptr<StaffRegister const> staff;  // the register of the staff folded, when it is among them
    std::shared_ptr<CourseLibrary const> courses;  // the courses folded, when they are among them
    std::vector<Card> const* cards = nullptr;
    std::size_t missing_cards = 0;        // files that no list shows: their card does not open
    std::vector<std::pair<FileId, std::string>> matches;  // of a name search
    bool searched_too_often = false;  // the name was not looked for
    std::vector<Draft> drafts;  // newest first
    KnownWords known;  // of Needs::known_words
    std::vector<FileId> compared;  // the files they are of

    OpenedOfficeFile const& office_file(
        ledger::FileKind kind) const;  // the first of its kind; empty when there is none
    StaffRegister const& staff_register() const;  // empty when it was not asked for
    OpenedFile const* other(FileId file) const;
};

}  // namespace abri::actions
