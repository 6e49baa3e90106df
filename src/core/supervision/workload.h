// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/card.h"
#include "core/policy/policy.h"
#include "core/supervision/staff_register.h"

namespace abri {

// What one worker carries: the numbers a supervisor weighs, never a score of the person (G-21).
struct Workload {
    PersonId worker;
    int open = 0, high = 0, late = 0, stalled = 0;
    int cap = 0;                           // her own, where one was agreed; 0 = the policy's
    int for_others = 0;                    // carried for somebody who is away; in none of the numbers above
    bool supervises = false;               // the team's supervisor, who carries children herself
    int factors = 0;                       // of R-240 that were named at the last review
    // Files that ask for more than one: each at high risk counts twice, each factor as two files.
    int weight() const { return open + high + 2 * factors; }
};

// Adds what `card` asks of its worker; a file that has ended asks nothing.
void add_card(Workload& load, Card const& card, Instant now);
// Late by two weeks and more: nobody has come near it.
bool is_stalled(Card const& card, Instant now);
// Takes her own cap and the factors from the register.
void add_record(Workload& load, StaffRecord const& record);

// How many files this person may carry, fewer where that was agreed.
int cap_of(Workload const& load, Policy const& policy);
bool is_over_cap(Workload const& load, Policy const& policy);
// Above what the programme holds to be the most for anybody, whatever cap was agreed with her.
bool is_over_standard(Workload const& load, Policy const& policy);

// The least burdened first, whoever is over the cap last: an order to look at, not a decision.
void sort_for_allocation(std::vector<Workload>& loads, Policy const& policy);

enum class TeamSize : std::uint8_t { fits, small, too_large };
// One supervisor for five or six workers.
TeamSize team_size(int workers, Policy const& policy);

}  // namespace abri
