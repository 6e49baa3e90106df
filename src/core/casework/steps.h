// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/step.h"

namespace abri {

// Every step stands in the file of its name; this list is the process (SYS-01).
extern CaseStep const identification_step;
extern CaseStep const screening_step;
extern CaseStep const consent_step;
extern CaseStep const registration_step;
extern CaseStep const initial_assessment_step;
extern CaseStep const interim_plan_step;
extern CaseStep const comprehensive_assessment_step;
extern CaseStep const case_plan_step;
extern CaseStep const direct_service_step;
extern CaseStep const referral_step;
extern CaseStep const referral_feedback_step;
extern CaseStep const follow_up_step;
extern CaseStep const review_step;
extern CaseStep const closure_step;
extern CaseStep const closure_decision_step;
extern CaseStep const post_closure_visit_step;
extern CaseStep const reopening_step;
extern CaseStep const case_note_step;
extern CaseStep const exception_review_step;
extern CaseStep const assignment_step;

// Who may write: the key worker, or a supervisor of the team standing in.
bool is_carrying(CaseFile const& file, Actor const& actor);
void except(CaseFile& file, EntryId entry, std::string_view what);

}  // namespace abri
