// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

#include <set>

namespace abri {

static Decision decide_planning_meeting(CaseFile const&, Answers const& answers, Situation const&)
{
    Verdict verdict;
    check_hour(answers, verdict);
    bool const child_there = answers.is("child_involved", "took_part");
    verdict.unless(56_rule, !child_there || answers.is("safe_place", "yes") || answers.filled("place_change"),
                   Refused::place_not_safe, "place_change");
    bool const left_out =
        answers.is("child_involved", "not_involved") || answers.is("caregiver_involved", "not_involved");
    verdict.unless(194_rule, !left_out || answers.filled("not_involved_why"), Refused::not_involved_without_reason,
                   "not_involved_why");
    verdict.unless(194_rule, !answers.is("complex", "yes") || answers.is("supervisor_present", "yes"),
                   Refused::supervisor_missing, "supervisor_present");
    return std::move(verdict).or_else({"planning_meeting_held", {}});
}

// Internal meetings, anonymous team meetings and conferences are three things; a conference is the one of several
// sectors.
static Decision decide_conference(CaseFile const&, Answers const& answers, Situation const&)
{
    Verdict verdict;
    std::set<std::string_view> sectors;
    for (auto const& row : answers.rows("participants")) sectors.insert(row["sector"]);
    verdict.unless(193_rule, sectors.size() >= 2, Refused::one_sector_only, "participants.0.sector");
    verdict.unless(201_rule, answers.is("minutes_signed", "yes"), Refused::minutes_not_signed, "minutes_signed");
    return std::move(verdict).or_else({"case_conference_held", {}});
}

CaseStep const planning_meeting_step{
    "planning_meeting", "planning_meeting_held", is_under_way, decide_planning_meeting, take_to_dos, "held_on"};
CaseStep const case_conference_step{
    "case_conference", "case_conference_held", is_under_way, decide_conference, take_to_dos, "held_on"};

}  // namespace abri
