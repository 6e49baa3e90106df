// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/person.h"
#include "core/supervision/staff_register.h"

namespace abri {

struct Colleague {
    PersonId id;
    Role role = Role::caseworker;
    std::string team;
    bool active = true;
};

// Staff at every level have supervision, those who supervise and who lead as well; who keeps the computers has
// not.
bool has_supervision(Role role);

// Who supervises somebody: as agreed, otherwise the supervisor of the team, the leader of a supervisor. Nothing where
// nobody does.
std::optional<PersonId> supervisor_of(Colleague const& who, std::vector<Colleague> const& staff,
                                      StaffRegister const& people, Date today);

}  // namespace abri
