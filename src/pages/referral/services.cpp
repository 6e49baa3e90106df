// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/referral/services.h"

#include "core/casework/age.h"
#include "pages/forms/office_form.h"
#include "pages/frame/layout.h"

namespace abri::pages {

namespace {

Needs need_services(Request const&, Actor const&)
{
    Needs needs;
    needs.office_files = {services_file()};
    return needs;
}

Needs need_describe(Request const& request, Actor const&)
{
    Needs needs;
    needs.office_files = {services_file()};
    if (request.post) needs.audit = about_office_file("service_described");
    return needs;
}

std::string ages(Service const& service, Env const& env)
{
    return env.words("services.ages", {std::to_string(service.age_from), std::to_string(service.age_to)});
}

std::string areas(Service const& service, Env const& env)
{
    std::vector<std::string> names;
    for (auto area : split(service.areas, ',')) names.emplace_back(env.words("list.area." + std::string(area)));
    return names.empty() || service.areas.empty() ? std::string(env.words("services.everywhere")) : join(names, ", ");
}

void put_service(Html& out, Service const& service, Env const& env)
{
    auto const& t = env.words;
    out.add<"<li><strong dir=\"auto\">{}</strong> <span>{}</span> <span class=\"quiet\">{} · {}</span>">(
        service.provider, t("list.service_type." + service.service), areas(service, env), ages(service, env));
    for (auto const* text :
         {&service.hours, &service.address, &service.conditions, &service.focal_point, &service.focal_contact})
        if (!text->empty()) out.add<" <span dir=\"auto\">{}</span>">(*text);
    out.add<" <span class=\"badge\">{}</span> <span class=\"quiet\">{}</span> <a href=\"{}\">{}</a></li>">(
        t("list.service_state." + service.state), t("services.verified", {t.date(service.verified)}),
        url("/services/describe?about=", service.id.text()), t("services.change"));
}

json::Value service_json(Service const& service)
{
    auto out = json::Value::object();
    out.set("id", service.id.text())
        .set("provider", service.provider)
        .set("service", service.service)
        .set("recipient", service.recipient)
        .set("areas", service.areas);
    out.set("age_from", json::Value::of(std::int64_t{service.age_from}))
        .set("age_to", json::Value::of(std::int64_t{service.age_to}))
        .set("state", service.state)
        .set("verified_on", iso(service.verified));
    return out.set("hours", service.hours).set("focal_point", service.focal_point);
}

Html filter(Env const& env, std::string_view need, std::string_view area)
{
    auto const& t = env.words;
    Html out;
    out.add<"<form method=\"get\" action=\"{}\" class=\"filter\">">(url("/services"));
    for (auto const& [name, list, chosen] :
         {std::tuple{"need", "service_type", need}, std::tuple{"area", "area", area}}) {
        out.add<"<div class=\"field\"><label for=\"{}\">{}</label><select id=\"{}\" name=\"{}\"><option "
                "value=\"\">{}</option>">(name, t("services." + std::string(name)), name, name, t("services.all"));
        for (auto const& code : env.catalogue.lists.at(list)) {
            if (code == chosen)
                out.add<"<option value=\"{}\" selected>{}</option>">(code, t("list." + std::string(list) + "." + code));
            else out.add<"<option value=\"{}\">{}</option>">(code, t("list." + std::string(list) + "." + code));
        }
        out.add<"</select></div>">();
    }
    return out.add<"<button class=\"secondary\">{}</button></form>">(t("services.filter"));
}

// What is missing where, each kind once with its areas.
Html holes(std::vector<Service> const& services, Env const& env)
{
    auto const& t = env.words;
    std::map<std::string, std::vector<std::string>> by_kind;
    static std::vector<std::string> const kinds{"medical",       "basic_psychosocial", "safe_shelter",     "legal",
                                                "documentation", "formal_education",   "alternative_care", "food"};
    for (auto const& hole : service_holes(services, kinds, env.catalogue.lists.at("area")))
        by_kind[hole.service].emplace_back(t("list.area." + hole.area));
    Html out;
    if (by_kind.empty()) return out;
    out.add<"<section><h2>{}</h2><p class=\"hint\">{}</p><ul class=\"tasks\">">(t("services.holes"),
                                                                                t("services.holes_hint"));
    for (auto const& [kind, where] : by_kind)
        out.add<"<li>{} <span class=\"quiet\">{}</span></li>">(t("list.service_type." + kind), join(where, ", "));
    return out.add<"</ul></section>">();
}

Outcome handle_services(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    auto const services = fold_services(loaded.office_file(ledger::FileKind::service_directory).records);
    if (request.api) {
        auto list = json::Value::array();
        for (auto const& service : services) list.push(service_json(service));
        return json_answer(json::Value::object().set("data", list));
    }
    auto const need = request.parameter("need"), area = request.parameter("area");
    Html stale, rest;
    for (auto const& service : services) {
        bool const wanted = (need.empty() || service.service == need) &&
                            (area.empty() || service.areas.empty() || has_code(service.areas, area));
        if (wanted)
            put_service(service.is_stale(day_of(env.now), amount(166_rule, env.policy.service_verify_d)) ? stale : rest,
                        service, env);
    }
    Html body;
    body.add<"<h1>{}</h1><p class=\"intro\">{}</p><p class=\"actions\"><a class=\"primary\" href=\"{}\">{}</a></p>{}">(
        t("services.title"), t("services.intro"), url("/services/describe"), t("services.add"),
        filter(env, need, area));
    if (!stale.empty())
        body.add<"<section><h2>{}</h2><ul class=\"tasks\">{}</ul></section>">(t("services.stale"), stale);
    if (!rest.empty()) body.add<"<section><h2>{}</h2><ul class=\"tasks\">{}</ul></section>">(t("services.known"), rest);
    if (stale.empty() && rest.empty()) body.add<"<p>{}</p>">(t("services.none"));
    body.add(holes(services, env));
    return show(env, t("services.title"), body);
}

Service const* find(std::vector<Service> const& services, std::string_view id)
{
    for (auto const& service : services)
        if (service.id.text() == id) return &service;
    return nullptr;
}

// What was last written of the service stands in the form.
FieldValues as_last_told(Loaded const& loaded, Service const* about, Env const& env)
{
    FieldValues shown;
    if (about)
        for (auto const& recorded : loaded.office_file(ledger::FileKind::service_directory).records)
            if (recorded.entry == about->id || recorded.answers.is("about", about->id.text()))
                shown.values = recorded.answers;
    if (about) shown.values.set("about", about->id.text());
    shown.values.set("verified_on", iso(day_of(env.now)));
    return shown;
}

Outcome handle_describe(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const services = fold_services(loaded.office_file(ledger::FileKind::service_directory).records);
    auto shown =
        as_last_told(loaded, find(services, request.post ? request.field("about") : request.parameter("about")), env);
    for (auto const& service : services)
        shown.references.emplace_back(service.id.text(),
                                      service.provider + " – " +
                                          std::string(env.words("list.service_type." + service.service)));
    return write_office_form(request, env,
                             {*env.catalogue.form("service"), loaded.office_file(ledger::FileKind::service_directory),
                              url("/services/describe"), url("/services"), env.words("services.title"),
                              request.post && !request.field("about").empty()},
                             std::move(shown));
}

}  // namespace

Html services_for(CaseFile const& file, OpenedOfficeFile const& directory, Env const& env)
{
    auto const& t = env.words;
    auto const area = file.registration ? std::string_view(file.registration->area) : std::string_view();
    Html list, out;
    for (auto const& service : fold_services(directory.records)) {
        if (!service.serves(area, file.registration ? whole_months(*age_from(file), day_of(env.now)) / 12 : -1))
            continue;
        list.add<"<li><a href=\"{}\">{}</a> <span dir=\"auto\">{}</span> <span class=\"quiet\" dir=\"auto\">{}</span>">(
            url("/cases/", file.id.text(), "/do/referral?service=", service.id.text()),
            t("list.service_type." + service.service), service.provider, service.hours);
        if (service.is_stale(day_of(env.now), env.policy.service_verify_d))
            list.add<" <span class=\"badge\">{}</span>">(t("services.ask_first"));
        list.add<"</li>">();
    }
    if (list.empty()) return out;
    return out.add<"<details class=\"more\"><summary>{}</summary><ul class=\"tasks\">{}</ul></details>">(
        t("services.that_fit"), list);
}

Page const services_page{"services", need_services, handle_services};
Page const describe_service_page{"describe_service", need_describe, handle_describe};

}  // namespace abri::pages
