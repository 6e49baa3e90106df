// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/separation.h"
#include "core/casework/steps.h"

namespace abri {

static Decision decide_direct_service(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    Decided decided{"direct_service_given", {}};
    check_separation(file, answers, situation, decided, verdict);
    return std::move(verdict).or_else(std::move(decided));
}

static void evolve_direct_service(CaseFile& file, Recorded const& recorded)
{
    file.was_separated |= recorded.answers.is("service", "alternative_care");
    take_separation(file, recorded);
}

CaseStep const direct_service_step{"direct_service",      "direct_service_given", is_under_way,
                                   decide_direct_service, evolve_direct_service,  "delivered_on"};

}  // namespace abri
