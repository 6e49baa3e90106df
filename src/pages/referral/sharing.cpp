// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/referral/sharing.h"

#include "core/casework/what_stands.h"
#include "core/referral/sharing.h"
#include "pages/forms/form_fields.h"
#include "pages/frame/layout.h"

namespace abri::pages {

namespace {

Needs need_sharing(Request const& request, Actor const&) { return need_whole_file(request, "sharing_previewed"); }

std::string_view reason_key(ShareAnswer answer)
{
    switch (answer) {
        case ShareAnswer::allowed: return "sharing.agreed";
        case ShareAnswer::refused: return "sharing.refused";
        case ShareAnswer::not_covered: return "sharing.not_covered";
        case ShareAnswer::service_not_covered: return "sharing.not_covered";
        case ShareAnswer::information_not_covered: return "sharing.not_covered";
        case ShareAnswer::expired: return "sharing.expired";
        case ShareAnswer::withdrawn: return "sharing.withdrawn";
        case ShareAnswer::consumed: return "sharing.consumed";
    }
    return "sharing.not_covered";
}

Html values(CaseFile const& file, Env const& env, std::string_view category)
{
    Html list;
    for (auto const& wanted : shared_answers()) {
        auto const* form = env.catalogue.form(wanted.form);
        auto const* field = form ? form->field(wanted.field) : nullptr;
        auto const* recorded =
            wanted.category == category && field ? newest_with(file, wanted.form, wanted.field) : nullptr;
        if (!recorded) continue;
        if (field->type != FieldType::rows)
            list.add<"<dt>{}</dt><dd dir=\"auto\">{}</dd>">(label_of(*form, env.words, *field),
                                                            words_of(*field, env, recorded->answers[field->code]));
        for (auto const& row :
             field->type == FieldType::rows ? recorded->answers.rows(field->code) : std::vector<Answers>())
            list.add<"<dt>{}</dt><dd dir=\"auto\">{}</dd>">(label_of(*form, env.words, *field), row["action"]);
    }
    Html out;
    if (!list.empty()) out.add<"<dl class=\"filled\">{}</dl>">(list);
    else
        out.add<"<p class=\"quiet\">{}</p>">(
            env.words(category == "help_has_started" ? "sharing.only_that" : "sharing.nothing_written"));
    return out;
}

Html choose(CaseFile const& file, Env const& env, std::string_view recipient)
{
    Html out;
    out.add<"<form method=\"get\" action=\"{}\"><div class=\"field\"><label for=\"to\">{}</label><select id=\"to\" "
            "name=\"to\">">(url("/cases/", file.id.text(), "/sharing"), env.words("sharing.to"));
    for (auto const& code : env.catalogue.lists.at("recipient")) {
        if (code == recipient)
            out.add<"<option value=\"{}\" selected>{}</option>">(code, env.words("list.recipient." + code));
        else out.add<"<option value=\"{}\">{}</option>">(code, env.words("list.recipient." + code));
    }
    out.add<"</select></div><button class=\"secondary\">{}</button></form>">(env.words("sharing.show"));
    return out;
}

Outcome handle_sharing(Request const& request, Loaded const& loaded, Env const& env)
{
    if (!loaded.file || !loaded.file->file.registration) return not_found(request, env);
    auto const& file = loaded.file->file;
    auto const& t = env.words;
    auto const asked = request.parameter("to");
    auto const recipient = env.catalogue.has_code("recipient", asked) ? std::string(asked) : std::string();
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1><p class=\"intro\">{}</p>{}">(
        url("/cases/", file.id.text()), file.code(), t("sharing.title"), t("sharing.intro"),
        choose(file, env, recipient));
    if (recipient.empty()) return show(env, t("sharing.title"), body);
    for (auto const& talk : file.consents)
        if (talk.withholds) {
            body.add(banner("warning", t("case.withheld")));
            break;
        }
    Html goes, stays;
    for (auto const& line :
         sharing_preview(file, recipient, env.catalogue.lists.at("data_category"), day_of(env.now))) {
        auto const name = t("list.data_category." + line.category);
        if (line.goes())
            goes.add<"<section><h3>{} <span class=\"quiet\">{}</span></h3>{}</section>">(
                name, t(reason_key(line.answer)), values(file, env, line.category));
        else stays.add<"<li>{} <span class=\"quiet\">{}</span></li>">(name, t(reason_key(line.answer)));
    }
    body.add<"<section><h2>{}</h2>">(t("sharing.goes", {std::string(t("list.recipient." + recipient))}));
    if (goes.empty()) body.add<"<p>{}</p>">(t("sharing.nothing"));
    else body.add(goes);
    body.add<"</section><section><h2>{}</h2><ul class=\"tasks\">{}</ul><p class=\"hint\">{}</p></section>">(
        t("sharing.stays"), stays, t("sharing.never"));
    return show(env, t("sharing.title"), body);
}

}  // namespace

Page const sharing_page{"sharing", need_sharing, handle_sharing};

}  // namespace abri::pages
