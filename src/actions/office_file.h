// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "ledger/entry.h"

#include <optional>
#include <string>
#include <variant>

namespace abri::actions {

// One of the office's own files (those that are no child's), as a reader asks for it.
struct OfOffice {          // one for the whole office: services, papers of the programme, staff register, courses
    ledger::FileKind kind;
};
struct OfTeam {
    std::string team;
};
struct OfTwo {             // supervision or training: one file for both people
    ledger::FileKind kind;
    PersonId other;
    PersonId one = {};     // nil: the reader
};
struct OwnLearning {};     // what the reader learns
struct OwnNote {
    FileId note;
};
// These stand for several and are written out when they are opened.
struct EachOfMine {        // of supervision and training all that the reader is one of the two of; all private notes
    ledger::FileKind kind;
};
struct TrainingByOthers {};  // of those who may have given the reader something

using OfficeFile = std::variant<OfOffice, OfTeam, OfTwo, OwnLearning, OwnNote, EachOfMine, TrainingByOthers>;

ledger::FileKind kind_of(OfficeFile const& file);
// The other person of a file of two; nothing of every other kind.
std::optional<PersonId> other_of(OfficeFile const& file);

inline OfficeFile services_file() { return OfOffice{ledger::FileKind::service_directory}; }
inline OfficeFile papers_file() { return OfOffice{ledger::FileKind::programme_papers}; }
inline OfficeFile register_file() { return OfOffice{ledger::FileKind::staff_register}; }
inline OfficeFile courses_file() { return OfOffice{ledger::FileKind::course_book}; }
inline OfficeFile team_file(std::string team) { return OfTeam{std::move(team)}; }
inline OfficeFile supervision_file(PersonId with) { return OfTwo{ledger::FileKind::supervision, with}; }
inline OfficeFile training_file(PersonId with) { return OfTwo{ledger::FileKind::training, with}; }

}  // namespace abri::actions
