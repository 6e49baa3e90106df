// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

namespace abri {

static bool open(CaseFile const& file, Actor const& actor) { return file.registration && file.is_open() && is_carrying(file, actor); }

// Every answer the rules ask for is on the form: what is done instead, who was told, who is pressed to fill the gap.
static Decision decide_gap(CaseFile const&, Answers const&, Situation const&) { return Decided{"service_gap_noted", {}}; }
static void evolve_gap(CaseFile&, Recorded const&) {}

CaseStep const service_gap_step{"service_gap", "service_gap_noted", open, decide_gap, evolve_gap};

}  // namespace abri
