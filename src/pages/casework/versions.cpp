// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/casework/versions.h"

#include "pages/forms/form_fields.h"
#include "pages/frame/layout.h"

#include <set>

namespace abri::pages {

namespace {

Needs need_versions(Request const& request, Actor const&)
{
    return need_file_without_names(request, "versions_compared");
}

std::vector<Recorded const*> versions_of(CaseFile const& file, std::string_view form)
{
    std::vector<Recorded const*> all;
    for (auto const& recorded : file.history)
        if (recorded.form == form && recorded.readable) all.push_back(&recorded);
    return all;
}

Recorded const* chosen(std::vector<Recorded const*> const& all, std::string_view wanted, std::size_t otherwise)
{
    for (auto const* recorded : all)
        if (recorded->entry.text() == wanted) return recorded;
    return all[otherwise];
}

void put_choice(Html& out, Env const& env, std::vector<Recorded const*> const& all, std::string_view name,
                Recorded const* now)
{
    out.add<"<div class=\"field\"><label for=\"{}\">{}</label><select id=\"{}\" name=\"{}\">">(
        name, env.words(name == "a" ? "versions.before" : "versions.after"), name, name);
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto const words = env.words("versions.one", {std::to_string(i + 1), env.words.moment(all[i]->at)});
        if (all[i] == now) out.add<"<option value=\"{}\" selected>{}</option>">(all[i]->entry.text(), words);
        else out.add<"<option value=\"{}\">{}</option>">(all[i]->entry.text(), words);
    }
    out.add<"</select></div>">();
}

Outcome handle_versions(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const* form = request.captured.size() > 1 ? env.catalogue.form(request.captured[1]) : nullptr;
    auto const all = loaded.file && form ? versions_of(loaded.file->file, form->id) : std::vector<Recorded const*>();
    if (all.empty()) return not_found(request, env);
    auto const& file = loaded.file->file;
    auto const& t = env.words;
    auto const* before = chosen(all, request.parameter("a"), all.size() > 1 ? all.size() - 2 : 0);
    auto const* after = chosen(all, request.parameter("b"), all.size() - 1);
    std::set<std::string> names;
    for (auto const* recorded : {before, after})
        for (auto const& [name, value] : recorded->answers.all()) names.insert(name);
    Html rows;
    long same = 0;
    for (auto const& name : names) {
        auto const was = before->answers[name], is = after->answers[name];
        if (was == is && ++same) continue;
        rows.add<
            "<tr><th scope=\"row\">{}</th><td dir=\"auto\"><del>{}</del></td><td dir=\"auto\"><ins>{}</ins></td></tr>">(
            label_of(*form, t, name), words_of(*form, env, name, was), words_of(*form, env, name, is));
    }
    Html body, choices;
    put_choice(choices, env, all, "a", before);
    put_choice(choices, env, all, "b", after);
    auto const title = t("form." + form->id + ".title");
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{} <span class=\"quiet\">{}</span></h1>">(
        url("/cases/", file.id.text()), file.registration ? file.code() : t("case.not_registered"), t("versions.title"),
        title);
    body.add<"<form method=\"get\" action=\"{}\">{}<button class=\"secondary\">{}</button></form>">(
        url("/cases/", file.id.text(), "/versions/", form->id), choices, t("versions.compare"));
    if (rows.empty()) body.add<"<p>{}</p>">(t("versions.no_difference"));
    else
        body.add<"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table "
                 "class=\"versions\"><thead><tr><th>{}</th><th>{}</th><th>{}</th></tr></thead><tbody>{}</tbody></"
                 "table></div>">(t("versions.title"), t("versions.answer"), t("versions.before"), t("versions.after"),
                                 rows);
    body.add<"<p class=\"quiet\">{}</p>">(t.count("versions.same", same));
    return show(env, t("versions.title"), body);
}

}  // namespace

Page const versions_page{"versions", need_versions, handle_versions};

}  // namespace abri::pages
