// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/recorded.h"

namespace abri {

// A vulnerability criterion as the programme last wrote it down (SYS-03); what nobody wrote about is to be consulted on
// (G-12).
struct Criterion {
    std::string code, state = "to_consult", meaning, consulted, realistic;
    std::optional<Date> since, look_again_on;
    bool is_adopted() const { return state == "adopted"; }
};

// One for each code of `codes`, in their order.
std::vector<Criterion> fold_criteria(std::vector<Recorded> const& records, std::vector<std::string> const& codes);

}  // namespace abri
