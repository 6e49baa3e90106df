// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/second_look.h"
#include "core/casework/steps.h"

namespace abri {

static bool open(CaseFile const& file, Actor const& actor)
{
    auto const* plan = file.active_plan();
    return plan && plan->approval != PlanApproval::approved && file.is_open() && may_look_at(*plan, actor) &&
           !has_conflict(file, actor.id);
}

static Decision decide_approval(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    verdict.unless(RuleId::none, file.active_plan()->author != situation.actor.id, Refused::same_person, "decision");
    Decided decided{"plan_approval_decided", {}};
    clear_due(decided.shared, "plan_approval");
    decided.shared.set("plan_approval.of", file.active_plan()->entry.text());
    // Sent back, it is revised soon; what helps the child goes on until then.
    if (answers.is("decision", "to_put_right"))
        set_due(decided.shared, "case_plan", situation.now + Hours{situation.policy.plan_approval_h});
    return std::move(verdict).or_else(std::move(decided));
}

static void evolve_approval(CaseFile& file, Recorded const& recorded)
{
    // Of the plan it was said of, and no other; before it was named, of the one that was carried out.
    auto const of = recorded.shared["plan_approval.of"];
    for (auto& plan : file.plans)
        if (of.empty() ? plan.active : plan.entry.text() == of)
            plan.approval =
                recorded.answers.is("decision", "approve") ? PlanApproval::approved : PlanApproval::to_put_right;
}

CaseStep const plan_approval_step{"plan_approval", "plan_approval_decided", open, decide_approval, evolve_approval};

}  // namespace abri
