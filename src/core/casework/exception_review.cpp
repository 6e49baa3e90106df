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
        hand_back(decided.shared, day_of(situation.now + Hours{situation.policy.plan_approval_h}));
    return std::move(verdict).or_else(std::move(decided));
}

static void evolve_exception_review(CaseFile& file, Recorded const& recorded)
{
    // A legal basis that was asked for holds once she has said so; one that she hands back is none.
    bool const confirmed = recorded.answers.is("decision", "confirmed");
    for (auto const& exception : file.exceptions) {
        if (!is_about(exception, recorded.answers["about"])) continue;
        for (auto& talk : file.consents) {
            if (talk.entry != exception.entry || (!talk.overridden && !talk.override_asked)) continue;
            talk.overridden = confirmed;
            talk.override_asked = false;
        }
    }
    if (allows_case_management(file.consents)) file.shared.set("due.consent", "");
    else if (file.registration && somebody_refuses(file.consents)) file.shared.set("due.consent", iso(recorded.at));
    std::erase_if(file.exceptions, [&](ExceptionToReview const& e) { return is_about(e, recorded.answers["about"]); });
    if (recorded.answers.is("decision", "to_put_right")) take_back_to_do(file, recorded);
}

CaseStep const exception_review_step{"exception_review", "exception_reviewed", review_open, decide_exception_review,
                                     evolve_exception_review};

}  // namespace abri
