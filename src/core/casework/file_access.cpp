// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

#include <algorithm>

namespace abri {

static bool open(CaseFile const& file, Actor const& actor) { return file.registration && is_carrying(file, actor); }

// Information about a child is the child's: asked for, it is shown, now or on a day that was agreed.
static Decision decide_access(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    // Who must not be told is shown nothing, now or later: the supervisor speaks with her.
    bool const refused = answers.is("answer", "refused_to_protect");
    bool const child = answers.is("asked_by", "child");
    verdict.unless(105_rule, !child || !refused, Refused::field_problem, "answer", "not_in_list");
    bool const withheld =
        std::any_of(file.consents.begin(), file.consents.end(), [](ConsentTalk const& talk) { return talk.withholds; });
    verdict.unless(RuleId::none, child || refused || !withheld || answers.filled("may_be_told"), Refused::field_problem,
                   "may_be_told", "missing");
    verdict.unless(RuleId::none, child || refused || !answers.is("may_be_told", "no"), Refused::not_to_be_told,
                   "answer");
    bool const shown = answers.is("answer", "shown");
    verdict.unless(107_rule, !shown || answers.is("screened", "yes"), Refused::not_screened, "screened");
    Decided decided{"file_access_answered", {}};
    auto const in_a_day = day_of(situation.now + Hours{situation.policy.exception_review_h});
    auto const due = answers.is("answer", "agreed_for_later") ? answers.date("due_on") : std::optional<Date>();
    // Shown to an adult though something is kept from somebody, or refused: the supervisor looks at it, and answers.
    if (refused || (shown && !child && withheld)) {
        decided.shared.set(refused ? "access.supervisor_by" : "access.shown_on", iso(in_a_day));
        wait_for_review(file, decided.shared, situation.now + Hours{situation.policy.exception_review_h});
    }
    if (due) decided.shared.set("access.show_on", iso(*due));
    return std::move(verdict).or_else(std::move(decided));
}

// What was promised for a day, and what the supervisor is to say, are tasks.
static void evolve_access(CaseFile& file, Recorded const& recorded)
{
    auto const& shared = recorded.shared;
    if (shared.filled("access.supervisor_by")) except(file, recorded, "access_refused");
    if (shared.filled("access.shown_on")) except(file, recorded, "access_shown");
    if (auto const on = shared.date("access.show_on")) leave_open(file, recorded, "show_file", *on);
}

CaseStep const file_access_step{"file_access", "file_access_answered", open, decide_access, evolve_access};

}  // namespace abri
