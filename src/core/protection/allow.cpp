// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/protection/allow.h"

namespace abri {

#ifdef ABRI_SWITCHABLE_RULES
static bool everything = false;
void allow_everything(bool on) { everything = on; }
#else
static constexpr bool everything = false;
#endif

bool allow(Actor const& actor, Card const& card, std::string_view worker_team, Date today)
{
    if (everything) return true;
    switch (actor.role) {
        case Role::caseworker: return rule(87_rule, card.is_carried_by(actor.id, today));
        case Role::data_entry_operator:
        case Role::supervisor: return rule(87_rule, !actor.team.empty() && worker_team == actor.team);
        case Role::manager: return card.is_before_manager();
        case Role::administrator: return false;
    }
    return false;
}

}  // namespace abri
