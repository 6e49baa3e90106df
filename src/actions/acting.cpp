// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "actions/acting.h"

namespace abri::actions {

StaffMember const* Acting::member(PersonId person) const
{
    for (auto const& one : staff)
        if (one.id == person) return &one;
    return nullptr;
}

}  // namespace abri::actions
