// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

#include <algorithm>

namespace abri {

static bool review_open(CaseFile const& file, Actor const& actor)
{
    return !file.exceptions.empty() && !rule(48_rule, actor.role != Role::supervisor);
}

static bool is_about(ExceptionToReview const& exception, std::string_view about)
{
    return about.empty() || exception.entry.text() == about;
}

// Each is answered by itself: one that is confirmed leaves the others to be looked at.
static Decision decide_exception_review(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    auto const about = answers["about"];
    auto const answered = std::count_if(file.exceptions.begin(), file.exceptions.end(),
                                        [&](ExceptionToReview const& e) { return is_about(e, about); });
    auto const all = static_cast<std::ptrdiff_t>(file.exceptions.size());
    verdict.unless(RuleId::none, all == 1 || !about.empty(), Refused::field_problem, "about", "missing");
    verdict.unless(RuleId::none, answered > 0, Refused::unknown_decision, "about");
    Decided decided{"exception_reviewed", {}};
    if (answered == all) clear_due(decided.shared, "exception_review");
    if (answers.is("decision", "to_put_right"))
        hand_back(file, decided.shared, day_of(situation.now + Hours{situation.policy.plan_approval_h}));
    return std::move(verdict).or_else(std::move(decided));
}

static void evolve_exception_review(CaseFile& file, Recorded const& recorded)
{
    std::erase_if(file.exceptions, [&](ExceptionToReview const& e) { return is_about(e, recorded.answers["about"]); });
    if (recorded.answers.is("decision", "to_put_right")) take_back_to_do(file, recorded);
}

CaseStep const exception_review_step{"exception_review", "exception_reviewed", review_open, decide_exception_review,
                                     evolve_exception_review};

}  // namespace abri
