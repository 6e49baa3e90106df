// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/supervision/workload.h"

#include <algorithm>
#include <tuple>

namespace abri {

bool is_stalled(Card const& card, Instant now)
{
    return !card.is_done() && card.first_due != Instant::max() && card.first_due + Days{14} < now;
}

void add_card(Workload& load, Card const& card, Instant now)
{
    if (card.is_done()) return;
    ++load.open;
    load.high += card.risk() == "high";
    load.late += card.has_late(now);
    load.stalled += is_stalled(card, now);
}

void add_record(Workload& load, StaffRecord const& record)
{
    load.cap = record.cap;
    load.factors = 0;
    for (auto code : split(record.factors, ',')) load.factors += !code.empty();
}

int cap_of(Workload const& load, Policy const& policy)
{
    bool const own = !rule(239_rule, load.cap <= 0);
    return own ? load.cap : amount(238_rule, policy.caseload_max);
}

bool is_over_cap(Workload const& load, Policy const& policy) { return load.open > cap_of(load, policy); }
bool is_over_standard(Workload const& load, Policy const& policy)
{
    return load.open > amount(238_rule, policy.caseload_max);
}

void sort_for_allocation(std::vector<Workload>& loads, Policy const& policy)
{
    auto const place = [&](Workload const& load) {
        return std::tuple(load.open + 1 > cap_of(load, policy), load.weight(), load.late);
    };
    std::stable_sort(loads.begin(), loads.end(),
                     [&](Workload const& a, Workload const& b) { return place(a) < place(b); });
}

TeamSize team_size(int workers, Policy const& policy)
{
    if (workers > amount(258_rule, policy.team_most)) return TeamSize::too_large;
    return workers < policy.team_least ? TeamSize::small : TeamSize::fits;
}

}  // namespace abri
