// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/casework/case_page.h"

#include "core/casework/age.h"
#include "core/casework/plan_actions.h"
#include "core/casework/separation.h"
#include "core/casework/what_stands.h"
#include "pages/casework/case_alerts.h"
#include "pages/casework/case_tasks.h"
#include "pages/casework/case_timeline.h"
#include "pages/casework/form_prefill.h"
#include "pages/frame/cards.h"
#include "core/casework/case_code.h"
#include "core/casework/steps.h"
#include "pages/forms/form_fields.h"
#include "pages/frame/layout.h"
#include "pages/casework/risk_line.h"
#include "pages/frame/wording_hint.h"

namespace abri::pages {

std::string heading(CaseFile const& file, Env const& env)
{
    return file.registration ? std::string(file.code())
                             : env.words("case.reported", {env.words.date(day_of(file.identified_on))});
}

namespace {

Needs need_case(Request const& request, Actor const&)
{
    Needs needs;
    needs.file = request.file();
    needs.audit = about_case("case_viewed");
    return needs;
}

void put_ribbon(Html& out, CaseFile const& file, Env const& env)
{
    auto const& t = env.words;
    int const now = ribbon_step(file.stage);
    out.add<"<ol class=\"ribbon\" aria-label=\"{}\">">(t("case.steps"));
    static constexpr std::string_view steps[] = {"identification", "assessment", "case_plan",
                                                 "implementation", "follow_up",  "closure"};
    for (int i = 0; i < 6; ++i) {
        auto const label = t("step." + std::string(steps[i]));
        if (i == now) out.add<"<li class=\"now\" aria-current=\"step\"><span>{}</span></li>">(label);
        else if (i < now)
            out.add<"<li class=\"done\"><span>{} <span class=\"sr\">{}</span></span></li>">(label, t("case.step_done"));
        else out.add<"<li><span>{}</span></li>">(label);
    }
    out.add<"</ol>">();
}

// For which need and on which track help moves on; where there is but one, the sum above says it.
void put_progress(Html& out, CasePlan const& plan, Words const& t)
{
    auto const put = [&](std::vector<Progress> const& parts, auto const& name) {
        if (parts.size() < 2) return;
        out.add<"<ul class=\"quiet\">">();
        for (auto const& part : parts)
            out.add<"<li>{} – {}/{}</li>">(part.of.empty() ? std::string(t("case.no_track")) : name(part.of), part.done,
                                           part.all);
        out.add<"</ul>">();
    };
    put(progress_by(plan.actions, &PlanAction::need), [](std::string const& need) { return need; });
    put(progress_by(plan.actions, &PlanAction::track),
        [&](std::string const& track) { return std::string(t("list.plan_track." + track)); });
}

void put_plan(Html& out, CaseFile const& file, Env const& env)
{
    auto const* plan = file.active_plan();
    if (!plan && file.plans.empty()) return;
    auto const& shown = plan ? *plan : file.plans.back();
    auto const& t = env.words;
    out.add<"<section><h2>{} <span class=\"badge\">{}</span></h2><ul class=\"plan\">">(
        t("case.plan", {std::to_string(shown.version)}), t(plan                    ? "case.plan_active"
                                                           : file.cycle.number > 1 ? "case.plan_before"
                                                                                   : "case.plan_draft"));
    for (auto const& action : shown.actions) {
        out.add<"<li><strong>{}</strong> – {} <span class=\"quiet\">{}</span>">(
            action.action, action.responsible, action.due ? t.date(*action.due) : std::string());
        if (action.state != ActionState::open)
            out.add<" <span class=\"badge\">{}</span> {}">(
                t("list.action_result." + std::string(name_of(action.state))), action.reason);
        if (!action.track.empty()) out.add<" <span class=\"badge\">{}</span>">(t("list.plan_track." + action.track));
        out.add<"</li>">();
    }
    out.add<"</ul>">();
    if (plan)
        out.add<"<p class=\"quiet\">{}</p>">(
            t("case.plan_progress", {std::to_string(done_actions(file)), std::to_string(plan->actions.size())}));
    if (plan) put_progress(out, *plan, t);
    if (auto const* said = plan ? newest_with(file, "review", "track_now") : nullptr;
        said && day_of(said->happened.at) >= plan->on)
        out.add<"<p class=\"quiet\">{}</p>">(t("list.track_now." + std::string(said->answers["track_now"])));
    if (plan && plan->approval != PlanApproval::approved)
        out.add<"<p class=\"hint\">{}</p>">(
            t(plan->approval == PlanApproval::awaited ? "case.plan_awaits" : "case.plan_to_put_right"));
    if (plan && plan->approval == PlanApproval::to_put_right)
        if (auto const* answered = newest_with(file, "plan_approval", "comment"))
            out.add<"<blockquote dir=\"auto\">{}</blockquote>">(answered->answers["comment"]);
    if (plan && env.actor.role != Role::manager)
        out.add<"<p><a href=\"{}\">{}</a></p>">(url("/cases/", file.id.text(), "/child-copy"), t("child_copy.title"));
    if (file.plans.size() > 1)
        out.add<"<p><a href=\"{}\">{}</a></p>">(url("/cases/", file.id.text(), "/versions/case_plan"),
                                                t("versions.title"));
    out.add<"</section>">();
}

// Five dots: sent, received, accepted, begun, given; a referral that went nowhere stops where it stopped.
Html referral_track(ReferralState const& referral, Words const& t)
{
    static constexpr std::string_view way[] = {"sent", "received", "accepted", "service_started", "service_completed"};
    std::size_t reached = 0;
    for (auto const& [status, on] : referral.path)
        for (std::size_t place = 0; place < std::size(way); ++place)
            if (status == way[place]) reached = std::max(reached, place + 1);
    Html out;
    std::string dots;
    for (std::size_t place = 0; place < std::size(way); ++place) dots += place < reached ? "●" : "○";
    return out.add<"<span class=\"track\" aria-hidden=\"true\">{}</span> <span class=\"sr\">{}</span> ">(
        dots, t("case.referral_reached", {std::to_string(reached), "5"}));
}

void put_referrals(Html& out, CaseFile const& file, Env const& env)
{
    if (file.referrals.empty()) return;
    auto const& t = env.words;
    out.add<"<section><h2>{}</h2><ul class=\"tasks\">">(t("case.referrals"));
    for (auto const& r : file.referrals) {
        auto const status = r.status == "sent" ? t("case.referral_sent") : t("list.referral_status." + r.status);
        out.add<"<li>{} – {} <span class=\"quiet\">{}</span> {}<span class=\"badge\">{}</span></li>">(
            t("list.service_type." + r.service), t("list.recipient." + r.recipient), t.date(r.on), referral_track(r, t),
            status);
    }
    out.add<"</ul></section>">();
}

// What may go to whom: as it was said.
std::string share_words(Share const& share, Env const& env)
{
    auto const& t = env.words;
    std::vector<std::string> what;
    for (auto const code : split(share.information, ','))
        what.emplace_back(t("list.data_category." + std::string(code)));
    auto const to = share.named.empty() ? std::string(t("list.recipient." + share.recipient)) : share.named;
    std::vector<std::string> services;
    for (auto const code : split(share.services, ','))
        if (!code.empty()) services.emplace_back(t("list.service_type." + std::string(code)));
    auto information = join(what, ", ");
    if (!services.empty()) information += " (" + join(services, ", ") + ")";
    auto const words = t("case.may_share_with", {to, information});
    return share.one_off ? words + " " + std::string(t("case.once_only")) : words;
}

void put_consents(Html& out, CaseFile const& file, Env const& env)
{
    if (file.consents.empty()) return;
    auto const& t = env.words;
    out.add<"<section><h2>{}</h2><ul class=\"tasks\">">(t("case.consents"));
    for (auto const& talk : file.consents) {
        auto const list = talk.with_child ? "list.child_answer." : "list.guardian_consent.";
        auto const who = talk.with_child || talk.relation.empty()
                             ? t(talk.with_child ? "list.consent_from.child" : "list.consent_from.guardian")
                             : t("list.guardian_relation." + talk.relation);
        auto const until = !talk.agrees()   ? t.date(talk.on)
                           : talk.withdrawn ? std::string(t("case.consent_taken_back"))
                                            : t("case.consent_until", {t.date(talk.until)});
        out.add<"<li>{} – {} <span class=\"quiet\">{}</span></li>">(who, t(list + talk.answer), until);
        for (auto const& share : talk.shares)
            if (talk.agrees() && !talk.withdrawn && !share.consumed)
                out.add<"<li class=\"shared\">{}</li>">(share_words(share, env));
        for (auto const& refusal : talk.refusals)
            if (!refusal.is_lifted())
                out.add<"<li class=\"refused\">{}</li>">(
                    t("case.never_share_with",
                      {refusal.named.empty() ? std::string(t("list.recipient." + refusal.recipient)) : refusal.named}));
    }
    out.add<"</ul></section>">();
}

json::Value case_json(CaseFile const& file, Env const& env)
{
    auto out = json::Value::object();
    out.set("id", file.id.text())
        .set("case_code", file.code())
        .set("stage", name_of(file.stage))
        .set("risk_level", file.risk)
        .set("priority_level", file.priority);
    out.set("cycle", json::Value::of(std::int64_t{file.cycle.number})).set("key_worker", file.key_worker.text());
    out.set("initial_assessment",
            file.cycle.initial ? std::string_view(file.cycle.initial->timeliness) : std::string_view());
    // By kind the first of it; all of them, in order, among the tasks.
    auto dues = json::Value::object(), tasks = json::Value::array();
    std::set<std::string_view> kinds;
    for (auto const& due : deadlines(file, env.now, env.policy.due_soon_d)) {
        auto task = json::Value::object().set("due_at", iso(due.at)).set("state", name_of(due.lateness));
        if (kinds.insert(due.what).second) dues.set(due.what, task);
        task.set("what", due.what);
        if (auto const* action = due.about.is_nil() ? nullptr : find_action(file, due.about))
            task.set("action", due.about.text()).set("words", action->action);
        for (auto const& one : file.to_dos)
            if (one.id == due.about) task.set("about", one.id.text()).set("words", words_of(one, env));
        tasks.push(task);
    }
    auto plans = json::Value::array();
    for (auto const& plan : file.plans)
        plans.push(json::Value::object()
                       .set("entry", plan.entry.text())
                       .set("version", json::Value::of(std::int64_t{plan.version}))
                       .set("active", json::Value::of(plan.active)));
    auto entries = json::Value::array();
    for (auto const& recorded : file.history)
        entries.push(json::Value::object()
                         .set("entry", recorded.entry.text())
                         .set("form", recorded.form)
                         .set("kind", recorded.kind)
                         .set("at", iso(recorded.at)));
    for (auto const& struck : file.struck)
        entries.push(json::Value::object()
                         .set("entry", struck.recorded.entry.text())
                         .set("form", struck.recorded.form)
                         .set("kind", struck.recorded.kind)
                         .set("at", iso(struck.recorded.at))
                         .set("struck_by", struck.by.text()));
    auto exceptions = json::Value::array();
    for (auto const& exception : file.exceptions) exceptions.push(json::Value::of(std::string_view(exception.what)));
    auto open = json::Value::array();
    for (auto const& step : case_steps())
        if (step.form != "attachment" && is_open(step, file, env.actor)) open.push(json::Value::of(step.form));
    return out.set("deadlines", dues)
        .set("tasks", tasks)
        .set("plans", plans)
        .set("entries", entries)
        .set("exceptions", exceptions)
        .set("open_forms", open)
        .set("monitoring", contact_rhythm(file).frequency);
}

// What was just written, and a gentle word where a sentence judges more than it tells (G-24).
void put_saved(Html& out, CaseFile const& file, Request const& request, Env const& env)
{
    auto const id = EntryId::parse(request.parameter("written"));
    auto const* recorded = id ? file.find(*id) : nullptr;
    if (!recorded || recorded->author != env.actor.id) return;
    auto const& t = env.words;
    out.add<"<p class=\"banner\" role=\"status\">{}</p>">(
        t("case.saved", {std::string(t("form." + recorded->form + ".title"))}));
    out.add(hint_on_words(*recorded, file.id, env));
}

Outcome handle_case(Request const& request, Loaded const& loaded, Env const& env)
{
    if (!loaded.file) return not_found(request, env);
    auto const& file = loaded.file->file;
    auto const& t = env.words;
    if (request.api)
        return json_answer(case_json(file, env).set("heads", actions::heads_text(loaded.file->history.heads)));
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1><bdi>{}</bdi></h1><p class=\"facts\">{}">(
        url("/cases"), t("nav.cases"), heading(file, env), risk_mark(t, file.risk));
    if (file.registration)
        body.add<" <span>{}, {}</span>">(
            t("list.sex." + file.registration->sex),
            age_words(t, *age_from(file), file.death ? file.death->known_on : day_of(env.now)));
    if (!file.priority.empty()) body.add<" <span class=\"badge\">{}</span>">(t("list.priority_level." + file.priority));
    body.add<" <span class=\"badge\">{}</span>">(t("stage." + std::string(name_of(file.stage))));
    if (file.cycle.number > 1)
        body.add<" <span class=\"badge\">{}</span>">(t("case.cycle", {std::to_string(file.cycle.number)}));
    body.add<" <span class=\"quiet\">{}</span>">(t("case.key_worker", {std::string(env.name_of(file.key_worker))}));
    if (auto const& other = file.stand_in; other && other->until >= day_of(env.now))
        body.add<" <span class=\"badge\">{}</span>">(
            t("case.stand_in", {std::string(env.name_of(other->who)), t.date(other->from), t.date(other->until)}));
    body.add<"</p>">();
    put_ribbon(body, file, env);
    put_saved(body, file, request, env);
    put_alerts(body, file, env);
    body.add<"<div class=\"columns\"><div>">();
    put_tasks(body, file, env);
    body.add<"</div><div>">();
    put_plan(body, file, env);
    body.add(risk_line(file, env));
    put_consents(body, file, env);
    put_referrals(body, file, env);
    body.add<"</div></div>">();
    put_timeline(body, file, env);
    body.add<"<p class=\"actions\">">();
    if (env.actor.role != Role::manager)
        body.add<"<a class=\"secondary\" href=\"{}\">{}</a> ">(url("/cases/", file.id.text(), "/identity"),
                                                               t("case.identity"));
    if (file.registration)
        body.add<"<a class=\"secondary\" href=\"{}\">{}</a> ">(url("/cases/", file.id.text(), "/cover"),
                                                               t("case.cover"));
    if (file.registration && env.actor.role != Role::manager)
        body.add<"<a class=\"secondary\" href=\"{}\">{}</a> ">(url("/cases/", file.id.text(), "/before-visit"),
                                                               t("visit.title"));
    if (file.registration && env.actor.role != Role::manager)
        body.add<"<a class=\"secondary\" href=\"{}\">{}</a> ">(url("/cases/", file.id.text(), "/own"), t("own.title"));
    if (env.actor.role != Role::manager)
        body.add<"<a class=\"secondary\" href=\"{}\">{}</a> ">(url("/cases/", file.id.text(), "/family"),
                                                               t("family.title"));
    if (file.registration && env.actor.role != Role::manager)
        body.add<"<a class=\"secondary\" href=\"{}\">{}</a> ">(url("/cases/", file.id.text(), "/attachments"),
                                                               t("attachments.title"));
    if (file.registration && env.actor.role != Role::manager)
        body.add<"<a class=\"secondary\" href=\"{}\">{}</a> ">(url("/cases/", file.id.text(), "/sharing"),
                                                               t("sharing.title"));
    if (file.cycle.assessments.size() > 1 ||
        std::count_if(file.history.begin(), file.history.end(),
                      [](Recorded const& r) { return r.form == "comprehensive_assessment"; }) > 1)
        body.add<"<a class=\"secondary\" href=\"{}\">{}</a> ">(
            url("/cases/", file.id.text(), "/versions/comprehensive_assessment"), t("versions.of_assessment"));
    if (is_open(*step_of_form("assignment"), file, env.actor))
        body.add<"<a class=\"secondary\" href=\"{}\">{}</a>">(url("/cases/", file.id.text(), "/assign"),
                                                              t("case.assign"));
    if (is_open(*step_of_form("team_change"), file, env.actor))
        body.add<" <a class=\"secondary\" href=\"{}\">{}</a>">(url("/cases/", file.id.text(), "/team"),
                                                               t("team_change.title"));
    body.add<"</p>">();
    return show(env, heading(file, env), body);
}

Outcome handle_cover(Request const& request, Loaded const& loaded, Env const& env)
{
    if (!loaded.file || !loaded.file->file.registration) return not_found(request, env);
    auto const& file = loaded.file->file;
    // A code of ours says nothing of the child; anything else that came in its place, from an import or by hand, might.
    if (!rule(96_rule, is_case_code(file.code()))) return not_found(request, env);
    auto const& t = env.words;
    Html body;
    body.add<"<div class=\"cover\"><p>{}</p><h1><bdi>{}</bdi></h1><p>{}</p><p>{}</p>">(
        t("cover.agency"), file.code(), t("cover.opened", {t.date(day_of(file.registration->on))}),
        t("cover.confidential"));
    // Whoever finds the folder learns nothing about the child from its first page.
    body.add<"<p class=\"hint\">{}</p></div><p class=\"crumb\"><a href=\"{}\">{}</a></p>">(
        t("cover.key_list"), url("/cases/", file.id.text()), t("form.back_to_case"));
    return show(env, file.code(), body);
}

}  // namespace

Page const case_page{"case", need_case, handle_case};
Page const cover_page{"cover", need_case, handle_cover};

}  // namespace abri::pages
