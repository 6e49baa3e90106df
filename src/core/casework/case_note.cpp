// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

namespace abri {

static bool open(CaseFile const& file, Actor const& actor) { return !file.history.empty() && is_carrying(file, actor); }
static Decision decide_note(CaseFile const&, Answers const&, Situation const&)
{
    return Decided{"case_note_written", {}};
}

CaseStep const case_note_step{"case_note", "case_note_written", open, decide_note, keep_in_history, "noted_on"};

}  // namespace abri
