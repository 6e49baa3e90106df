// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/plan_actions.h"
#include "core/casework/separation.h"
#include "core/casework/steps.h"

#include "base/text.h"

#include <algorithm>

namespace abri {

static bool open(CaseFile const& file, Actor const& actor)
{
    return file.cycle.initial && file.is_open() && file.stage != Stage::closure_requested && is_carrying(file, actor);
}

static void check_actions(CaseFile const& file, Answers const& answers, Verdict& verdict)
{
    auto const actions = answers.rows("actions");
    verdict.unless(151_rule, !actions.empty(), Refused::no_action, "actions.0.action");
    int number = 0;
    for (auto const& action : actions) {
        auto const field = "actions." + std::to_string(number++);
        verdict.unless(151_rule, action.filled("responsible"), Refused::action_without_responsible,
                       field + ".responsible");
        verdict.unless(151_rule, action.filled("due_on"), Refused::action_without_date, field + ".due_on");
    }
    auto const* assessment = file.finished_assessment();
    if (!assessment) return;
    for (auto const& need : assessment->needs) {
        bool met = false;
        for (auto const& action : actions) met |= fold_latin(action["need"]) == fold_latin(need);
        verdict.unless(151_rule, met, Refused::need_without_action, "actions.0.need", need);
    }
}

static void check_goals(Answers const& answers, Verdict& verdict)
{
    bool smart = false;
    for (auto const& goal : answers.rows("goals"))
        smart |= goal.filled("goal") && goal.filled("measure") && goal.filled("by_date");
    verdict.unless(154_rule, smart, Refused::no_smart_goal, "goals.0.measure");
}

static void check_horizons(Answers const& answers, Verdict& verdict)
{
    for (auto horizon : {"immediate", "short", "medium", "long"}) {
        bool covered = answers.has("horizons_not_needed", horizon);
        for (auto const& action : answers.rows("actions")) covered |= action.is("horizon", horizon);
        verdict.unless(153_rule, covered, Refused::horizon_missing, "horizons_not_needed", horizon);
    }
}

static void check_together(Answers const& answers, Verdict& verdict)
{
    verdict.unless(159_rule, answers.filled("child_involved"), Refused::participation_missing, "child_involved");
    verdict.unless(159_rule, answers.filled("caregiver_involved"), Refused::participation_missing,
                   "caregiver_involved");
    verdict.unless(160_rule, answers.filled("child_copy"), Refused::child_copy_missing, "child_copy");
}

static Decision decide_case_plan(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    Decided decided{"case_plan_saved", {}};
    if (!answers.is("activate", "yes")) return std::move(verdict).or_else(std::move(decided));

    // Asked of every plan that is carried out: a foster family may stand in its actions.
    verdict.unless(313_rule, answers.filled("separates_child"), Refused::field_problem, "separates_child", "missing");
    check_separation(file, answers, situation, decided, verdict);
    bool has_track_b = false;
    for (auto const& action : answers.rows("actions")) has_track_b |= action.is("track", "b");
    verdict.unless(RuleId::none, !has_track_b || answers.filled("track_b_trigger"), Refused::track_trigger_missing,
                   "track_b_trigger");
    // A survivor's plan stands on her safety plan, where the options were explained to her.
    verdict.unless(6_rule, file.programme != "gbv" || file.has_form("safety_plan"), Refused::safety_plan_missing);
    verdict.unless(135_rule, file.finished_assessment() != nullptr, Refused::assessment_not_finished);
    check_actions(file, answers, verdict);
    check_goals(answers, verdict);
    check_horizons(answers, verdict);
    check_together(answers, verdict);
    verdict.unless(74_rule, answers.filled("autonomy"), Refused::autonomy_missing, "autonomy");
    auto const frequency = answers["contact_frequency"];
    verdict.unless(152_rule, !frequency.empty(), Refused::no_monitoring, "contact_frequency");
    bool const often_enough =
        contacts_in_two_weeks(frequency) >= contacts_in_two_weeks(frequency_for(situation.policy, file.risk));
    verdict.unless(180_rule, frequency.empty() || often_enough, Refused::frequency_below_risk, "contact_frequency");
    auto const on = answers.date("activated_on").value_or(day_of(situation.now));
    auto const latest = latest_review(situation.policy, separates(answers) || is_placed(file) ? "high" : file.risk, on);
    auto const review_on = answers.date("review_on").value_or(latest);
    verdict.unless(file.risk == "high" ? 190_rule : 189_rule, review_on <= latest, Refused::review_too_late,
                   "review_on", iso(latest));

    set_due(decided.shared, "review", Instant{review_on});
    clear_due(decided.shared, "case_plan");
    set_due(decided.shared, "plan_approval", situation.now + Hours{situation.policy.plan_approval_h});
    clear_due(decided.shared, "interim_plan");
    ask_for_contacts(decided.shared, ContactCause::plan, frequency, on);
    // The plan says how often, and was held against today's risk: what an earlier risk asked for ends.
    auto const by_risk = frequency_for(situation.policy, file.risk);
    if (contacts_in_two_weeks(by_risk) < contacts_in_two_weeks(file.shared["monitoring.by_risk"]))
        ask_for_contacts(decided.shared, ContactCause::risk, by_risk, on);
    return std::move(verdict).or_else(std::move(decided));
}

static void keep_open_actions(CaseFile& file, Recorded const& recorded, std::vector<PlanAction> const& taken_up)
{
    for (auto& action : file.cycle.interim_actions) {
        bool const goes_on = std::any_of(taken_up.begin(), taken_up.end(), [&](PlanAction const& one) {
            return one.action == action.action && one.need == action.need;
        });
        if (action.state != ActionState::open || goes_on) continue;
        add_to_do(file, recorded, action.action, action.due.value_or(day_of(recorded.at)), action.responsible);
        file.to_dos.back().id = action.id;
    }
}

static void evolve_case_plan(CaseFile& file, Recorded const& recorded)
{
    auto const& a = recorded.answers;
    CasePlan plan;
    plan.entry = recorded.entry;
    plan.author = recorded.author;
    plan.by_supervisor = recorded.by_supervisor;
    plan.approval_due = parse_instant(recorded.shared["due.plan_approval"]);
    // Before her own plans went to the manager.
    if (recorded.shared.is("plan.approved_by_author", recorded.entry.text())) plan.approval = PlanApproval::approved;
    plan.version = static_cast<int>(file.plans.size()) + 1;
    plan.active = a.is("activate", "yes");
    plan.on = a.date("activated_on").value_or(day_of(recorded.at));
    plan.goals = static_cast<int>(a.rows("goals").size());
    plan.child_copy = a["child_copy"];
    if (plan.active) take_separation(file, recorded);
    plan.actions = read_actions(recorded, running_actions(file));
    // An older plan that is written down late is a version, not the plan that is carried out.
    if (plan.active && file.active_plan() && file.active_plan()->on > plan.on) plan.active = false;
    // What the interim plan left open and this one does not take up is still somebody's to do or to give up.
    if (plan.active && !file.active_plan()) keep_open_actions(file, recorded, plan.actions);
    if (plan.active)
        for (auto& earlier : file.plans) earlier.active = false;
    if (plan.active && (file.stage == Stage::planning || file.stage == Stage::assessing))
        file.stage = Stage::implementing;
    file.plans.push_back(std::move(plan));
}

CaseStep const case_plan_step{"case_plan", "case_plan_saved", open, decide_case_plan, evolve_case_plan, "activated_on"};

}  // namespace abri
