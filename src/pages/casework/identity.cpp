// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/casework/identity.h"

#include "core/casework/steps.h"
#include "core/casework/what_stands.h"
#include "pages/casework/case_page.h"
#include "pages/forms/form_fields.h"
#include "pages/frame/layout.h"

#include <set>

namespace abri::pages {

namespace {

Needs need_identity(Request const& request, Actor const&) { return need_whole_file(request, "identity_viewed"); }

Outcome handle_identity(Request const& request, Loaded const& loaded, Env const& env)
{
    if (!loaded.file) return not_found(request, env);
    auto const& file = loaded.file->file;
    auto const& t = env.words;
    auto rows = json::Value::array();
    Html list;
    bool hidden = false;
    std::set<std::string> said;  // each older value once
    for (auto const& recorded : file.history) {
        auto const* form = env.catalogue.form(recorded.form);
        hidden |= recorded.identity_hidden;
        if (!form) continue;
        for (auto const& section : form->sections)
            for (auto const& field : section.fields) {
                bool const named = field.data_class == DataClass::identity || field.data_class == DataClass::strict;
                if (!named || !recorded.answers.filled(field.code)) continue;
                auto const label = label_of(*form, t, field);
                // One after the other; what several people said of themselves stands side by side.
                bool const one_at_a_time = answers_for(recorded, "registration") || recorded.form == "safe_contact";
                auto const* newest =
                    one_at_a_time ? newest_with(file, recorded.form == "safe_contact" ? "safe_contact" : "registration",
                                                field.code)
                                  : nullptr;
                bool const stands = !newest || newest == &recorded;
                auto const when = t.date(day_of(recorded.happened.at));
                if (stands)
                    list.add<"<dt>{} <span class=\"quiet\">{} – {}</span></dt><dd dir=\"auto\">{}</dd>">(
                        label, t("form." + form->id + ".title"), when, recorded.answers[field.code]);
                else if (newest->answers[field.code] != recorded.answers[field.code] &&
                         said.insert(field.code + '\n' + std::string(recorded.answers[field.code])).second)
                    list.add<"<dt>{} <span class=\"quiet\">{} – {}</span></dt><dd dir=\"auto\"><s>{}</s></dd>">(
                        label, t("identity.before"), when, recorded.answers[field.code]);
                rows.push(json::Value::object()
                              .set("form", form->id)
                              .set("field", field.code)
                              .set("value", recorded.answers[field.code])
                              .set("stands", json::Value::of(stands)));
            }
    }
    if (request.api) return json_answer(json::Value::object().set("data", rows).set("hidden", json::Value::of(hidden)));
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1>{}">(
        url("/cases/", file.id.text()), heading(file, env), t("case.identity"), banner("quiet", t("identity.logged")));
    if (hidden) body.add(banner("warning", t("entry.identity_hidden")));
    body.add<"<dl class=\"filled\">{}</dl>">(list);
    if (is_open(*step_of_form("registration_update"), file, env.actor))
        body.add<"<p class=\"actions\"><a class=\"secondary\" href=\"{}\">{}</a></p>">(
            url("/cases/", file.id.text(), "/do/registration_update"), t("form.registration_update.title"));
    return show(env, t("case.identity"), body);
}

}  // namespace

Page const identity_page{"identity", need_identity, handle_identity};

}  // namespace abri::pages
