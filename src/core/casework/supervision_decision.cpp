// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

#include <algorithm>

namespace abri {

// What was handed back is answered even where the file has ended meanwhile.
static bool is_open(CaseFile const& file, Actor const& actor)
{
    return (file.is_open() || first_decision_due(file, std::nullopt)) && is_carrying(file, actor);
}

static Decision decide_supervision_decision(CaseFile const& file, Answers const& answers, Situation const&)
{
    Verdict verdict;
    auto const about = answers["about"];
    auto const known = std::find_if(file.decisions.begin(), file.decisions.end(),
                                    [&](SupervisionDecision const& d) { return d.entry.text() == about && !d.done; });
    verdict.unless(RuleId::none, about.empty() || known != file.decisions.end(), Refused::unknown_decision, "about");
    for (char const* field : {"decision", "due_on"})
        verdict.unless(RuleId::none, !about.empty() || answers.filled(field), Refused::field_problem, field, "missing");
    verdict.unless(RuleId::none, about.empty() || answers.filled("result"), Refused::field_problem, "result",
                   "missing");
    auto const first = first_decision_due(file, about.empty() ? answers.date("due_on") : std::nullopt, about);
    Answers shared;
    if (first) set_due(shared, "supervision_decision", Instant{*first});
    else clear_due(shared, "supervision_decision");
    return std::move(verdict).or_else({"supervision_decided", shared});
}

static void evolve_supervision_decision(CaseFile& file, Recorded const& recorded)
{
    auto const& a = recorded.answers;
    if (!a.filled("about"))
        return file.decisions.push_back(
            {recorded.entry, std::string(a["decision"]), a.date("due_on").value_or(day_of(recorded.at)), false});
    for (auto& d : file.decisions)
        if (d.entry.text() == a["about"]) d.done = true;
}

CaseStep const supervision_decision_step{"supervision_decision", "supervision_decided", is_open,
                                         decide_supervision_decision, evolve_supervision_decision};

}  // namespace abri
