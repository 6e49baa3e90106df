// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

#include "core/casework/deadlines.h"
#include "core/casework/plan_actions.h"

#include <algorithm>

namespace abri {

std::span<CaseStep const> case_steps()
{
    static CaseStep const steps[] = {identification_step,
                                     screening_step,
                                     consent_step,
                                     registration_step,
                                     registration_update_step,
                                     initial_assessment_step,
                                     interim_plan_step,
                                     comprehensive_assessment_step,
                                     case_plan_step,
                                     direct_service_step,
                                     referral_step,
                                     referral_feedback_step,
                                     follow_up_step,
                                     review_step,
                                     closure_step,
                                     closure_opinion_step,
                                     closure_decision_step,
                                     request_withdrawal_step,
                                     post_closure_visit_step,
                                     reopening_step,
                                     safe_contact_step,
                                     planning_meeting_step,
                                     case_conference_step,
                                     best_interests_step,
                                     removal_authority_step,
                                     mandatory_report_step,
                                     safety_plan_step,
                                     service_gap_step,
                                     transition_plan_step,
                                     transfer_step,
                                     transfer_decision_step,
                                     transfer_answer_step,
                                     conflict_of_interest_step,
                                     file_access_step,
                                     case_note_step,
                                     exception_review_step,
                                     assignment_step,
                                     stand_in_step,
                                     team_change_step,
                                     plan_approval_step,
                                     child_death_step,
                                     discrepancy_step,
                                     appointment_step,
                                     postponement_step,
                                     family_link_step,
                                     attachment_step,
                                     supervision_decision_step,
                                     strike_out_step};
    return steps;
}

bool is_carrying(CaseFile const& file, Actor const& actor)
{
    bool const stands_in = file.stand_in && file.stand_in->who == actor.id;
    return !has_conflict(file, actor.id) &&
           (actor.id == file.key_worker || stands_in || actor.role == Role::supervisor);
}

bool is_under_way(CaseFile const& file, Actor const& actor)
{
    return file.registration && file.is_open() && is_carrying(file, actor);
}

void keep_in_history(CaseFile&, Recorded const&) {}

void check_hour(Answers const& answers, Verdict& verdict)
{
    verdict.unless(59_rule, !answers.is("hour_chosen", "imposed_by_staff"), Refused::hour_imposed, "hour_chosen");
}

Hours time_to_screen(std::string_view urgency, Policy const& policy)
{
    if (urgency == "imminent_danger") return Hours{0};
    return Hours{urgency == "urgent" ? policy.screening_urgent_h : policy.screening_h};
}

void hand_back(Answers& shared, Date due) { shared.set("put_right.due", iso(due)); }

void add_to_do(CaseFile& file, Recorded const& recorded, std::string_view what, Date due, std::string_view responsible)
{
    file.to_dos.push_back({recorded.entry, recorded.entry, std::string(what), std::string(responsible), {}, due});
}

void leave_open(CaseFile& file, Recorded const& recorded, std::string_view words, Date due)
{
    // Said again while it is open, it is the same task.
    bool const known = std::any_of(file.to_dos.begin(), file.to_dos.end(), [&](ToDo const& one) {
        return one.words == words && one.state == ActionState::open;
    });
    if (!known) file.to_dos.push_back({recorded.entry, recorded.entry, {}, {}, words, due});
}

void take_back_to_do(CaseFile& file, Recorded const& recorded)
{
    // Before answers came back they set no day.
    if (auto const due = recorded.shared.date("put_right.due"))
        add_to_do(file, recorded, recorded.answers["comment"], *due);
}

void take_to_dos(CaseFile& file, Recorded const& recorded)
{
    std::size_t row = 0;
    for (auto const& agreed : recorded.answers.rows("actions")) {
        add_to_do(file, recorded, agreed["action"], agreed.date("due_on").value_or(day_of(recorded.at)),
                  agreed["responsible"]);
        file.to_dos.back().id = action_id(recorded.entry, row++);
    }
}

bool has_open_to_dos(CaseFile const& file)
{
    return std::any_of(file.to_dos.begin(), file.to_dos.end(),
                       [](ToDo const& one) { return one.state == ActionState::open; });
}

void drop_to_dos(CaseFile& file)
{
    for (auto& one : file.to_dos)
        if (one.state == ActionState::open) one.state = ActionState::given_up;
}

void suspend_closure(CaseFile& file, Recorded const* danger)
{
    if (file.stage != Stage::closure_requested) return;
    if (danger) leave_open(file, *danger, "closure_suspended", day_of(danger->at));
    file.stage = file.cycle.stage_before_closure;
    file.cycle.closure.reset();
    for (auto const clock : {"due.closure_decision", "due.closure_opinion"}) file.shared.set(clock, "");
}

void suspend_transfer(CaseFile& file)
{
    if (!file.transfer) return;
    if (file.stage == Stage::transfer_requested) file.stage = file.transfer->before;
    file.transfer.reset();
    for (auto const clock : {"due.transfer_decision", "due.handover"}) file.shared.set(clock, "");
}

void end_intake(CaseFile const& file, Answers& shared)
{
    for (auto const what : {"screening", "information", "registration"})
        if (file.shared.filled("due." + std::string(what))) clear_due(shared, what);
}

void announce_majority(Answers& shared, Date majority, Date from, Policy const& policy)
{
    set_due(shared, "turning_18", Instant{std::max(from, majority - Days{amount(207_rule, policy.majority_alert_d)})});
}

void wait_for_review(CaseFile const& file, Answers& shared, Instant at)
{
    auto const before = parse_instant(file.shared["due.exception_review"]);
    set_due(shared, "exception_review", before && !file.exceptions.empty() ? std::min(*before, at) : at);
}

void clear_clocks(CaseFile const& file, Answers& shared, Date on)
{
    // What could not wait is still looked at by a supervisor.
    for (auto const& kind : due_kinds())
        if (kind.what != "exception_review" && file.shared.filled("due." + std::string(kind.what)) &&
            !shared.filled("due." + std::string(kind.what)))
            clear_due(shared, kind.what);
    end_contacts(shared, on);
}

void except(CaseFile& file, Recorded const& recorded, std::string_view what)
{
    auto const due = parse_instant(recorded.shared["due.exception_review"]).value_or(recorded.at + Hours{24});
    file.exceptions.push_back({recorded.entry, std::string(what), recorded.by_supervisor, due});
}

}  // namespace abri
