// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/casework/assign.h"

#include "core/casework/steps.h"
#include "core/supervision/allocation.h"
#include "pages/casework/case_page.h"
#include "pages/frame/layout.h"
#include "pages/supervision/absence.h"
#include "pages/supervision/staff_view.h"

namespace abri::pages {

namespace {

// What was asked for, and what the file itself says.
AllocationWish wish_of(Request const& request, CaseFile const& file, Env const& env)
{
    auto const chosen = [&](char const* name, char const* list) {
        auto const value = request.post ? request.field(name) : request.parameter(name);
        return std::string(env.catalogue.has_code(list, value) ? value : std::string_view());
    };
    AllocationWish wish{chosen("sex", "worker_sex"),
                        chosen("language", "language"),
                        {},
                        {},
                        (request.post ? request.field("court") : request.parameter("court")) == "yes"};
    if (file.registration) wish.area = file.registration->area, wish.concerns = file.registration->concerns;
    return wish;
}

// Who could carry the file; nobody with a link to the family. The choice stays the supervisor's.
std::vector<AllocationReasons> colleagues(Loaded const& loaded, CaseFile const& file, AllocationWish const& wish,
                                          Env const& env)
{
    auto const& people = loaded.staff_register();
    auto loads = loads_of(loaded, env, people, env.actor.team);
    std::erase_if(loads, [&](Workload const& load) { return has_conflict(file, load.worker); });
    return weigh_allocation(std::move(loads), people, wish, day_of(env.now), env.policy);
}

Html reasons(std::vector<std::string> const& codes, std::string_view mark, Words const& t)
{
    Html out;
    for (auto const& code : codes) out.add<" <span class=\"reason\">{} {}</span>">(mark, t("allocation." + code));
    return out;
}

void put_select(Html& out, Env const& env, std::string_view name, std::string_view list, std::string_view chosen)
{
    auto const& t = env.words;
    out.add<
        "<div class=\"field\"><label for=\"{}\">{}</label><select id=\"{}\" name=\"{}\"><option value=\"\"></option>">(
        name, t("assign." + std::string(name)), name, name);
    for (auto const& code : env.catalogue.lists.at(std::string(list))) {
        if (code == chosen)
            out.add<"<option value=\"{}\" selected>{}</option>">(code, t("list." + std::string(list) + "." + code));
        else out.add<"<option value=\"{}\">{}</option>">(code, t("list." + std::string(list) + "." + code));
    }
    out.add<"</select></div>">();
}

Outcome render(Request const& request, Loaded const& loaded, Env const& env, std::string const& message)
{
    auto const& [history, file] = *loaded.file;
    auto const& t = env.words;
    auto const wish = wish_of(request, file, env);
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1>">(url("/cases/", file.id.text()),
                                                                        heading(file, env), t("case.assign"));
    if (!message.empty()) body.add<"<div class=\"summary\" role=\"alert\">{}</div>">(message);
    body.add<"<form method=\"get\" action=\"{}\" class=\"filter\">">(url("/cases/", file.id.text(), "/assign"));
    put_select(body, env, "sex", "worker_sex", wish.sex);
    put_select(body, env, "language", "language", wish.language);
    if (wish.court)
        body.add<"<label class=\"choice\"><input type=\"checkbox\" name=\"court\" value=\"yes\" checked> {}</label> ">(
            t("assign.court"));
    else
        body.add<"<label class=\"choice\"><input type=\"checkbox\" name=\"court\" value=\"yes\"> {}</label> ">(
            t("assign.court"));
    body.add<"<button class=\"secondary\">{}</button></form>">(t("assign.weigh"));
    body.add<"<form method=\"post\" action=\"{}\">{}<input type=\"hidden\" name=\"sex\" value=\"{}\"><input "
             "type=\"hidden\" name=\"language\" value=\"{}\"><input type=\"hidden\" name=\"court\" "
             "value=\"{}\"><fieldset><legend>{}</legend><p class=\"hint\">{}</p><div class=\"choices people\">">(
        url("/cases/", file.id.text(), "/assign"), hidden_fields(env, actions::heads_text(history.heads)), wish.sex,
        wish.language, wish.court ? "yes" : "", t("assign.worker"), t("assign.worker_hint"));
    for (auto const& one : colleagues(loaded, file, wish, env)) {
        auto const id = one.load.worker.text();
        auto const told =
            t("assign.carries", {std::string(env.name_of(one.load.worker)), std::to_string(one.load.open),
                                 std::to_string(cap_of(one.load, env.policy)), std::to_string(one.load.high)});
        if (request.field("worker") == id)
            body.add<"<label class=\"choice\"><input type=\"radio\" name=\"worker\" value=\"{}\" checked> "
                     "<span>{}{}{}</span></label>">(id, told, reasons(one.in_favour, "+", t),
                                                    reasons(one.against, "–", t));
        else
            body.add<"<label class=\"choice\"><input type=\"radio\" name=\"worker\" value=\"{}\"> "
                     "<span>{}{}{}</span></label>">(id, told, reasons(one.in_favour, "+", t),
                                                    reasons(one.against, "–", t));
    }
    body.add<"</div></fieldset>">();
    put_select(body, env, "profile", "requested_profile", request.field("profile"));
    body.add<"<div class=\"field\"><label for=\"reason\">{}</label><textarea id=\"reason\" name=\"reason\" "
             "rows=\"3\">{}</textarea></div><button class=\"primary\">{}</button></form>">(
        t("assign.reason"), request.field("reason"), t("form.save"));
    return show(env, t("case.assign"), body, message.empty() ? 200 : 422);
}

std::vector<std::string> against_giving(Request const& request, Loaded const& loaded, CaseFile const& file,
                                        PersonId worker, Env const& env)
{
    for (auto const& one : colleagues(loaded, file, wish_of(request, file, env), env)) {
        if (one.load.worker != worker) continue;
        auto against = to_be_justified(one);
        // Who was never described is not known to lack anything.
        if (!loaded.staff_register().of(worker).described)
            for (auto const& lack :
                 missing_training(loaded.staff_register().of(worker), wish_of(request, file, env), day_of(env.now)))
                std::erase(against, lack);
        return against;
    }
    return {};
}

// One question, the answers kept: the same post again, confirmed.
Outcome confirm(Request const& request, Env const& env, CaseFile const& file, PersonId worker,
                std::vector<std::string> const& lacks)
{
    auto const& t = env.words;
    Html body;
    body.add<
        "<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1><div class=\"summary\" role=\"alert\"><p>{}</p><ul>">(
        url("/cases/", file.id.text(), "/assign"), t("case.assign"), t("case.assign"),
        t("assign.lacks", {std::string(env.name_of(worker))}));
    for (auto const& code : lacks) body.add<"<li>{}</li>">(t("allocation." + code));
    body.add<"</ul></div><form method=\"post\" action=\"{}\"><input type=\"hidden\" name=\"csrf\" value=\"{}\">">(
        url("/cases/", file.id.text(), "/assign"), env.csrf);
    for (char const* name : {"entry", "heads", "worker", "reason", "profile", "sex", "language", "court"})
        body.add<"<input type=\"hidden\" name=\"{}\" value=\"{}\">">(name, request.field(name));
    bool const again = request.field("_confirmed") == join(lacks, ",");
    body.add<"<div class=\"field\"><label for=\"despite\">{}</label>">(t("assign.despite"));
    if (again) body.add<"<p class=\"error\">{}</p>">(t("assign.say_despite"));
    body.add<"<textarea id=\"despite\" name=\"despite\" rows=\"3\" maxlength=\"2000\">{}</textarea></div>">(
        request.field("despite"));
    body.add<"<input type=\"hidden\" name=\"_confirmed\" value=\"{}\"><div class=\"actions\"><button "
             "class=\"primary\">{}</button> <a class=\"secondary\" href=\"{}\">{}</a></div></form>">(
        join(lacks, ","), t("assign.confirm"), url("/cases/", file.id.text(), "/assign"), t("assign.choose_again"));
    return show(env, t("case.assign"), body, 422);
}

Outcome handle_assign(Request const& request, Loaded const& loaded, Env const& env)
{
    if (!loaded.file) return not_found(request, env);
    auto const& [history, file] = *loaded.file;
    auto const& t = env.words;
    if (!request.post) return render(request, loaded, env, {});
    auto const worker = PersonId::parse(request.field("worker"));
    auto const* member = worker ? env.member(*worker) : nullptr;
    auto const entry = EntryId::parse(request.field("entry"));
    if (entry && history.has(*entry)) return redirect(url("/cases/", file.id.text()));
    if (!member || member->role != Role::caseworker || !member->active ||
        (member->trusted && member->team != env.actor.team))
        return render(request, loaded, env, std::string(t("assign.no_worker")));
    if (!member->trusted) return render(request, loaded, env, std::string(t("assign.key_not_trusted")));
    if (has_conflict(file, *worker))
        return render(request, loaded, env, std::string(t("refusal.conflict_of_interest")));
    if (!rule(163_rule, !trim(request.field("reason")).empty()))
        return render(request, loaded, env, std::string(t("assign.no_reason")));
    if (!entry) return render(request, loaded, env, std::string(t("form.no_entry")));
    // Over the cap, absent, without the training these children ask for: said once, with a reason that is kept.
    auto const against = against_giving(request, loaded, file, *worker, env);
    auto const despite = trim(request.field("despite"));
    if (!against.empty() && (request.field("_confirmed") != join(against, ",") || despite.empty()))
        return confirm(request, env, file, *worker, against);
    auto const profile = request.field("profile");
    auto const written =
        actions::assign_worker(history, file, *worker, request.field("reason"),
                               against.empty() ? actions::Despite{} : actions::Despite{join(against, ","), despite},
                               env.catalogue.has_code("requested_profile", profile) ? profile : std::string_view(),
                               stand_in_of(*worker, loaded, env), env.situation(*entry));
    if (!written) return problem(env, 422, "not_open_now", written.error());
    auto out = redirect(url("/cases/", file.id.text()));
    out.entries.push_back(*written);
    return out;
}

Needs need_assign(Request const& request, Actor const&)
{
    Needs needs;
    needs.file = request.file();
    needs.cards = true;
    needs.office_files = {register_file()};
    needs.audit = about_case(request.post ? "case_assigned" : "form_opened");
    return needs;
}

}  // namespace

Page const assign_page{"assign", need_assign, handle_assign};

}  // namespace abri::pages
