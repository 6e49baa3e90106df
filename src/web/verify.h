// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "web/node.h"

namespace abri::web {

struct Finding {
    FileId file;
    std::string what;   // "broken_link at 3", "card does not match"
};

// Without any key: every file's chains, part hashes and signatures, the audit chain, and that each card was made from
// the chain heads that are there.
std::vector<Finding> verify(Node& node);
// With somebody's keys as well: each file that person opens, rebuilt and compared with its card.
std::vector<Finding> verify_as(Node& node, Keyring const& ring, std::size_t& rebuilt);

}  // namespace abri::web
