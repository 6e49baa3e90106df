// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/casework/entry_page.h"

#include "core/casework/steps.h"
#include "core/casework/strike_out.h"
#include "pages/casework/case_page.h"
#include "pages/forms/form_fields.h"
#include "pages/frame/layout.h"
#include "pages/frame/wording_hint.h"

namespace abri::pages {

namespace {

Needs need_entry(Request const& request, Actor const&) { return need_file_without_names(request, "entry_viewed"); }

CaseFile::Struck const* find_struck(CaseFile const& file, EntryId entry)
{
    for (auto const& one : file.struck)
        if (one.recorded.entry == entry) return &one;
    return nullptr;
}

// Who struck it out, when and why.
Html struck_banner(CaseFile const& file, CaseFile::Struck const& struck, Env const& env)
{
    auto const* by = file.find(struck.by);
    if (!by) return {};
    return banner("warning", env.words("entry.struck", {std::string(env.name_of(by->author)), env.words.moment(by->at),
                                                        std::string(by->answers["words"])}));
}

Outcome handle_entry(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const id = request.captured.size() > 1 ? EntryId::parse(request.captured[1]) : std::nullopt;
    auto const* struck = loaded.file && id ? find_struck(loaded.file->file, *id) : nullptr;
    auto const* recorded = struck ? &struck->recorded : loaded.file && id ? loaded.file->file.find(*id) : nullptr;
    auto const* form = recorded ? env.catalogue.form(recorded->form) : nullptr;
    if (!form) return not_found(request, env);
    auto const& t = env.words;
    auto const& file = loaded.file->file;
    auto const title = t("form." + form->id + ".title");
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1><p class=\"quiet\">{} – {}</p>{}{}">(
        url("/cases/", file.id.text()), heading(file, env), title, t.moment(recorded->at),
        env.name_of(recorded->author),
        struck                             ? struck_banner(file, *struck, env)
        : recorded->author == env.actor.id ? hint_on_words(*recorded, file.id, env)
                                           : Html(),
        filled_fields(*form, env, *recorded));
    bool const hers = recorded->author == env.actor.id || env.actor.role == Role::supervisor;
    if (!struck && hers && may_be_struck(*recorded) && is_open(*step_of_form("strike_out"), file, env.actor))
        body.add<"<p><a class=\"secondary\" href=\"{}\">{}</a></p>">(
            url("/cases/", file.id.text(), "/do/strike_out?about=", recorded->entry.text()), t("entry.strike"));
    return show(env, title, body);
}

}  // namespace

Page const entry_page{"entry", need_entry, handle_entry};

}  // namespace abri::pages
