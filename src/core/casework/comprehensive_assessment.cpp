// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/plan_actions.h"
#include "core/casework/steps.h"

#include <algorithm>

namespace abri {

static bool open(CaseFile const& file, Actor const& actor)
{
    return file.cycle.initial && file.is_open() && is_carrying(file, actor);
}

static constexpr std::string_view domains[] = {"physical_health",    "emotional_wellbeing", "social_relations",
                                               "education_and_work", "documents",           "living_environment",
                                               "care_arrangement",   "community_safety"};

static Decision decide_comprehensive_assessment(CaseFile const& file, Answers const& answers,
                                                Situation const& situation)
{
    Verdict verdict;
    Decided decided{"comprehensive_assessment_saved", {}};
    clear_due(decided.shared, "comprehensive_start");
    if (answers.is("finished", "yes")) {
        for (auto domain : domains) {
            auto const field = [&](char const* end) { return std::string(domain) + end; };
            bool const looked_at = answers.is(field("_clear"), "yes") || answers.filled(field("_risks")) ||
                                   answers.filled(field("_protective"));
            verdict.unless(133_rule, looked_at, Refused::field_problem, field("_clear"), "missing");
        }
        verdict.unless(144_rule, !file.is_refugee() || answers.filled("refugee_procedure"),
                       Refused::refugee_procedure_missing, "refugee_procedure");
        verdict.unless(141_rule, answers.is("risk_level", "none") || !answers.rows("needs").empty(), Refused::no_need,
                       "needs.0.need");
        auto const on = answers.date("finished_on").value_or(day_of(situation.now));
        clear_due(decided.shared, "comprehensive_complete");
        decided.shared.set("risk_level", answers["risk_level"]);
        // A risk that has risen counts at once; one that has fallen when a plan or a review says how often from now on.
        auto const frequency = frequency_for(situation.policy, answers["risk_level"]);
        if (contacts_in_two_weeks(frequency) > contacts_in_two_weeks(file.shared["monitoring.by_risk"]))
            ask_for_contacts(decided.shared, ContactCause::risk, frequency, on);
        set_due(decided.shared, "case_plan",
                Instant{on + Days{amount(150_rule, situation.policy.plan_after_assessment_d)}});
    }
    return std::move(verdict).or_else(std::move(decided));
}

// Each saving is a version; an unfinished one continues the last, a new one after it was finished revises it.
static void evolve_comprehensive_assessment(CaseFile& file, Recorded const& recorded)
{
    auto const& a = recorded.answers;
    auto const saved_on = day_of(recorded.at);
    if (file.cycle.assessments.empty() || !rule(136_rule, !file.cycle.assessments.back().finished)) {
        file.cycle.assessments.push_back({});
        file.cycle.assessments.back().started = a.date("planned_on").value_or(saved_on);
    }
    auto& version = file.cycle.assessments.back();
    version.entry = recorded.entry;
    version.finished = a.is("finished", "yes");
    version.finished_on = a.date("finished_on").value_or(saved_on);
    version.separation_considered = a.is("separation_considered", "yes");
    version.needs.clear();
    for (auto const& row : a.rows("needs")) version.needs.emplace_back(row["need"]);
    // What did not fit together follows the file from here on; saved again, it is the same contradiction.
    std::size_t row = 0;
    for (auto const& found : a.rows("discrepancies")) {
        auto const same = std::find_if(file.discrepancies.begin(), file.discrepancies.end(), [&](Discrepancy const& d) {
            return d.statement_a == found["statement_a"] && d.statement_b == found["statement_b"];
        });
        auto const id = action_id(recorded.entry, row++);
        bool const clarified = found.is("result", "clarified");
        if (same != file.discrepancies.end()) same->clarified |= clarified;
        else
            file.discrepancies.push_back(
                {id, std::string(found["statement_a"]), std::string(found["statement_b"]), clarified});
    }
    if (version.finished && file.stage == Stage::assessing) file.stage = Stage::planning;
}

CaseStep const comprehensive_assessment_step{
    "comprehensive_assessment",      "comprehensive_assessment_saved", open,
    decide_comprehensive_assessment, evolve_comprehensive_assessment,  "finished_on"};

}  // namespace abri
