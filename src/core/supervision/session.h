// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/refusal.h"
#include "core/recorded.h"
#include "core/policy/policy.h"

namespace abri {

// What stands against the record of an individual supervision, whatever its form already checks.
Refusals check_session(Answers const& answers, Policy const& policy);

// How much of a session each function had: minutes where they were written, otherwise points covered.
struct FunctionBalance {
    Date on{};
    int administration = 0, development = 0, support = 0;
};
FunctionBalance balance_of(Recorded const& session);
// The last `most` sessions, oldest first.
std::vector<FunctionBalance> balances(std::vector<Recorded> const& records, std::size_t most);

}  // namespace abri
