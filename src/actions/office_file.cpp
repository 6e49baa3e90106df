// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "actions/office_file.h"

namespace abri::actions {

namespace {

struct KindOf {
    ledger::FileKind operator()(OfOffice const& f) const { return f.kind; }
    ledger::FileKind operator()(OfTeam const&) const { return ledger::FileKind::team_book; }
    ledger::FileKind operator()(OfTwo const& f) const { return f.kind; }
    ledger::FileKind operator()(OwnLearning const&) const { return ledger::FileKind::learning; }
    ledger::FileKind operator()(OwnNote const&) const { return ledger::FileKind::private_note; }
    ledger::FileKind operator()(EachOfMine const& f) const { return f.kind; }
    ledger::FileKind operator()(TrainingByOthers const&) const { return ledger::FileKind::training; }
};

}  // namespace

ledger::FileKind kind_of(OfficeFile const& file) { return std::visit(KindOf{}, file); }

std::optional<PersonId> other_of(OfficeFile const& file)
{
    auto const* two = std::get_if<OfTwo>(&file);
    return two ? std::optional(two->other) : std::nullopt;
}

}  // namespace abri::actions
