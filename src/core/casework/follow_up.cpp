// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/plan_actions.h"
#include "core/casework/steps.h"
#include "core/casework/what_stands.h"

#include <algorithm>

namespace abri {

static bool is_home_visit(std::string_view mode)
{
    return mode == "planned_home_visit" || mode == "unannounced_home_visit";
}

bool was_alone_at_home(Answers const& contact)
{
    return is_home_visit(contact["mode"]) && !contact.filled("second_person");
}

static Decision decide_follow_up(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    auto const on = answers.instant("done_on").value_or(situation.now);
    verdict.unless(RuleId::none, on >= file.identified_on, Refused::before_identification, "done_on");
    bool const alone = was_alone_at_home(answers);
    verdict.unless(325_rule, !alone || answers.filled("alone_reason"), Refused::alone_on_home_visit, "second_person");
    auto const action = EntryId::parse(answers["action"]);
    verdict.unless(RuleId::none, !answers.filled("action") || (action && find_action(file, *action)),
                   Refused::unknown_action, "action");
    Decided decided{"follow_up_done", {}};
    if (!rule(179_rule, !answers.is("risk_increased", "yes"))) set_due(decided.shared, "urgent_action", on);
    bool const with_child = answers.has("with", "child") || answers.is("seen_alone", "yes");
    if (with_child && file.shared.filled("due.next_steps")) clear_due(decided.shared, "next_steps");
    if (alone) wait_for_review(file, decided.shared, situation.now + Hours{situation.policy.exception_review_h});
    return std::move(verdict).or_else(std::move(decided));
}

static void evolve_follow_up(CaseFile& file, Recorded const& recorded)
{
    auto const& a = recorded.answers;
    Contact contact{a.instant("done_on").value_or(recorded.at),
                    std::string(a["mode"]),
                    a.is("risk_increased", "yes"),
                    false,
                    false,
                    a.is("action_done", "yes")};
    bool const met = contact.mode == "meeting" || is_home_visit(contact.mode);
    contact.child_seen = met && (a.has("with", "child") || a.is("seen_alone", "yes"));
    contact.alone = was_alone_at_home(a);
    if (contact.alone) except(file, recorded, "alone_on_home_visit");
    // Nobody closes over a new danger (I6): it is answered, then closure is asked for anew.
    if (contact.risk_increased) suspend_closure(file, &recorded);
    take_action_result(file, recorded, {"action", "action_result", "action_reason"});
    for (auto& appointment : file.cycle.appointments)
        appointment.settled |= day_of(appointment.at) <= day_of(contact.on);
    auto const after = std::upper_bound(file.cycle.contacts.begin(), file.cycle.contacts.end(), contact,
                                        [](Contact const& one, Contact const& other) { return one.on < other.on; });
    file.cycle.contacts.insert(after, std::move(contact));
    // What the newest contact found stands; what was put off before this one has been done. An urgent action ends where
    // somebody says that it was done, not with a calm day.
    auto const& newest = file.cycle.contacts.back();
    if (!newest.risk_increased && newest.action_done) file.shared.set("due.urgent_action", "");
    auto const put_off = file.standing.find("postponed.follow_up");
    if (put_off != file.standing.end() && !is_earlier(recorded.happened, put_off->second.since))
        file.shared.set("postponed.follow_up", "");
}

CaseStep const follow_up_step{"follow_up",      "follow_up_done", is_under_way,
                              decide_follow_up, evolve_follow_up, "done_on"};

}  // namespace abri
