// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/age.h"
#include "core/casework/steps.h"

#include <algorithm>

namespace abri {

// One end at a time: a transfer that was asked for is answered first.
static bool open(CaseFile const& file, Actor const& actor)
{
    return is_under_way(file, actor) && file.stage != Stage::closure_requested && !file.transfer;
}

static constexpr std::string_view criteria[] = {"needs_in_plan_met", "child_safe", "cared_for", "no_further_concern",
                                                "file_complete"};

static void check_plan_carried_out(CaseFile const& file, Answers const& answers, Policy const& policy, Verdict& verdict)
{
    verdict.unless(RuleId::none, !file.active_plan() || file.active_plan()->approval == PlanApproval::approved,
                   Refused::plan_not_approved, "reason");
    for (auto criterion : criteria)
        verdict.unless(204_rule, answers.has("criteria", criterion), Refused::criteria_not_met, "criteria", criterion);
    // Visits where the child was seen: a call to the school tells nothing of the child at home.
    auto const* plan = file.active_plan();
    int visits = 0;
    for (auto const& contact : file.cycle.contacts)
        visits += contact.child_seen && (!plan || day_of(contact.on) >= plan->on);
    verdict.unless(212_rule, visits >= policy.observation_visits, Refused::too_few_visits, "reason",
                   std::to_string(policy.observation_visits));
}

// The provider answers for its service; that the child was helped is ours to know before we let go.
static void check_referrals(CaseFile const& file, Verdict& verdict)
{
    for (auto const& referral : file.referrals)
        verdict.unless(167_rule, referral.has_ended(), Refused::referral_unconfirmed, "criteria", referral.service);
}

int months_to_keep(CaseFile const& file, Policy const& policy)
{
    return file.was_separated ? amount(218_rule, std::max(policy.retention_mo, policy.retention_alternative_care_mo))
                              : amount(217_rule, policy.retention_mo);
}

bool needs_opinion(CaseFile const& file, std::string_view reason) { return file.risk == "high" && reason != "death"; }

static Decision decide_closure(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    auto const on = answers.date("requested_on").value_or(day_of(situation.now));
    auto const reason = answers["reason"];
    // A child goes to another organisation by one door: with consent, a manager and the answer of who takes over.
    verdict.unless(RuleId::none, reason != "transferred", Refused::by_transfer_only, "reason");
    // A durable solution is one that was seen to last, like any other plan that was carried out.
    if (reason == "goals_met_child_safe" || reason == "durable_solution") {
        check_plan_carried_out(file, answers, situation.policy, verdict);
        check_referrals(file, verdict);
    }
    if (reason == "turned_18") {
        auto const of_age = first_day_at(situation.policy.majority_age, file);
        verdict.unless(207_rule, of_age && on >= *of_age, Refused::under_age, "reason");
    }
    verdict.unless(210_rule, !file.death || reason == "death", Refused::child_has_died, "reason");
    if (reason == "death") {
        verdict.unless(210_rule, file.death && file.death->inquiry_done, Refused::inquiry_missing, "reason");
        verdict.unless(210_rule, file.death && file.death->others_safe, Refused::other_children_not_checked, "reason");
        verdict.unless(211_rule, file.death && file.death->government_told, Refused::government_not_told, "reason");
    }
    bool const survivor_stays = file.programme == "gbv" && reason != "death" && reason != "opened_in_error";
    verdict.unless(7_rule, !survivor_stays || answers.is("safety_plan_reviewed", "yes"), Refused::safety_plan_missing,
                   "safety_plan_reviewed");
    // Counted from today where an older day was typed: a file is not kept until a day that is over.
    auto const from = std::max(on, day_of(situation.now));
    verdict.unless(216_rule, answers.date("retention_until").value_or(from) > from, Refused::retention_missing,
                   "retention_until");
    // The law and the deployment set how long at the least; children in alternative care look for their story later in
    // life.
    auto const least = months_to_keep(file, situation.policy);
    auto const kept = answers.date("retention_until");
    verdict.unless(RuleId::none, !kept || *kept <= from || *kept >= add_months(from, least), Refused::retention_short,
                   "retention_until", std::to_string(least));
    // A day that is agreed is kept: what the office asks for is said now, not put in its place later.
    auto const latest_visit = add_months(from, situation.policy.post_closure_mo);
    verdict.unless(213_rule, answers.date("first_visit_on").value_or(latest_visit) <= latest_visit,
                   Refused::visit_too_late, "first_visit_on", iso(latest_visit));
    Decided decided{"closure_requested", {}};
    if (needs_opinion(file, reason)) {
        if (situation.actor.role == Role::supervisor) decided.shared.set("closure.asked_with_opinion", "yes");
        else set_due(decided.shared, "closure_opinion", situation.now + Hours{situation.policy.plan_approval_h});
    }
    decided.shared.set("closure.requested_by", situation.actor.id.text());
    set_due(decided.shared, "closure_decision", situation.now + Hours{situation.policy.closure_decision_h});
    return std::move(verdict).or_else(std::move(decided));
}

static void evolve_closure(CaseFile& file, Recorded const& recorded)
{
    auto const& a = recorded.answers;
    file.cycle.closure = Closure{recorded.entry,
                                 recorded.author,
                                 a.date("requested_on").value_or(day_of(recorded.at)),
                                 std::string(a["reason"]),
                                 a.date("first_visit_on"),
                                 {},
                                 {}};
    // Her own request is her opinion.
    if (recorded.shared.is("closure.asked_with_opinion", "yes"))
        file.cycle.closure->opinion = "for", file.cycle.closure->opinion_entry = recorded.entry;
    // Asked for anew while it was still asked for (what had suspended it was struck out): it goes back where it was.
    if (file.stage != Stage::closure_requested) file.cycle.stage_before_closure = file.stage;
    file.stage = Stage::closure_requested;
}

CaseStep const closure_step{"closure", "closure_requested", open, decide_closure, evolve_closure};

}  // namespace abri
