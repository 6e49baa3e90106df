// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"
#include "core/casework/what_stands.h"

namespace abri {

static std::string_view timeliness(CaseFile const& file, Instant on)
{
    auto const target = parse_instant(file.shared["due.initial_assessment"]),
               limit = parse_instant(file.shared["limit.initial_assessment"]);
    if (!target || on <= *target) return "on_time";
    return limit && on > *limit ? "breached" : "late";
}

static bool needs_help_now(Answers const& a)
{
    return a.is("imminent_danger", "yes") || a["immediate_protection"] != "safe_now" ||
           a["physical_safety"] != "safe_now" || a["health"] != "no_problem_seen" ||
           (a.filled("basic_needs") && !a.has("basic_needs", "none_missing"));
}

static Decision decide_initial_assessment(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    auto const on = answers.instant("assessed_on").value_or(situation.now);
    verdict.unless(RuleId::none, on >= file.identified_on, Refused::before_identification, "assessed_on");
    verdict.unless(123_rule, situation.actor.id == file.key_worker || answers.filled("other_assessor_reason"),
                   Refused::not_in_charge, "other_assessor_reason");
    // Where it was not safe to talk, that is a complete answer, and a task.
    bool const later = answers.filled("next_steps_later");
    verdict.unless(127_rule, answers.is("next_steps_discussed", "yes") || later, Refused::next_steps_not_discussed,
                   "next_steps_discussed");
    auto const timely = timeliness(file, on);
    verdict.unless(121_rule, file.cycle.initial || timely != "breached" || answers.filled("late_reason"),
                   Refused::late_without_reason, "late_reason");

    Decided decided{"initial_assessment_done", {}};
    auto& shared = decided.shared;
    shared.set("initial.timeliness", timely);
    shared.set("risk_level", answers["risk_level"]);
    shared.set("priority_level", answers["priority_level"]);
    if (later) set_due(shared, "next_steps", Instant{day_of(on) + Days{2}});
    clear_due(shared, "initial_assessment");
    bool const safe_house = !rule(181_rule, !answers.is("safe_house", "yes"));
    bool const at_risk = !rule(128_rule, answers.is("risk_level", "none"));
    auto const by_risk = rule(129_rule, false) ? std::string_view("once_in_two_weeks")
                                               : frequency_for(situation.policy, answers["risk_level"]);
    ask_for_contacts(shared, ContactCause::risk, at_risk ? by_risk : std::string_view(), day_of(on));
    if (safe_house || answers.is("safe_house", "no"))
        ask_for_contacts(shared, ContactCause::safe_house, safe_house ? "daily" : "", day_of(on));
    if (file.active_plan())
        return std::move(verdict).or_else(std::move(decided));   // what is done tonight is in the plan
    if (!rule(131_rule, !answers.is("imminent_danger", "yes"))) set_due(shared, "interim_plan", on);
    else if (!rule(140_rule, !needs_help_now(answers))) set_due(shared, "interim_plan", Instant{day_of(on) + Days{1}});
    return std::move(verdict).or_else(std::move(decided));
}

static void evolve_initial_assessment(CaseFile& file, Recorded const& recorded)
{
    auto const& a = recorded.answers;
    if (a.is("imminent_danger", "yes")) suspend_closure(file, &recorded);
    // Written before causes were told apart: the safe house asked for its daily call then as now.
    if (recorded.shared.filled("monitoring.frequency") && a.is("safe_house", "yes"))
        file.shared.set("monitoring.safe_house", "daily");
    // What is proposed instead of going on is answered by somebody.
    for (auto const& [proposal, words] :
         {std::pair{"close", "proposed_close"}, std::pair{"transfer", "proposed_transfer"}})
        if (a.is("proposal", proposal)) leave_open(file, recorded, words, day_of(recorded.happened.at) + Days{7});
    auto& known = file.cycle.initial;
    auto const on = a.instant("assessed_on").value_or(recorded.at);
    // The first of a cycle was on time or late; one that comes after it does not make that good.
    bool const is_first = !known || on < known->first_on;
    auto const first_on = is_first ? on : known->first_on;
    auto timeliness = is_first ? std::string(recorded.shared["initial.timeliness"]) : known->timeliness;
    if (known && is_overtaken(file, recorded)) known->first_on = first_on, known->timeliness = std::move(timeliness);
    else known = InitialAssessment{recorded.entry, on, first_on, std::move(timeliness), a.is("imminent_danger", "yes")};
    if (file.stage == Stage::registered) file.stage = Stage::assessing;
}

CaseStep const initial_assessment_step{"initial_assessment",      "initial_assessment_done", is_under_way,
                                       decide_initial_assessment, evolve_initial_assessment, "assessed_on"};

}  // namespace abri
