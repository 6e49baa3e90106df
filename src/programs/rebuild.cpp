// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "programs/commands.h"
#include "programs/office_paths.h"

#include <cstdio>

namespace abri::programs {

// Every card is made anew from its file, as far as this person's keys open files.
int rebuild(RebuildOptions const& options)
{
    OpenedOffice office(options.office);
    auto& node = office.node();
    auto const ring = ask_for_keys(node, options.as);
    if (!ring) {
        std::fprintf(stderr, "abri: this name and password do not match\n");
        return 1;
    }
    auto const files = node.store().files(ledger::FileKind::child);
    std::size_t made = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
        made += node.rebuild_card(files[i], *ring);
        if (files.size() > 500 && i % 100 == 0) std::fprintf(stderr, "\r%zu of %zu", i, files.size());
    }
    if (files.size() > 500) std::fprintf(stderr, "\r");
    auto const missing = node.cards().missing().size();
    std::printf("%zu files, %zu cards made anew from what %s opens, %zu missing from the lists\n", files.size(), made,
                options.as.c_str(), missing);
    return missing == 0 ? 0 : 3;
}

}  // namespace abri::programs
