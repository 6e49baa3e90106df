// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/supervision/session.h"

#include "core/supervision/gate.h"

namespace abri {

Refusals check_session(Answers const& answers, Policy const& policy)
{
    Gate gate;
    auto const children = answers.rows("cases");
    gate.unless(255_rule, !children.empty() || answers.filled("no_case_reason"), Refused::no_child_discussed,
                "no_case_reason");
    gate.unless(260_rule, answers.number("minutes") >= policy.supervision_minutes || answers.filled("short_reason"),
                Refused::too_short, "short_reason", std::to_string(policy.supervision_minutes));
    auto const held = answers.instant("held_on"), next = answers.instant("next_on");
    if (held && next) {
        gate.unless(RuleId::none, *next > *held, Refused::in_the_past, "next_on");
        gate.unless(261_rule, day_of(*next) <= day_of(*held) + Days{policy.supervision_max_d}, Refused::next_too_far,
                    "next_on", std::to_string(policy.supervision_max_d));
    }
    for (int i = 0; i < most_rows; ++i) {
        auto const row = "cases." + std::to_string(i) + ".";
        gate.unless(RuleId::none, !answers.filled(row + "decision") || answers.filled(row + "due_on"),
                    Refused::action_without_date, row + "due_on");
    }
    return std::move(gate).refusals();
}

static int share_of(Answers const& a, std::string const& function)
{
    if (auto const minutes = a.number(function + "_minutes"); minutes >= 0) return minutes;
    int points = 0;
    for (auto code : split(a[function], ',')) points += !code.empty() && code != "nothing";
    return points;
}

FunctionBalance balance_of(Recorded const& session)
{
    auto const& a = session.answers;
    return {a.date("held_on").value_or(day_of(session.at)), share_of(a, "administration"), share_of(a, "development"),
            share_of(a, "support")};
}

std::vector<FunctionBalance> balances(std::vector<Recorded> const& records, std::size_t most)
{
    std::vector<FunctionBalance> all;
    for (auto const& r : records)
        if (r.kind == "supervision_held") all.push_back(balance_of(r));
    if (all.size() > most) all.erase(all.begin(), all.end() - static_cast<std::ptrdiff_t>(most));
    return all;
}

}  // namespace abri
