// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/supervision/relationship.h"

namespace abri {

bool has_supervision(Role role)
{
    bool const leads = role == Role::supervisor || role == Role::manager;
    return role == Role::caseworker || role == Role::data_entry_operator || !rule(265_rule, !leads);
}

std::optional<PersonId> supervisor_of(Colleague const& who, std::vector<Colleague> const& staff,
                                      StaffRegister const& people, Date today)
{
    if (!has_supervision(who.role)) return std::nullopt;
    auto const* agreed = people.of(who.id).agreement_on(today);
    for (auto const& other : staff)
        if (agreed && other.id == agreed->supervisor && other.active) return other.id;
    for (auto const& other : staff) {
        bool const of_team = (who.role == Role::caseworker || who.role == Role::data_entry_operator) &&
                             other.role == Role::supervisor && other.team == who.team;
        bool const leads = who.role == Role::supervisor && other.role == Role::manager;
        if (other.active && other.id != who.id && (of_team || leads)) return other.id;
    }
    return std::nullopt;
}

}  // namespace abri
