// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"
#include "core/casework/what_stands.h"

namespace abri {

struct Panel {
    bool government = false, unhcr = false, partner = false;
};

static Panel panel_of(Answers const& answers)
{
    Panel panel;
    for (auto const& row : answers.rows("panel")) {
        panel.government |= row.is("body", "government_authority");
        panel.unhcr |= row.is("body", "unhcr");
        panel.partner |= row["body"].ends_with("_partner");
    }
    return panel;
}

static Decision decide_best_interests(CaseFile const&, Answers const& answers, Situation const&)
{
    Verdict verdict;
    // Putting the session off needs no full panel; a decision on the child does.
    if (!answers.is("decision", "deferred")) {
        auto const panel = panel_of(answers);
        verdict.unless(147_rule, answers.rows("options").size() >= 2, Refused::options_missing, "options.0.option");
        verdict.unless(148_rule, panel.unhcr && panel.partner, Refused::panel_incomplete, "panel.0.body");
        verdict.unless(148_rule, panel.government || answers.filled("government_absent_why"),
                       Refused::government_missing, "government_absent_why");
    }
    return std::move(verdict).or_else({"best_interests_decided", {}});
}

static void evolve_best_interests(CaseFile& file, Recorded const& recorded)
{
    if (is_overtaken(file, recorded)) return;
    auto const& a = recorded.answers;
    file.cycle.separation_approved = a.is("decision", "approved") && a.is("separation_approved", "yes");
}

CaseStep const best_interests_step{"best_interests",      "best_interests_decided", is_under_way,
                                   decide_best_interests, evolve_best_interests,    "held_on"};

}  // namespace abri
