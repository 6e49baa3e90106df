// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/card.h"
#include "core/policy/policy.h"

namespace abri {

// What one worker carries: the numbers a supervisor weighs, never a score of the person (G-21).
struct Workload {
    PersonId worker;
    int open = 0, high = 0, late = 0;
    // Files that ask for more than one: each at high risk counts twice.
    int weight() const { return open + high; }
};

// Adds what `card` asks of its worker; a file that has ended asks nothing.
void add_card(Workload& load, Card const& card, Instant now);

// More files than one person can carry well.
bool is_over_cap(Workload const& load, Policy const& policy);

// The least burdened first, whoever is over the cap last: an order to look at, not a decision.
void sort_for_allocation(std::vector<Workload>& loads, Policy const& policy);

enum class TeamSize : std::uint8_t { fits,
                                     small,
                                     too_large };
// One supervisor for five or six workers.
TeamSize team_size(int workers, Policy const& policy);

}  // namespace abri
