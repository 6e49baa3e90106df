// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/person.h"

#include <algorithm>

namespace abri {

static constexpr std::string_view role_names[] = {"caseworker", "supervisor", "manager", "administrator",
                                                  "data_entry_operator"};

std::string_view name_of(Role role) { return role_names[static_cast<std::size_t>(role)]; }

std::optional<Role> parse_role(std::string_view name)
{
    for (std::size_t i = 0; i < std::size(role_names); ++i)
        if (name == role_names[i]) return static_cast<Role>(i);
    return std::nullopt;
}

bool supervises(std::vector<HeldPost> const& posts, PersonId person, std::string_view team)
{
    return !team.empty() && std::any_of(posts.begin(), posts.end(), [&](HeldPost const& post) {
        return post.holder == person && post.team() == team;
    });
}

}  // namespace abri
