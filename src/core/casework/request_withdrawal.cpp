// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

namespace abri {

// Whoever carries the file takes back a closure or a transfer that nobody has decided yet.
static bool open(CaseFile const& file, Actor const& actor)
{
    return waits_for_manager(file.stage) && is_carrying(file, actor);
}

static Decision decide_withdrawal(CaseFile const&, Answers const&, Situation const&)
{
    return Decided{"request_withdrawn", {}};
}

static void evolve_withdrawal(CaseFile& file, Recorded const&)
{
    suspend_closure(file);
    suspend_transfer(file);
}

CaseStep const request_withdrawal_step{"request_withdrawal", "request_withdrawn", open, decide_withdrawal,
                                       evolve_withdrawal};

}  // namespace abri
