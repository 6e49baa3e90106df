// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/programme/criteria.h"

#include "core/programme/criteria.h"
#include "pages/forms/office_form.h"
#include "pages/frame/layout.h"

namespace abri::pages {

namespace {

Needs need_criteria(Request const& request, Actor const&)
{
    Needs needs;
    needs.office_files = {papers_file()};
    if (request.post) needs.audit = about_office_file("criterion_described");
    return needs;
}

std::vector<Criterion> criteria_of(OpenedOfficeFile const& papers, Env const& env)
{
    return fold_criteria(papers.records, env.catalogue.lists.at("vulnerability_criterion"));
}

Outcome handle_criteria(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    auto const criteria = criteria_of(loaded.office_file(ledger::FileKind::programme_papers), env);
    if (request.api) {
        auto list = json::Value::array();
        for (auto const& c : criteria)
            list.push(json::Value::object().set("criterion", c.code).set("state", c.state).set("meaning", c.meaning));
        return json_answer(json::Value::object().set("data", list));
    }
    Html body;
    body.add<"<h1>{}</h1><p class=\"intro\">{}</p><ul class=\"tasks\">">(t("criteria.title"), t("criteria.intro"));
    for (auto const& c : criteria) {
        body.add<"<li><strong>{}</strong> <span class=\"badge\">{}</span> <span dir=\"auto\">{}</span>">(
            t("list.vulnerability_criterion." + c.code), t("list.criterion_state." + c.state), c.meaning);
        if (c.look_again_on)
            body.add<" <span class=\"{}\">{}</span>">(*c.look_again_on < day_of(env.now) ? "due late" : "quiet",
                                                      t("criteria.look_again", {t.date(*c.look_again_on)}));
        if (env.actor.role == Role::manager)
            body.add<" <a href=\"{}\">{}</a>">(url("/criteria/describe?criterion=", c.code), t("services.change"));
        body.add<"</li>">();
    }
    body.add<"</ul><section><h2>{}</h2><p>{}</p></section>">(t("criteria.without"), t("criteria.without_text"));
    return show(env, t("criteria.title"), body);
}

Outcome handle_describe(Request const& request, Loaded const& loaded, Env const& env)
{
    FieldValues shown;
    for (auto const& recorded : loaded.office_file(ledger::FileKind::programme_papers).records)
        if (recorded.kind == "criterion_described" && recorded.answers["criterion"] == request.parameter("criterion"))
            shown.values = recorded.answers;
    shown.values.set("criterion", request.parameter("criterion"));
    shown.values.set("decided_on", iso(day_of(env.now)));
    return write_office_form(request, env,
                             {*env.catalogue.form("criterion"), loaded.office_file(ledger::FileKind::programme_papers),
                              url("/criteria/describe"), url("/criteria"), env.words("criteria.title"), true},
                             std::move(shown));
}

}  // namespace

Html criteria_to_consult(OpenedOfficeFile const& papers, Env const& env)
{
    std::vector<std::string> names;
    for (auto const& c : criteria_of(papers, env))
        if (c.state == "to_consult" || c.state == "retired")
            names.emplace_back(env.words("list.vulnerability_criterion." + c.code));
    Html out;
    if (names.empty()) return out;
    return out.add<"<p class=\"hint\">{} <a href=\"{}\">{}</a></p>">(
        env.words("criteria.not_adopted", {join(names, ", ")}), url("/criteria"), env.words("criteria.title"));
}

Page const criteria_page{"criteria", need_criteria, handle_criteria};
Page const describe_criterion_page{"describe_criterion", need_criteria, handle_describe};

}  // namespace abri::pages
