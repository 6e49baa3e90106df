// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/casework/form_beside.h"

#include "core/casework/second_look.h"
#include "core/casework/what_stands.h"
#include "core/casework/plan_actions.h"
#include "pages/casework/before_visit.h"
#include "pages/forms/form_fields.h"
#include "pages/programme/criteria.h"
#include "pages/frame/layout.h"
#include "pages/referral/services.h"

namespace abri::pages {

// The lesson that explains this step (courses/cm101), open beside the work.
Html lesson_beside(Form const& form, Env const& env)
{
    struct Explains {
        char const* step;
        char const* lesson;
    };
    static constexpr Explains lessons[] = {{"identification", "3.1"}, {"assessment", "3.2"}, {"case_plan", "3.3"},
                                           {"implementation", "3.4"}, {"follow_up", "3.5"},  {"closure", "3.6"}};
    Html out;
    if (form.id == "consent")
        return out.add<"<p class=\"hint\"><a href=\"{}\">{}</a></p>">(url("/learn/cm101/1.3"),
                                                                      env.words("learn.beside"));
    for (auto const& one : lessons)
        if (form.step == one.step)
            out.add<"<p class=\"hint\"><a href=\"{}\">{}</a></p>">(url("/learn/cm101/", std::string(one.lesson)),
                                                                   env.words("learn.beside"));
    return out;
}

// Who decides sees what is decided: the plan, the request, what was done without waiting.
static Html what_is_decided(std::string_view form, CaseFile const& file, Env const& env)
{
    std::vector<EntryId> entries;
    if (form == "plan_approval" && file.active_plan()) entries = {file.active_plan()->entry};
    if ((form == "closure_decision" || form == "closure_opinion") && file.cycle.closure)
        entries = {file.cycle.closure->entry};
    if (form == "closure_decision" && file.cycle.closure && !file.cycle.closure->opinion_entry.is_nil() &&
        file.cycle.closure->opinion_entry != file.cycle.closure->entry)
        entries.push_back(file.cycle.closure->opinion_entry);
    if (form == "transfer_decision" && file.transfer) entries = {file.transfer->entry};
    if (form == "exception_review")
        for (auto const& exception : file.exceptions)
            if (may_look_at(exception, env.actor)) entries.push_back(exception.entry);
    Html out;
    for (auto const& entry : entries) {
        auto const* recorded = file.find(entry);
        auto const* asked = recorded ? env.catalogue.form(recorded->form) : nullptr;
        if (!asked) continue;
        out.add<"<details class=\"more\" open><summary>{} <span class=\"quiet\">{} – {}</span></summary>{}</details>">(
            env.words("form." + asked->id + ".title"), env.words.moment(recorded->at), env.name_of(recorded->author),
            filled_fields(*asked, env, *recorded));
    }
    if (out.empty()) return out;
    return Html().add<"<section><h2>{}</h2>{}</section>">(env.words("case.decide_on"), out);
}

// What bears on this form and is written elsewhere in the file.
Html look_beside(Form const& form, Loaded const& loaded, CaseFile const& file, Env const& env)
{
    Html out;
    out.add(what_is_decided(form.id, file, env));
    // Who asks is held against who must not be told, before anything is shown.
    if (form.id == "file_access") out.add(must_not_be_said(file, env));
    if (form.id == "referral") {
        out.add<"<p><a href=\"{}\">{}</a></p>">(url("/cases/", file.id.text(), "/sharing"), env.words("sharing.title"));
        out.add(services_for(file, loaded.office_file(ledger::FileKind::service_directory), env));
    }
    if (form.id == "screening")
        out.add(criteria_to_consult(loaded.office_file(ledger::FileKind::programme_papers), env));
    if (form.id == "comprehensive_assessment")
        out.add<"<p><a href=\"{}\">{}</a></p>">(url("/cases/", file.id.text(), "/attachments"),
                                                env.words("attachments.title"));
    if (form.id == "review" || form.id == "closure" || form.id == "comprehensive_assessment")
        for (auto const& d : file.discrepancies)
            if (!d.clarified) out.add(banner("warning", env.words("case.discrepancy", {d.statement_a, d.statement_b})));
    if (form.id == "review")
        for (auto const& action : running_actions(file))
            out.add<"<p>{} <span class=\"badge\">{}</span></p>">(
                action.action, env.words("list.action_result." + std::string(name_of(action.state))));
    if (auto const* plan = file.active_plan();
        form.id == "case_plan" && plan && plan->approval == PlanApproval::to_put_right)
        if (auto const* answered = newest_with(file, "plan_approval", "comment"))
            out.add<"<section><h2>{}</h2><blockquote dir=\"auto\">{}</blockquote></section>">(
                env.words("case.plan_to_put_right"), answered->answers["comment"]);
    if (form.id == "review" && file.risk == "high") out.add(banner("quiet", env.words("case.chair_uninvolved")));
    if (form.id == "case_plan" && file.risk == "high") out.add(banner("quiet", env.words("case.think_of_two_tracks")));
    if (form.id == "consent") {
        out.add<"<details class=\"more\"><summary>{}</summary>">(env.words("hard_words.to_ask"));
        for (std::string const card : {"ask_under_5", "ask_from_5_to_11", "ask_from_12_to_17"})
            out.add<"<h3>{}</h3><blockquote>{}</blockquote>">(env.words("hard_words.name." + card),
                                                              env.words("hard_words.say." + card));
        out.add<"</details>">();
    }
    if (form.id == "closure" || form.id == "service_gap" || form.id == "consent" || form.id == "mandatory_report")
        out.add<"<p><a href=\"{}\">{}</a></p>">(url("/words"), env.words("hard_words.title"));
    return out;
}

void take_service(FieldValues& shown, Request const& request, Loaded const& loaded)
{
    for (auto const& service : fold_services(loaded.office_file(ledger::FileKind::service_directory).records)) {
        if (service.id.text() != request.parameter("service")) continue;
        for (auto const& [code, value] :
             {std::pair{"service", service.service}, std::pair{"recipient", service.recipient},
              std::pair{"provider_name", service.provider}, std::pair{"focal_point", service.focal_point}})
            shown.values.set(code, value);
    }
}

}  // namespace abri::pages
