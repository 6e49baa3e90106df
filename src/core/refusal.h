// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/policy/rule.h"

#include <string>
#include <vector>

namespace abri {

// Why something was not done. The words are in the locales under "refusal.<name>".
enum class Refused : std::uint8_t {
    not_open_now,                 // the file is not at a point where this can be done
    not_yours_to_do,              // another role, or the same person twice
    field_problem,
    no_criterion,
    nowhere_to_go,
    topics_missing,
    assent_method_missing,
    right_not_to_answer_missing,
    share_incomplete,
    not_eligible,
    consent_missing,
    before_identification,
    over_age,
    born_later,
    age_differs,
    next_steps_not_discussed,
    late_without_reason,
    not_in_charge,
    no_action,
    no_need,
    need_without_action,
    action_without_responsible,
    action_without_date,
    no_smart_goal,
    no_monitoring,
    frequency_below_risk,
    horizon_missing,
    participation_missing,
    child_copy_missing,
    assessment_not_finished,
    removal_without_authority,
    review_too_late,
    recipient_refused,
    recipient_not_covered,
    information_not_covered,
    consent_expired,
    one_off_consumed,
    unknown_referral,
    provider_not_asked,
    alone_on_home_visit,
    criteria_not_met,
    too_few_visits,
    feedback_by_same_person,
    retention_missing,
    retention_short,
    under_age,
    other_children_not_checked,
    same_person,
    in_the_past,
    conflict_of_interest,
    options_missing,
    panel_incomplete,
    government_missing,
    one_sector_only,
    minutes_not_signed,
    place_not_safe,
    supervisor_missing,
    not_involved_without_reason,
    hour_imposed,
    needs_too_difficult,
    not_explained,
    no_more_help_wanted,
    handover_not_followed,
    supervisor_not_consulted,
    refugee_procedure_missing,
    panel_not_decided,
    autonomy_missing,
    referral_unconfirmed,
    not_screened,
    referral_backwards,
    plan_not_approved,
    inquiry_missing,
    government_not_told,
    safety_plan_missing,
    track_trigger_missing,
    cannot_wait,
    waits_too_long,
    consent_withdrawn,
    already_linked,
    no_such_file,
    unknown_discrepancy,
    appointment_past,
    no_picture,
    service_not_covered,
    no_child_discussed,
    too_short,
    next_too_far,
    assessment_first,
    recheck_too_far,
    other_time,
    action_unanswered,
    list_missing,
    not_extended,
    unknown_decision,
    name_in_record,
    rarer_without_reason,
    child_has_died,
    not_reopened_without_reason,
    unknown_action,
    nothing_changed,
    by_transfer_only,
    consent_gone,
    opinion_missing,
    somebody_refuses,
    not_to_be_told,
    not_to_be_struck,
    absence_too_long,
    delegate_away,
    visit_too_late,
    exceptions_wait
};
std::string_view name_of(Refused why);

struct Refusal {
    Refused why;
    RuleId rule = RuleId::none;
    std::string field;    // field to show it beside, empty for the whole form
    std::string detail;   // a need's own words, a list code: shown to the person who typed it, never logged
};
using Refusals = std::vector<Refusal>;

}  // namespace abri
