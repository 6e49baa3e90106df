// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "programs/commands.h"
#include "programs/office_paths.h"
#include "web/staff_desk.h"

#include <cstdio>

namespace abri::programs {

int user_reset(UserResetOptions const& options)
{
    OpenedOffice office(options.office);
    auto& node = office.node();
    auto const ring = ask_for_keys(node, options.administrator);
    auto const people = node.directory();
    auto const* administrator = ring ? people->member(ring->person) : nullptr;
    if (!administrator || administrator->role != Role::administrator) {
        std::fprintf(stderr, "abri: this name and password do not belong to an administrator\n");
        return 1;
    }
    auto const* member = people->by_username(options.username);
    auto const password = member ? web::give_new_keys(node, *ring, member->id) : std::nullopt;
    if (!password) {
        std::fprintf(stderr, "abri: %s is not there, or holds a post whose files new keys would lose\n",
                     options.username.c_str());
        return 1;
    }
    std::printf("Password for the next sign-in of %s (shown once): %s\nA supervisor now gives the files back on the "
                "team page.\n",
                options.username.c_str(), password->reveal().c_str());
    return 0;
}

}  // namespace abri::programs
