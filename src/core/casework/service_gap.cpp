// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

namespace abri {

// Every answer the rules ask for is on the form: what is done instead, who was told, who is pressed to fill the gap.
static Decision decide_gap(CaseFile const&, Answers const&, Situation const&)
{
    return Decided{"service_gap_noted", {}};
}
CaseStep const service_gap_step{"service_gap", "service_gap_noted", is_under_way,
                                decide_gap,    keep_in_history,     "noted_on"};

}  // namespace abri
