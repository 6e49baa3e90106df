// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

namespace abri {

static bool note_open(CaseFile const& file, Actor const& actor)
{
    return !file.history.empty() && is_carrying(file, actor);
}
static Decision decide_note(CaseFile const&, Answers const&, Situation const&)
{
    return Decided{"case_note_written", {}};
}
static bool review_open(CaseFile const& file, Actor const& actor)
{
    return !file.exceptions.empty() && !rule(48_rule, actor.role != Role::supervisor);
}

static Decision decide_exception_review(CaseFile const&, Answers const&, Situation const&)
{
    Decided decided{"exception_reviewed", {}};
    clear_due(decided.shared, "exception_review");
    return decided;
}

static void evolve_exception_review(CaseFile& file, Recorded const&) { file.exceptions.clear(); }

CaseStep const case_note_step{"case_note", "case_note_written", note_open, decide_note, keep_in_history};
CaseStep const exception_review_step{"exception_review", "exception_reviewed", review_open, decide_exception_review,
                                     evolve_exception_review};

}  // namespace abri
