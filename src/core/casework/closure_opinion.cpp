// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

namespace abri {

// Who supervises says what she thinks of letting go; at high risk nobody authorises before.
static bool open(CaseFile const& file, Actor const& actor)
{
    return file.stage == Stage::closure_requested && file.cycle.closure && actor.role == Role::supervisor &&
           !has_conflict(file, actor.id);
}

static Decision decide_opinion(CaseFile const& file, Answers const&, Situation const&)
{
    Decided decided{"closure_opinion_given", {}};
    if (file.shared.filled("due.closure_opinion")) clear_due(decided.shared, "closure_opinion");
    return decided;
}

static void evolve_opinion(CaseFile& file, Recorded const& recorded)
{
    if (!file.cycle.closure) return;
    file.cycle.closure->opinion = recorded.answers["opinion"];
    file.cycle.closure->opinion_entry = recorded.entry;
}

CaseStep const closure_opinion_step{"closure_opinion", "closure_opinion_given", open, decide_opinion, evolve_opinion};

}  // namespace abri
