// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/second_look.h"
#include "core/casework/steps.h"

#include <algorithm>

namespace abri {

static bool review_open(CaseFile const& file, Actor const& actor)
{
    return std::any_of(file.exceptions.begin(), file.exceptions.end(),
                       [&](ExceptionToReview const& e) { return !rule(48_rule, !may_look_at(e, actor)); });
}

// Each is answered by itself: one that is confirmed leaves the others to be looked at.
static Decision decide_exception_review(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    auto const about = answers["about"];
    std::ptrdiff_t hers = 0, named = 0;
    ExceptionToReview const* answered = nullptr;
    for (auto const& exception : file.exceptions) {
        if (!may_look_at(exception, situation.actor)) continue;
        ++hers;
        if (about.empty() || exception.entry.text() == about) ++named, answered = &exception;
    }
    verdict.unless(RuleId::none, hers == 1 || !about.empty(), Refused::field_problem, "about", "missing");
    verdict.unless(RuleId::none, named > 0, Refused::unknown_decision, "about");
    Decided decided{"exception_reviewed", {}};
    if (answered) decided.shared.set("exception_review.of", answered->entry.text());
    auto const left = std::any_of(file.exceptions.begin(), file.exceptions.end(),
                                  [&](ExceptionToReview const& e) { return answered && e.entry != answered->entry; });
    if (!left) clear_due(decided.shared, "exception_review");
    if (answers.is("decision", "to_put_right"))
        hand_back(decided.shared, day_of(situation.now + Hours{situation.policy.plan_approval_h}));
    return std::move(verdict).or_else(std::move(decided));
}

static void evolve_exception_review(CaseFile& file, Recorded const& recorded)
{
    // Before one was named, the answer was to all of them.
    auto const of = recorded.shared.filled("exception_review.of") ? recorded.shared["exception_review.of"]
                                                                  : recorded.answers["about"];
    auto const is_about = [&](ExceptionToReview const& e) { return of.empty() || e.entry.text() == of; };
    // A legal basis that was asked for holds once she has said so; one that she hands back is none.
    bool const confirmed = recorded.answers.is("decision", "confirmed");
    for (auto const& exception : file.exceptions) {
        if (!is_about(exception)) continue;
        for (auto& talk : file.consents) {
            if (talk.entry != exception.entry || (!talk.overridden && !talk.override_asked)) continue;
            talk.overridden = confirmed;
            talk.override_asked = false;
        }
    }
    if (allows_case_management(file.consents)) file.shared.set("due.consent", "");
    else if (file.registration && somebody_refuses(file.consents)) file.shared.set("due.consent", iso(recorded.at));
    std::erase_if(file.exceptions, is_about);
    if (recorded.answers.is("decision", "to_put_right")) take_back_to_do(file, recorded);
}

CaseStep const exception_review_step{"exception_review", "exception_reviewed", review_open, decide_exception_review,
                                     evolve_exception_review};

}  // namespace abri
