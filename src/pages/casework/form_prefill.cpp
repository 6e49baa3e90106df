// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/casework/form_prefill.h"

#include "core/casework/second_look.h"
#include "core/casework/plan_actions.h"
#include "core/casework/steps.h"
#include "core/casework/strike_out.h"
#include "core/casework/what_stands.h"
#include "pages/forms/form_parts.h"

namespace abri::pages {

std::string words_of(ToDo const& one, Env const& env)
{
    auto const what = one.words.empty() ? one.what : std::string(env.words("to_do." + std::string(one.words)));
    return one.responsible.empty() ? what : what + " – " + one.responsible;
}

// Told apart without the name, which stands in the identity part: what she is to the child, what she said, and when.
static std::string words_of(ConsentTalk const& talk, Env const& env)
{
    return std::string(env.words("list.guardian_relation." + talk.relation)) + " – " +
           std::string(env.words("list.guardian_consent." + talk.answer)) + " – " + env.words.date(talk.on);
}

void prefill(FieldValues& shown, Form const& form, CaseFile const& file, Env const& env)
{
    if (auto const* assessment = file.finished_assessment())
        for (auto const& need : assessment->needs) shown.needs.push_back(need);
    if (form.id == "referral_feedback")
        for (auto const& referral : file.referrals)
            if (!referral.has_ended())
                shown.references.emplace_back(referral.entry.text(),
                                              std::string(env.words("list.service_type." + referral.service)) + " – " +
                                                  env.words.date(referral.on));
    if (form.id == "conflict_of_interest")
        for (auto const& member : env.staff)
            if (member.active && (member.role == Role::caseworker || member.role == Role::supervisor))
                shown.references.emplace_back(member.id.text(), member.name);
    if (form.id == "discrepancy")
        for (auto const& d : file.discrepancies)
            if (!d.clarified) shown.references.emplace_back(d.entry.text(), d.statement_a + " / " + d.statement_b);
    if (form.id == "registration_update")
        for (auto const& section : form.sections)
            for (auto const& field : section.fields)
                if (auto const* known = newest_with(file, "registration", field.code);
                    known && field.code != "age_years" && field.code != "learnt_on" && field.code != "reason")
                    shown.values.set(field.code, known->answers[field.code]);
    if (form.id == "follow_up")
        for (auto const& action : running_actions(file))
            if (action.state == ActionState::open)
                shown.references.emplace_back(action.id.text(), action.action + " – " + action.responsible);
    if (form.id == "appointment")
        for (auto const& one : file.cycle.appointments)
            if (!one.settled) shown.references.emplace_back(one.entry.text(), env.words.moment(one.at));
    if (form.id == "exception_review")
        for (auto const& exception : file.exceptions)
            if (may_look_at(exception, env.actor))
                shown.references.emplace_back(exception.entry.text(),
                                              std::string(env.words("exception." + exception.what)));
    if (form.id == "supervision_decision") {
        for (auto const& one : file.to_dos)
            if (one.state == ActionState::open) shown.references.emplace_back(one.id.text(), words_of(one, env));
        for (auto const& action : running_actions(file))
            if (action.state == ActionState::open)
                shown.references.emplace_back(action.id.text(), action.action + " – " + action.responsible);
    }
    if (form.id == "strike_out")
        for (auto recorded = file.history.rbegin(); recorded != file.history.rend(); ++recorded)
            if (may_be_struck(*recorded) && (recorded->author == env.actor.id || env.actor.role == Role::supervisor))
                shown.references.emplace_back(recorded->entry.text(),
                                              std::string(env.words("form." + recorded->form + ".title")) + " – " +
                                                  env.words.moment(recorded->at));
    if (form.id == "consent")
        for (auto const* talk : latest_of_each(file.consents))
            if (!talk->with_child) shown.references.emplace_back(talk->entry.text(), words_of(*talk, env));
    if (form.id == "closure")
        shown.values.set("retention_until", iso(add_months(day_of(env.now), months_to_keep(file, env.policy))));
    // Where there is but one thing to answer, it is that one.
    for (auto const& [answers, field] :
         {std::pair{"exception_review", "about"}, std::pair{"supervision_decision", "about"},
          std::pair{"referral_feedback", "referral"}})
        if (form.id == answers && shown.references.size() == 1) shown.values.set(field, shown.references.front().first);
    Recorded const* last = nullptr;
    if (form.id == "child_death" && file.death) last = file.find(file.death->entry);
    if (form.id == "comprehensive_assessment" && !file.cycle.assessments.empty())
        last = file.find(file.cycle.assessments.back().entry);
    if (form.id == "case_plan" && !file.plans.empty()) last = file.find(file.plans.back().entry);
    if (last) shown.values = last->answers;
    // A revision is of today: dated by the version before it, it would be taken for the older of the two.
    if (last && form.id == "case_plan")
        for (char const* own : {"drafted_on", "activate", "activated_on", "separates_child", "removal_authority",
                                "authority_name", "authority_on", "authority_paper", "separated_at_once_why"})
            shown.values.set(own, "");
    else if (form.id == "case_plan")
        for (std::size_t i = 0; i < shown.needs.size() && i < std::size_t{most_rows}; ++i)
            shown.values.set("actions." + std::to_string(i) + ".need", shown.needs[i]);
    if (form.id == "review" && !file.risk.empty()) shown.values.set("risk_level", file.risk);
    fill_dates(shown, form, env);
}

}  // namespace abri::pages
