// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

#include <algorithm>

namespace abri {

// Told, looked into, reported to the authority: written down as it becomes known, in as many savings as it takes.
static Decision decide_death(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Decided decided{"child_death_recorded", {}};
    auto const on = answers.date("known_on").value_or(day_of(situation.now));
    if (!file.death) clear_clocks(file, decided.shared, on);   // nobody visits a child who has died; nobody is late
    bool const complete = answers.is("inquiry_done", "yes") && answers.is("other_children", "all_safe") &&
                          answers.filled("government_informed_on");
    if (complete) clear_due(decided.shared, "death_procedure");
    else
        set_due(decided.shared, "death_procedure",
                Instant{on + Days{amount(210_rule, situation.policy.death_inquiry_d)}});
    return decided;
}

static void evolve_death(CaseFile& file, Recorded const& recorded)
{
    auto const& a = recorded.answers;
    // Whatever else was asked for is asked for no more: this file ends in one way.
    if (!file.cycle.closure || file.cycle.closure->reason != "death") suspend_closure(file);
    suspend_transfer(file);
    if (!file.death) drop_to_dos(file);
    // What protects the others is done today, whoever carries them.
    auto const others = a["other_children_action"];
    bool const known =
        std::any_of(file.to_dos.begin(), file.to_dos.end(), [&](ToDo const& one) { return one.what == others; });
    if (!others.empty() && !known && !a.is("other_children", "all_safe"))
        add_to_do(file, recorded, others, day_of(recorded.at));
    auto const known_on = file.death ? file.death->known_on : a.date("known_on").value_or(day_of(recorded.at));
    file.death = Death{recorded.entry, known_on, a.is("inquiry_done", "yes"), a.is("other_children", "all_safe"),
                       a.filled("government_informed_on")};
}

CaseStep const child_death_step{"child_death", "child_death_recorded", is_under_way, decide_death, evolve_death};

}  // namespace abri
