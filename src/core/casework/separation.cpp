// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/separation.h"

#include "core/casework/steps.h"
#include "core/casework/what_stands.h"

namespace abri {

static bool is_decided(std::string_view authority)
{
    return !authority.empty() && authority != "none" && authority != before_us;
}

bool separates(Answers const& answers) { return answers.is("separates_child", "yes"); }

// Nobody has decided yet, and danger did not wait.
static bool is_at_once(Answers const& answers)
{
    return answers.filled("separated_at_once_why") && !is_decided(answers["removal_authority"]);
}

bool is_placed(CaseFile const& file) { return file.separation && file.separation->authority != before_us; }

static void check_authority(CaseFile const& file, Answers const& answers, Situation const& situation, Verdict& verdict)
{
    auto const authority = answers["removal_authority"];
    auto const id = file.is_refugee() ? 147_rule : 313_rule;
    // A panel is one that decided, in this file; not one that somebody says has decided (AC-12).
    if (authority == "bid_panel")
        return verdict.unless(id, file.cycle.separation_approved, Refused::panel_not_decided, "removal_authority");
    verdict.unless(id, authority == "government_authority", Refused::removal_without_authority, "removal_authority");
    if (authority != "government_authority") return;
    for (char const* field : {"authority_name", "authority_on"})
        verdict.unless(315_rule, answers.filled(field), Refused::field_problem, field, "missing");
    auto const today = day_of(situation.now);
    verdict.unless(RuleId::none, answers.date("authority_on").value_or(today) <= today, Refused::field_problem,
                   "authority_on", "in_the_future");
}

void check_separation(CaseFile const& file, Answers const& answers, Situation const& situation, Decided& decided,
                      Verdict& verdict)
{
    if (!separates(answers) || (file.separation && is_decided(file.separation->authority))) return;
    bool const at_once = !rule(116_rule, !is_at_once(answers));
    if (!at_once) {
        check_authority(file, answers, situation, verdict);
        if (file.shared.filled("due.removal_authority")) clear_due(decided.shared, "removal_authority");
        return;
    }
    wait_for_review(file, decided.shared, situation.now + Hours{situation.policy.exception_review_h});
    set_due(decided.shared, "removal_authority", situation.now + Hours{situation.policy.exception_review_h});
}

void take_separation(CaseFile& file, Recorded const& recorded)
{
    auto const& a = recorded.answers;
    if (!separates(a)) return;
    file.was_separated = true;
    bool const known = file.separation && is_decided(file.separation->authority);
    if (known) return;
    // Written after the child came home, of before: it is history.
    auto const on = day_of(recorded.happened.at);
    if (file.back_home_on && on < *file.back_home_on) return;
    file.separation = Separation{recorded.entry, file.separation ? std::min(file.separation->since, on) : on,
                                 std::string(a["removal_authority"]), std::string(a["authority_name"])};
    if (is_at_once(a)) except(file, recorded, "separated_at_once");
}

void end_separation(CaseFile& file)
{
    file.separation.reset();
    file.shared.set("due.removal_authority", "");
}

static bool open(CaseFile const& file, Actor const& actor)
{
    return is_under_way(file, actor) && file.separation.has_value();
}

// What was not known when the child left, or that the child is back.
static Decision decide_authority(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    bool const asked = answers.is("lives_now", "away") && is_placed(file);
    if (asked) check_authority(file, answers, situation, verdict);
    Decided decided{"separation_settled", {}};
    if (file.shared.filled("due.removal_authority")) clear_due(decided.shared, "removal_authority");
    return std::move(verdict).or_else(std::move(decided));
}

static void evolve_authority(CaseFile& file, Recorded const& recorded)
{
    auto const& a = recorded.answers;
    if (!file.separation || is_overtaken(file, recorded)) return;
    if (!a.is("lives_now", "away")) {
        auto const on = day_of(recorded.happened.at);
        file.back_home_on = on;
        if (file.separation->since <= on) end_separation(file);
        return;
    }
    if (a.filled("removal_authority")) file.separation->authority = a["removal_authority"];
    file.separation->by_whom = a["authority_name"];
}

CaseStep const removal_authority_step{"removal_authority", "separation_settled", open,
                                      decide_authority,    evolve_authority,     "noted_on"};

}  // namespace abri
