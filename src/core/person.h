// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "base/id.h"

#include <string>
#include <string_view>
#include <vector>

namespace abri {

enum class Role : std::uint8_t {
    caseworker,
    supervisor,
    manager,
    administrator,
    data_entry_operator
};   // of a team: sees its list of files, opens none
std::string_view name_of(Role role);
std::optional<Role> parse_role(std::string_view name);
// Who teaches: writes courses, gives them to others, sees the results that are shown.
inline bool may_train(Role role) { return role == Role::supervisor || role == Role::manager; }

// Somebody who works here, as the staff directory tells.
struct StaffMember {
    PersonId id;
    std::string username, name, team;
    Role role = Role::caseworker;
    bool active = true;
    bool trusted = true;   // false: known by a login whose entry in the directory does not verify; never sealed to
};

// A duty with keys of its own, such as the supervision of a team: whoever holds it reads what the duty reads.
struct HeldPost {
    PersonId id;
    std::string name;      // "supervision:nord"
    PersonId holder;
    // The team it supervises; empty for other duties.
    std::string_view team() const
    {
        constexpr std::string_view supervision = "supervision:";
        std::string_view const whole = name;
        return whole.starts_with(supervision) ? whole.substr(supervision.size()) : std::string_view();
    }
};

// Whether this person holds the supervision of that team; nobody holds that of no team.
bool supervises(std::vector<HeldPost> const& posts, PersonId person, std::string_view team);

// A member of staff who is doing something now.
struct Actor {
    PersonId id;
    Role role = Role::caseworker;
    std::string team;
};

}  // namespace abri
