// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/strike_out.h"

#include "core/casework/share_gate.h"
#include "core/casework/steps.h"

#include <algorithm>
#include <map>
#include <set>

namespace abri {

namespace {

struct Strikable {
    std::string_view form;
    bool for_supervisor;   // tells of danger, of a no, of what protects or of what left the house
};
constexpr Strikable strikable[] = {{"consent", true},
                                   {"initial_assessment", true},
                                   {"comprehensive_assessment", true},
                                   {"case_plan", true},
                                   {"review", true},
                                   {"referral", true},
                                   {"direct_service", true},
                                   {"safe_contact", true},
                                   {"safety_plan", true},
                                   {"best_interests", true},
                                   {"removal_authority", true},
                                   {"mandatory_report", true},
                                   {"child_death", true},
                                   {"file_access", true},
                                   {"post_closure_visit", true},
                                   {"registration_update", true},
                                   {"postponement", true},
                                   {"strike_out", true},
                                   {"follow_up", false},
                                   {"interim_plan", false},
                                   {"referral_feedback", false},
                                   {"planning_meeting", false},
                                   {"case_conference", false},
                                   {"service_gap", false},
                                   {"transition_plan", false},
                                   {"case_note", false},
                                   {"discrepancy", false},
                                   {"appointment", false},
                                   {"supervision_decision", false}};

Strikable const* find_strikable(std::string_view form)
{
    auto const found = std::find_if(std::begin(strikable), std::end(strikable),
                                    [&](Strikable const& one) { return one.form == form; });
    return found == std::end(strikable) ? nullptr : found;
}

}  // namespace

bool may_be_struck(Recorded const& recorded) { return recorded.readable && find_strikable(recorded.form); }

bool is_for_supervisor(Recorded const& recorded)
{
    auto const* form = find_strikable(recorded.form);
    return (form && form->for_supervisor) || recorded.answers.is("risk_increased", "yes") ||
           was_alone_at_home(recorded.answers);
}

static bool strikes_out(Recorded const& recorded) { return recorded.readable && recorded.kind == "entry_struck_out"; }

std::vector<Strike> strikes(std::span<Recorded const> entries)
{
    // Nearly every file has none: it is opened without looking further.
    std::vector<Strike> found;
    if (std::none_of(entries.begin(), entries.end(), strikes_out)) return found;
    std::map<EntryId, Recorded const*> known;
    for (auto const& one : entries) known.emplace(one.entry, &one);
    std::set<EntryId> gone;
    // The last first: whether an entry that strikes still stands is known before it is heard.
    for (auto one = entries.rbegin(); one != entries.rend(); ++one) {
        if (!strikes_out(*one) || gone.contains(one->entry)) continue;
        auto const about = EntryId::parse(one->answers["about"]);
        auto const target = about ? known.find(*about) : known.end();
        if (target == known.end() || !may_be_struck(*target->second) || gone.contains(*about)) continue;
        gone.insert(*about);
        found.push_back({*about, one->entry});
    }
    return found;
}

void evolve_all(CaseFile& file, std::vector<Recorded> entries)
{
    auto const out = strikes(entries);
    for (auto& recorded : entries) {
        auto const strike =
            std::find_if(out.begin(), out.end(), [&](Strike const& one) { return one.about == recorded.entry; });
        if (strike == out.end()) evolve(file, std::move(recorded));
        else file.struck.push_back({std::move(recorded), strike->by});
    }
    // What left the house has left it: a one-off agreement that was used is not given back.
    for (auto const& one : file.struck) consume_shares(file, one.recorded);
}

static bool open(CaseFile const& file, Actor const& actor) { return !file.history.empty() && is_carrying(file, actor); }

static Decision decide_strike(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    auto const about = EntryId::parse(answers["about"]);
    auto const* recorded = about ? file.find(*about) : nullptr;
    verdict.unless(RuleId::none, recorded && may_be_struck(*recorded), Refused::not_to_be_struck, "about");
    bool const supervises = situation.actor.role == Role::supervisor;
    bool const hers = recorded && recorded->author == situation.actor.id && !is_for_supervisor(*recorded);
    verdict.unless(RuleId::none, !recorded || supervises || hers, Refused::not_yours_to_do, "about");
    Decided decided{"entry_struck_out", {}};
    // Somebody else looks at whatever is struck out by who wrote it.
    if (!supervises || (recorded && recorded->author == situation.actor.id)) {
        decided.shared.set("strike.to_review", situation.entry.text());
        wait_for_review(file, decided.shared, situation.now + Hours{situation.policy.exception_review_h});
    }
    return std::move(verdict).or_else(std::move(decided));
}

// Where what allowed us to work with the child is gone, it is asked for anew.
static void evolve_strike(CaseFile& file, Recorded const& recorded)
{
    if (recorded.shared.is("strike.to_review", recorded.entry.text())) except(file, recorded, "struck_out");
    if (file.registration && file.is_open() && !allows_case_management(file.consents) &&
        !file.shared.filled("due.consent"))
        file.shared.set("due.consent", iso(recorded.at));
}

CaseStep const strike_out_step{"strike_out", "entry_struck_out", open, decide_strike, evolve_strike};

}  // namespace abri
