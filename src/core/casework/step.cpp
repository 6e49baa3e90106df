// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/step.h"

namespace abri {

CaseStep const* step_of_form(std::string_view form)
{
    for (auto const& step : case_steps())
        if (step.form == form) return &step;
    return nullptr;
}

CaseStep const* step_of_fact(std::string_view fact)
{
    for (auto const& step : case_steps())
        if (step.fact == fact) return &step;
    return nullptr;
}

bool is_open(CaseStep const& step, CaseFile const& file, Actor const& actor)
{
    return !file.unreadable_entries && !file.damaged && step.open(file, actor);
}

Decision decide(CaseStep const& step, CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict gates;
    gates.unless(RuleId::none, is_open(step, file, situation.actor), Refused::not_open_now);
    if (!gates.empty()) return std::move(gates).or_else({});
    return step.decide(file, answers, situation);
}

void set_due(Answers& shared, std::string_view what, Instant at) { shared.set("due." + std::string(what), iso(at)); }
void clear_due(Answers& shared, std::string_view what) { shared.set("due." + std::string(what), "-"); }

Date latest_review(Policy const& policy, std::string_view risk, Date from)
{
    if (risk == "high") return add_months(from, amount(190_rule, policy.review_high_mo));
    return add_months(from, amount(189_rule, policy.review_max_mo));
}

}  // namespace abri
