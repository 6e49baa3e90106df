// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/casework/entry_page.h"

#include "pages/casework/case_page.h"
#include "pages/forms/form_fields.h"
#include "pages/frame/layout.h"
#include "pages/frame/wording_hint.h"

namespace abri::pages {

namespace {

Needs need_entry(Request const& request, Actor const&) { return need_file_without_names(request, "entry_viewed"); }

Outcome handle_entry(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const id = request.captured.size() > 1 ? EntryId::parse(request.captured[1]) : std::nullopt;
    auto const* recorded = loaded.file && id ? loaded.file->file.find(*id) : nullptr;
    auto const* form = recorded ? env.catalogue.form(recorded->form) : nullptr;
    if (!form) return not_found(request, env);
    auto const& t = env.words;
    auto const& file = loaded.file->file;
    auto const title = t("form." + form->id + ".title");
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1><p class=\"quiet\">{} – {}</p>{}{}">(
        url("/cases/", file.id.text()), heading(file, env), title, t.moment(recorded->at),
        env.name_of(recorded->author),
        recorded->author == env.actor.id ? hint_on_words(*recorded, file.id, env) : Html(),
        filled_fields(*form, env, *recorded));
    return show(env, title, body);
}

}  // namespace

Page const entry_page{"entry", need_entry, handle_entry};

}  // namespace abri::pages
