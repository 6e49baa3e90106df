// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

namespace abri {

static bool open(CaseFile const& file, Actor const& actor)
{
    return file.history.empty() && (actor.role == Role::caseworker || actor.role == Role::supervisor);
}

// From the first word on something is next, for somebody, by a time: a report that nobody looks at is late.
static Decision decide_identification(CaseFile const&, Answers const& answers, Situation const& situation)
{
    Decided decided{"child_identified", {}};
    auto const on = answers.instant("identified_on").value_or(situation.now);
    set_due(decided.shared, "screening", on + time_to_screen(answers["urgency"], situation.policy));
    // Whom to see stands in the identity part; that somebody is to be seen is known without it.
    if (answers.filled("siblings_to_check")) decided.shared.set("siblings.to_check", "yes");
    decided.shared.set("key_worker", situation.actor.id.text());
    return decided;
}

// Version 1 asked only whether it was urgent; version 2 tells urgency from imminent danger (docs/record_format.md).
static void evolve_identification(CaseFile& file, Recorded const& recorded)
{
    file.stage = Stage::identified;
    file.identified_on = recorded.answers.instant("identified_on").value_or(recorded.at);
    file.urgency = recorded.answers["urgency"];
    file.channel = recorded.answers["channel"];
    if (recorded.shared.is("siblings.to_check", "yes"))
        leave_open(file, recorded, "see_siblings", day_of(file.identified_on) + Days{file.urgency == "none" ? 7 : 1});
}

CaseStep const identification_step{"identification",      "child_identified", open, decide_identification,
                                   evolve_identification, "identified_on",    2};

}  // namespace abri
