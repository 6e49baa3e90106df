// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/supervision/workload.h"

namespace abri {

// What a child or a family asked for, and what the file needs.
struct AllocationWish {
    std::string sex, language, area;       // codes; empty where nobody asked
    std::string concerns;                  // of the child, comma-joined
    bool court = false;                    // a task the law keeps for a regulated title
};

// One person who could carry a file, with what speaks for and against: codes, words under "allocation.<code>".
struct AllocationReasons {
    Workload load;
    std::vector<std::string> in_favour, against;
};

// What of it a supervisor is asked about before the file is given all the same, with a reason that is kept: somebody
// over the cap or the standard, absent, without the training for these children.
std::vector<std::string> to_be_justified(AllocationReasons const& reasons);

// Everybody, the best placed first. The choice stays the supervisor's: nothing here refuses.
std::vector<AllocationReasons> weigh_allocation(std::vector<Workload> loads, StaffRegister const& people,
                                                AllocationWish const& wish, Date today, Policy const& policy);

// What a person lacks for a file: untrained for exploited, separated or abandoned children, without core
// training, without the title a statutory task asks for.
std::vector<std::string> missing_training(StaffRecord const& who, AllocationWish const& wish, Date today);

}  // namespace abri
