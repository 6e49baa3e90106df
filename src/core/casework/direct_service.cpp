// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

namespace abri {

static bool open(CaseFile const& file, Actor const& actor) { return file.registration && file.is_open() && is_carrying(file, actor); }
static Decision decide_direct_service(CaseFile const&, Answers const&, Situation const&) { return Decided{"direct_service_given", {}}; }
static void evolve_direct_service(CaseFile&, Recorded const&) {}

CaseStep const direct_service_step{"direct_service", "direct_service_given", open, decide_direct_service, evolve_direct_service};

}  // namespace abri
