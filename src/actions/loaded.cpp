// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "actions/loaded.h"

#include <algorithm>

namespace abri::actions {

Recorded const* OpenedOfficeFile::find(EntryId entry) const
{
    auto const found =
        std::find_if(records.begin(), records.end(), [&](Recorded const& r) { return r.entry == entry; });
    return found == records.end() ? nullptr : &*found;
}

OpenedOfficeFile const& Loaded::office_file(ledger::FileKind kind) const
{
    static OpenedOfficeFile const nothing{OfOffice{ledger::FileKind::staff_register}, {}, {}, false};
    for (auto const& opened : office_files)
        if (opened->kind() == kind) return *opened;
    return nothing;
}

StaffRegister const& Loaded::staff_register() const
{
    static StaffRegister const nothing;
    return staff ? *staff : nothing;
}

OpenedFile const* Loaded::other(FileId wanted) const
{
    for (auto const& opened : others)
        if (opened.file.id == wanted) return &opened;
    return nullptr;
}

}  // namespace abri::actions
