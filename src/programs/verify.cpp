// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "web/verify.h"

#include "programs/commands.h"
#include "programs/office_paths.h"

#include <cstdio>

namespace abri::programs {

int verify(VerifyOptions const& options)
{
    OpenedOffice office(options.office);
    auto& node = office.node();
    auto findings = web::verify(node);
    std::size_t rebuilt = 0;
    if (!options.as.empty()) {
        auto const ring = ask_for_keys(node, options.as);
        if (!ring) {
            std::fprintf(stderr, "abri: this name and password do not match\n");
            return 1;
        }
        for (auto& finding : web::verify_as(node, *ring, rebuilt)) findings.push_back(std::move(finding));
    }
    for (auto const& finding : findings)
        std::printf("%s: %s\n", finding.file.is_nil() ? "node" : finding.file.text().c_str(), finding.what.c_str());
    std::printf("%zu files, %zu findings", node.store().files(ledger::FileKind::child).size(), findings.size());
    if (!options.as.empty()) std::printf(", %zu rebuilt from what %s opens", rebuilt, options.as.c_str());
    std::printf("\n");
    return findings.empty() ? 0 : 3;
}

}  // namespace abri::programs
