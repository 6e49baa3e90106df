// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/casework/form_prefill.h"

#include "core/casework/plan_actions.h"
#include "core/casework/what_stands.h"
#include "pages/forms/form_parts.h"

namespace abri::pages {

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
                if (auto const* known = newest_with(file, "registration", field.code))
                    shown.values.set(field.code, known->answers[field.code]);
    if (form.id == "follow_up")
        for (auto const& action : running_actions(file))
            if (action.state == ActionState::open)
                shown.references.emplace_back(action.id.text(), action.action + " – " + action.responsible);
    if (form.id == "appointment")
        for (auto const& one : file.appointments)
            if (!one.settled) shown.references.emplace_back(one.entry.text(), env.words.moment(one.at));
    if (form.id == "exception_review")
        for (auto const& exception : file.exceptions)
            shown.references.emplace_back(exception.entry.text(),
                                          std::string(env.words("exception." + exception.what)));
    if (form.id == "supervision_decision")
        for (auto const& d : file.decisions)
            if (!d.done) shown.references.emplace_back(d.entry.text(), d.what);
    // Where there is but one thing to answer, it is that one.
    for (auto const& [answers, field] :
         {std::pair{"exception_review", "about"}, std::pair{"supervision_decision", "about"},
          std::pair{"referral_feedback", "referral"}})
        if (form.id == answers && shown.references.size() == 1) shown.values.set(field, shown.references.front().first);
    Recorded const* last = nullptr;
    if (form.id == "child_death" && file.death) last = file.find(file.death->entry);
    if (form.id == "comprehensive_assessment" && !file.assessments.empty())
        last = file.find(file.assessments.back().entry);
    if (form.id == "case_plan" && !file.plans.empty()) last = file.find(file.plans.back().entry);
    if (last) shown.values = last->answers;
    // A revision is of today: dated by the version before it, it would be taken for the older of the two.
    if (last && form.id == "case_plan")
        for (char const* own : {"drafted_on", "activate", "activated_on"}) shown.values.set(own, "");
    else if (form.id == "case_plan")
        for (std::size_t i = 0; i < shown.needs.size() && i < std::size_t{most_rows}; ++i)
            shown.values.set("actions." + std::to_string(i) + ".need", shown.needs[i]);
    if (form.id == "review" && !file.risk.empty()) shown.values.set("risk_level", file.risk);
    fill_dates(shown, form, env);
}

}  // namespace abri::pages
