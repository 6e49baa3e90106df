// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/policy/policy.h"
#include "core/person.h"
#include "core/supervision/staff_register.h"

namespace abri {

// A training that somebody's work asks for.
struct TrainingState {
    std::string_view training;
    enum class State : std::uint8_t {
        valid,
        ends_soon,   // within the days given
        expired,
        missing
    } state = State::missing;
    std::optional<Date> until;
};
std::string_view name_of(TrainingState::State state);

// What each role has to have behind it: the core skills for who works with children, data protection,
// safeguarding and safety for everybody (R-342 asks the first of who handles data).
std::vector<TrainingState> training_states(StaffRecord const& who, Role role, Date today, int soon_days);

// Whether the policy asks this role to have learnt data protection before it sees anything of a child.
bool asks_training_first(Role role, Policy const& policy);
// It does not, or she has, somebody else says so, and it has not run out.
bool may_open_case_work(StaffRecord const& who, Role role, Policy const& policy, Date today);

}  // namespace abri
