// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/case_file.h"

#include "core/casework/step.h"
#include "core/casework/what_stands.h"

#include <algorithm>

namespace abri {

std::string_view name_of(Stage stage)
{
    static constexpr std::string_view names[] = {"identified", "needs_information", "ineligible", "screened",
                                                 "registered", "assessing",         "planning",   "implementing",
                                                 "reviewing",  "closure_requested", "closed",     "transfer_requested",
                                                 "transferred"};
    return names[static_cast<std::size_t>(stage)];
}

bool has_ended(Stage stage)
{
    return stage == Stage::closed || stage == Stage::ineligible || stage == Stage::transferred;
}
bool waits_for_manager(Stage stage) { return stage == Stage::closure_requested || stage == Stage::transfer_requested; }

int ribbon_step(Stage stage)
{
    static constexpr int steps[] = {0, 0, 0, 0, 1, 1, 2, 3, 4, 5, 5, 5, 5};
    return steps[static_cast<std::size_t>(stage)];
}

CasePlan const* CaseFile::active_plan() const
{
    for (auto plan = plans.rbegin(); plan != plans.rend(); ++plan)
        if (plan->active) return &*plan;
    return nullptr;
}

ComprehensiveAssessment const* CaseFile::finished_assessment() const
{
    for (auto version = cycle.assessments.rbegin(); version != cycle.assessments.rend(); ++version)
        if (version->finished) return &*version;
    return nullptr;
}

bool CaseFile::has_form(std::string_view form) const
{
    return std::any_of(history.begin(), history.end(), [&](Recorded const& recorded) { return recorded.form == form; });
}

Recorded const* CaseFile::find(EntryId entry) const
{
    for (auto const& recorded : history)
        if (recorded.entry == entry) return &recorded;
    return nullptr;
}

std::vector<RiskChange> risk_changes(CaseFile const& file)
{
    std::vector<RiskChange> changes;
    for (auto const& judged : file.risks)
        if (changes.empty() || changes.back().level != judged.level) changes.push_back(judged);
    return changes;
}

static void add_risk(CaseFile& file, RiskChange judged)
{
    auto const after = std::upper_bound(file.risks.begin(), file.risks.end(), judged,
                                        [](RiskChange const& a, RiskChange const& b) { return a.at < b.at; });
    file.risks.insert(after, std::move(judged));
}

void evolve(CaseFile& file, Recorded recorded)
{
    auto const* step = recorded.readable ? step_of_fact(recorded.kind) : nullptr;
    recorded.happened = when_it_happened(recorded, step);
    file.history.push_back(std::move(recorded));
    auto const& latest = file.history.back();
    take_registers(file, latest, step);
    if (step && latest.version <= step->version) step->evolve(file, latest);
    else file.unreadable_entries = true;
    if (auto const worker = PersonId::parse(file.shared["key_worker"])) file.key_worker = *worker;
    if (latest.shared.filled("stand_in")) file.stand_in = parse_stand_in(file.shared["stand_in"]);
    if (file.shared.filled("risk_level")) file.risk = file.shared["risk_level"];
    if (latest.shared.filled("risk_level"))
        add_risk(file, {latest.happened.at, std::string(latest.shared["risk_level"])});
    if (file.shared.filled("priority_level")) file.priority = file.shared["priority_level"];
}

void resolve_conflict(CaseFile& file, std::string const& name, std::vector<std::string> const& values)
{
    file.conflicts.push_back(name);
    if (name != "risk_level") return;
    for (std::string_view level : {"high", "medium", "low"}) {
        for (auto const& value : values) {
            if (value != level) continue;
            file.shared.set(name, level);
            file.risk = level;
            return;
        }
    }
}

}  // namespace abri
