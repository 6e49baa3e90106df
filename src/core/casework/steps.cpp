// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

namespace abri {

std::span<CaseStep const> case_steps()
{
    static CaseStep const steps[] = {identification_step, screening_step, consent_step, registration_step, initial_assessment_step, interim_plan_step,
                                     comprehensive_assessment_step, case_plan_step, direct_service_step, referral_step, referral_feedback_step, follow_up_step,
                                     review_step, closure_step, closure_decision_step, post_closure_visit_step, reopening_step, case_note_step,
                                     exception_review_step, assignment_step};
    return steps;
}

bool is_carrying(CaseFile const& file, Actor const& actor)
{
    return actor.id == file.key_worker || actor.role == Role::supervisor;
}

void except(CaseFile& file, EntryId entry, std::string_view what) { file.exceptions.push_back({entry, std::string(what)}); }

}  // namespace abri
