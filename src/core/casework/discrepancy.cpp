// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

#include <algorithm>

namespace abri {

static Discrepancy* known(CaseFile& file, std::string_view entry)
{
    auto const found = std::find_if(file.discrepancies.begin(), file.discrepancies.end(),
                                    [&](Discrepancy const& d) { return d.entry.text() == entry; });
    return found == file.discrepancies.end() ? nullptr : &*found;
}

static Decision decide_discrepancy(CaseFile const& file, Answers const& answers, Situation const&)
{
    Verdict verdict;
    bool const new_one = !answers.filled("about");
    bool const there = std::any_of(file.discrepancies.begin(), file.discrepancies.end(),
                                   [&](Discrepancy const& d) { return d.entry.text() == answers["about"]; });
    verdict.unless(RuleId::none, new_one || there, Refused::unknown_discrepancy, "about");
    for (char const* field : {"statement_a", "statement_b"})
        verdict.unless(119_rule, !new_one || answers.filled(field), Refused::field_problem, field, "missing");
    return std::move(verdict).or_else({"discrepancy_noted", {}});
}

static void evolve_discrepancy(CaseFile& file, Recorded const& recorded)
{
    auto const& a = recorded.answers;
    bool const clarified = a.is("result", "clarified");
    if (auto* earlier = known(file, a["about"])) earlier->clarified = clarified;
    else
        file.discrepancies.push_back(
            {recorded.entry, std::string(a["statement_a"]), std::string(a["statement_b"]), clarified});
}

CaseStep const discrepancy_step{"discrepancy",      "discrepancy_noted", is_under_way,
                                decide_discrepancy, evolve_discrepancy,  "noted_on"};

}  // namespace abri
