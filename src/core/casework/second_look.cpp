// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/second_look.h"

namespace abri {

std::vector<std::string_view> second_looks(CaseFile const& file)
{
    std::vector<std::string_view> found;
    auto const* plan = file.active_plan();
    if (plan && plan->by_supervisor && plan->approval == PlanApproval::awaited && file.is_open())
        found.emplace_back("plan_approval");
    for (auto const& exception : file.exceptions)
        if (exception.by_supervisor) found.push_back(exception.what);
    return found;
}

bool is_before_manager(CaseFile const& file) { return waits_for_manager(file.stage) || !second_looks(file).empty(); }

static bool looks_at(bool by_supervisor, Actor const& actor)
{
    return actor.role == (by_supervisor ? Role::manager : Role::supervisor);
}

bool may_look_at(ExceptionToReview const& exception, Actor const& actor)
{
    return looks_at(exception.by_supervisor, actor);
}
bool may_look_at(CasePlan const& plan, Actor const& actor) { return looks_at(plan.by_supervisor, actor); }

}  // namespace abri
