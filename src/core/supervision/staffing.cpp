// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/supervision/staffing.h"

#include <algorithm>

namespace abri {

static int divided(int amount_of, int by) { return by < 1 ? 0 : (amount_of + by - 1) / by; }

Headcount headcount(int children, int files_each, Policy const& policy)
{
    Headcount need;
    need.workers = divided(std::max(0, children), std::max(1, files_each));
    need.supervisors = divided(need.workers, amount(259_rule, policy.team_most));
    need.too_many_files = files_each > amount(238_rule, policy.caseload_max);
    return need;
}

}  // namespace abri
