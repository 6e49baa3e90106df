// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

namespace abri {

static bool open(CaseFile const& file, Actor const& actor) { return file.registration && is_carrying(file, actor); }

// Information about a child is the child's: asked for, it is shown, now or on a day that was agreed.
static Decision decide_access(CaseFile const&, Answers const& answers, Situation const&)
{
    Verdict verdict;
    bool const shown = answers.is("answer", "shown");
    verdict.unless(107_rule, !shown || answers.is("screened", "yes"), Refused::not_screened, "screened");
    return std::move(verdict).or_else({"file_access_answered", {}});
}

CaseStep const file_access_step{"file_access", "file_access_answered", open, decide_access, keep_in_history};

}  // namespace abri
