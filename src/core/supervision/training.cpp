// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/supervision/training.h"

#include <algorithm>
#include <span>

namespace abri {

using State = TrainingState::State;

std::string_view name_of(State state)
{
    static constexpr std::string_view names[] = {"valid", "ends_soon", "expired", "missing"};
    return names[static_cast<std::size_t>(state)];
}

static std::span<std::string_view const> required(Role role)
{
    static constexpr std::string_view with_children[] = {"child_protection",
                                                         "case_management_process",
                                                         "child_friendly_communication",
                                                         "data_protection",
                                                         "safeguarding",
                                                         "staff_safety"};
    std::span<std::string_view const> const all(with_children);
    return role == Role::caseworker || role == Role::supervisor ? all : all.subspan(3);
}

static TrainingState state_of(StaffRecord const& who, std::string_view training, Date today, int soon_days)
{
    TrainingState out{training, State::missing, {}};
    auto const* logged = who.training_by(training, today);
    if (!logged && !has_code(who.trained_in, training)) return out;
    if (logged) out.until = logged->until;
    if (!who.is_trained(training, today)) out.state = State::expired;
    else out.state = out.until && *out.until <= today + Days{soon_days} ? State::ends_soon : State::valid;
    return out;
}

std::vector<TrainingState> training_states(StaffRecord const& who, Role role, Date today, int soon_days)
{
    std::vector<TrainingState> all;
    for (auto training : required(role)) {
        auto const state = state_of(who, training, today, soon_days);
        // Who handles children's data has learnt to protect it, or it is said.
        bool const asks = training != "data_protection" || !rule(342_rule, state.state == State::valid);
        if (asks || state.state == State::valid) all.push_back(state);
    }
    return all;
}

bool asks_training_first(Role role, Policy const& policy)
{
    switch (role) {
        case Role::data_entry_operator: return policy.training_first_data_entry != 0;
        case Role::caseworker: return policy.training_first_caseworker != 0;
        case Role::supervisor: return policy.training_first_supervisor != 0;
        case Role::manager:
        case Role::administrator: return false;   // whoever logs trainings; and who has no way to case work at all
    }
    return true;
}

// On somebody else's word: nobody lets herself in.
static bool is_vouched_for(StaffRecord const& who, std::string_view training, Date today)
{
    bool const logged = std::any_of(who.trainings.begin(), who.trainings.end(), [&](StaffRecord::Training const& one) {
        return one.code == training && !one.by_herself && one.on <= today && (!one.until || today <= *one.until);
    });
    return logged || (!who.training_by(training, today) && has_code(who.trained_in, training));
}

bool may_open_case_work(StaffRecord const& who, Role role, Policy const& policy, Date today)
{
    return !asks_training_first(role, policy) || rule(342_rule, is_vouched_for(who, "data_protection", today));
}

}  // namespace abri
