// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/case_file.h"
#include "core/policy/policy.h"

#include <map>
#include <set>
#include <string>

namespace abri::tests {

// What is due in a file, reckoned from the facts alone: written from domain F2 and C5, not from the program.
struct ExpectedDues {
    void reported(Instant on, Policy const& policy);
    std::string urgency;
    std::map<std::string, std::string> all;      // what → when, as the file keeps it
    std::multiset<std::string> tasks;            // each handed back, by its day
    // The deadlines after an accepted form of these answers, written down at `now` under `policy`.
    void after(std::string_view form, Actor const& by, Answers const& answers, Instant now, Policy const& policy,
               CaseFile const& file);

private:
    void turns_of_age(Date on, Policy const& policy);
    void registered(Answers const& answers, Instant now, Policy const& policy);
    void ask_providers(Policy const& policy);
    void stop_clocks();
    Date asked_on_{};   // the age
    int age_ = 0;
    std::map<std::string, Date> open_referrals_; // entry → last news
};

}  // namespace abri::tests
