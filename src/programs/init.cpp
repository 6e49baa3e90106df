// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "programs/commands.h"
#include "programs/office_paths.h"
#include "programs/serve.h"
#include "web/founding.h"

#include <cstdio>

namespace abri::programs {

int init(InitOptions const& options)
{
    OfficePaths const paths(options.office);
    paths.create_folder();
    web::FoundingPlan plan{options.agency,
                           paths.slot(),
                           paths.main(),
                           paths.vault(),
                           {},
                           {},
                           true,
                           machine_clock()().time_since_epoch().count()};
    auto const add = [&](std::string const& username, Role role, std::string const& team) {
        plan.people.push_back({{{}, username, username, team, role, true, true}, Sensitive<std::string>()});
    };
    add(options.administrator, Role::administrator, "");
    add(options.manager, Role::manager, "");
    add(options.supervisor, Role::supervisor, options.team);
    auto const founded = web::found_office(std::move(plan));
    std::printf("Office founded in %s\nSlot (keep it apart from the data and out of backups): %s\n\n",
                options.office.data.c_str(), paths.slot().c_str());
    std::printf("Fingerprint of this installation, to be written down:\n  %s\n\n", founded.fingerprint.c_str());
    std::printf("Passwords for the first sign-in (each is shown once):\n");
    for (auto const& [username, password] : founded.passwords)
        std::printf("  %-20s %s\n", username.c_str(), password.reveal().c_str());
    std::printf("\nCustodian cards: print, cut, give to three people. Any two of them recover the office.\n");
    for (std::size_t i = 0; i < founded.custodian_cards.size(); ++i)
        std::printf("  card %zu  %s\n", i + 1, founded.custodian_cards[i].reveal().c_str());
    return 0;
}

}  // namespace abri::programs
