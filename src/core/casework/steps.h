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
extern CaseStep const registration_update_step;
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
extern CaseStep const closure_opinion_step;
extern CaseStep const closure_decision_step;
extern CaseStep const request_withdrawal_step;
extern CaseStep const post_closure_visit_step;
extern CaseStep const reopening_step;
extern CaseStep const best_interests_step;
extern CaseStep const removal_authority_step;
extern CaseStep const planning_meeting_step;
extern CaseStep const case_conference_step;
extern CaseStep const mandatory_report_step;
extern CaseStep const safety_plan_step;
extern CaseStep const safe_contact_step;
extern CaseStep const transition_plan_step;
extern CaseStep const service_gap_step;
extern CaseStep const conflict_of_interest_step;
extern CaseStep const transfer_step;
extern CaseStep const transfer_decision_step;
extern CaseStep const transfer_answer_step;
extern CaseStep const file_access_step;
extern CaseStep const case_note_step;
extern CaseStep const exception_review_step;
extern CaseStep const assignment_step;
extern CaseStep const stand_in_step;
extern CaseStep const team_change_step;
extern CaseStep const plan_approval_step;
extern CaseStep const child_death_step;
extern CaseStep const discrepancy_step;
extern CaseStep const appointment_step;
extern CaseStep const postponement_step;
extern CaseStep const family_link_step;
extern CaseStep const attachment_step;
extern CaseStep const supervision_decision_step;
extern CaseStep const strike_out_step;

// Whether the file is closed to this person whatever keys are left: a declared link, or days on which somebody
// else carries it.
bool is_shut_to(CaseFile const& file, PersonId person, Date day);
// Who may write: the key worker, whoever stands in for her, or a supervisor of the team.
bool is_carrying(CaseFile const& file, Actor const& actor);
// Most steps: any time between registration and the end of the file.
bool is_under_way(CaseFile const& file, Actor const& actor);
// For a step that is kept in the history and moves nothing.
void keep_in_history(CaseFile& file, Recorded const& recorded);
// The hour of a meeting or review is chosen with the child and family.
void check_hour(Answers const& answers, Verdict& verdict);
// Somebody who declared a personal link with the child, the family or the person accused (R-080, AC-17).
bool has_conflict(CaseFile const& file, PersonId person);
// How soon somebody looks at a report, or at what was missing in it.
Hours time_to_screen(std::string_view urgency, Policy const& policy);
// An answer that hands something back is a task of whoever asked, with its words, until she says what became of it.
// `hand_back` is for who decides, `take_back_to_do` for the fold.
void hand_back(Answers& shared, Date due);
void take_back_to_do(CaseFile& file, Recorded const& recorded);
// A task that an entry makes, in its words or in the program's ("to_do.<words>").
void add_to_do(CaseFile& file, Recorded const& recorded, std::string_view what, Date due,
               std::string_view responsible = {});
void leave_open(CaseFile& file, Recorded const& recorded, std::string_view words, Date due);
// The rows of a meeting: what was agreed, who does it, until when.
void take_to_dos(CaseFile& file, Recorded const& recorded);
bool has_open_to_dos(CaseFile const& file);
// The file ends: what was still to be done in it is over. What is handed back later is not.
void drop_to_dos(CaseFile& file);
// A closure or a transfer that was asked for is asked for no more: what has happened since has to be answered first.
// With its clocks; nothing where none was asked for.
void suspend_closure(CaseFile& file, Recorded const* danger = nullptr);  // says so in a task where danger did it
void suspend_transfer(CaseFile& file);
// A report that has been answered: what was due until then.
void end_intake(CaseFile const& file, Answers& shared);
// The alert before somebody comes of age, not before `from`.
void announce_majority(Answers& shared, Date majority, Date from, Policy const& policy);
// Something waits for a supervisor's look until `at`. One clock for all that waits: the oldest holds it, a newer one
// moves it no further away.
void wait_for_review(CaseFile const& file, Answers& shared, Instant at);
// Stops every clock of a file that ends here.
void clear_clocks(CaseFile const& file, Answers& shared, Date on);
// At high risk nobody lets go before the supervisor has said what she thinks of it.
bool needs_opinion(CaseFile const& file, std::string_view reason);
// For how long a file is kept at the least: children in alternative care look for their story later in life.
int months_to_keep(CaseFile const& file, Policy const& policy);
// A visit at home without a second person.
bool was_alone_at_home(Answers const& contact);
// Whether a contact of this file may be put off: never at high risk, never what protects now (G-31).
bool may_wait(CaseFile const& file);
// Whoever was asked for help and has not answered for the last time is asked again, from the day of the latest word.
void ask_providers_again(CaseFile const& file, Answers& shared, Policy const& policy);
void except(CaseFile& file, Recorded const& recorded, std::string_view what);

}  // namespace abri
