// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

namespace abri {

static Decision decide_direct_service(CaseFile const&, Answers const&, Situation const&)
{
    return Decided{"direct_service_given", {}};
}
CaseStep const direct_service_step{"direct_service",      "direct_service_given", is_under_way,
                                   decide_direct_service, keep_in_history,        "delivered_on"};

}  // namespace abri
