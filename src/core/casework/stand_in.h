// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "base/id.h"
#include "base/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace abri {

// Carries a file while its key worker is away: these days, and no others. Where nobody was named the supervisor stands
// in, who opens the file anyway.
struct StandIn {
    PersonId who;
    Date from{}, until{};   // both included
    bool covers(Date day) const { return from <= day && day <= until; }
    friend bool operator==(StandIn const&, StandIn const&) = default;
};

// As a register of the file and a column of its card keep it; empty is nobody.
std::string text_of(StandIn const& stand_in);
std::optional<StandIn> parse_stand_in(std::string_view text);

// Longer than this nobody is away: the files are given to somebody else.
inline constexpr int longest_absence_days = 184;

}  // namespace abri
