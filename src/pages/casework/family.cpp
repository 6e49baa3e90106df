// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/casework/family.h"

#include "core/casework/age.h"
#include "core/casework/steps.h"
#include "pages/frame/layout.h"
#include "pages/frame/cards.h"

namespace abri::pages {

Card const* card_of(Loaded const& loaded, Env const& env, FileId file)
{
    for (auto const* card : visible(loaded, env))
        if (card->file == file) return card;
    return nullptr;
}

namespace {

Needs need_family(Request const& request, Actor const&)
{
    Needs needs;
    needs.file = request.file();
    needs.cards = true;
    needs.audit = about_case(request.post ? "family_linked" : "family_viewed");
    if (request.post) needs.others = posted_files(request, "other_file");
    return needs;
}

bool is_linked(CaseFile const& file, FileId other)
{
    return std::any_of(file.family.begin(), file.family.end(),
                       [&](FamilyLink const& link) { return link.file == other; });
}

Html linked(CaseFile const& file, Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    Html list;
    for (auto const& link : file.family) {
        auto const relation = t("list.family_relation." + link.relation);
        // A file that another worker carries is only said to be there.
        if (auto const* card = card_of(loaded, env, link.file))
            list.add<"<li><a href=\"{}\"><bdi>{}</bdi></a> {} {} <span class=\"quiet\">{}</span></li>">(
                url("/cases/", link.file.text()), title_of(env, *card), relation, risk_mark(t, card->risk()),
                t("stage." + std::string(name_of(card->stage))));
        else list.add<"<li>{} <span class=\"quiet\">{}</span></li>">(relation, t("family.not_yours"));
    }
    Html out;
    if (list.empty()) return out.add<"<p>{}</p>">(t("family.none"));
    return out.add<"<ul class=\"tasks\">{}</ul>">(list);
}

Html link_form(CaseFile const& file, Loaded const& loaded, Request const& request, Env const& env)
{
    auto const& t = env.words;
    auto const with = request.post ? request.field("other_file") : request.parameter("with");
    Html files, relations, out;
    for (auto const* card : visible(loaded, env)) {
        if (card->is_done() || card->file == file.id || is_linked(file, card->file)) continue;
        if (card->file.text() == with)
            files.add<"<option value=\"{}\" selected>{}</option>">(card->file.text(), title_of(env, *card));
        else files.add<"<option value=\"{}\">{}</option>">(card->file.text(), title_of(env, *card));
    }
    for (auto const& code : env.catalogue.lists.at("family_relation"))
        relations.add<"<option value=\"{}\">{}</option>">(code, t("list.family_relation." + code));
    if (files.empty()) return out;
    return out.add<"<section><h2>{}</h2><form method=\"post\" action=\"{}\">{}<div class=\"field\"><label "
                   "for=\"other_file\">{}</label><select id=\"other_file\" name=\"other_file\"><option "
                   "value=\"\"></option>{}</select></div>"
                   "<div class=\"field\"><label for=\"relation\">{}</label><select id=\"relation\" "
                   "name=\"relation\">{}</select></div><button class=\"primary\">{}</button></form></section>">(
        t("family.link"), url("/cases/", file.id.text(), "/family"), hidden_fields(env, ""),
        t("form.family_link.field.other_file"), files, t("form.family_link.field.relation"), relations,
        t("family.link_button"));
}

// The same link, written into both files; each file decides for itself.
std::optional<Outcome> save(Request const& request, Loaded const& loaded, Env const& env, std::string& message)
{
    auto const entry = EntryId::parse(request.field("entry"));
    auto const& one = *loaded.file;
    if (entry && one.history.has(actions::entry_for(*entry, one.file.id, *env.hasher)))
        return redirect(url("/cases/", one.file.id.text(), "/family"));
    if (!entry || loaded.others.size() != 1) return message = env.words("refusal.no_such_file"), std::nullopt;
    auto const& other = loaded.others.front();
    auto out = redirect(url("/cases/", one.file.id.text(), "/family"));
    for (auto const& [here, there, id] :
         {std::tuple{&one, &other, actions::entry_for(*entry, one.file.id, *env.hasher)},
          std::tuple{&other, &one, actions::entry_for(*entry, other.file.id, *env.hasher)}}) {
        Answers answers;
        answers.set("linked_on", iso(day_of(env.now)));
        answers.set("other_file", there->file.id.text());
        answers.set("relation", request.field("relation"));
        if (is_linked(here->file, there->file.id)) continue;   // one side was told before
        auto const written = actions::write_form(*env.catalogue.form("family_link"), env.catalogue, here->history,
                                                 here->file, answers, env.situation(id));
        if (!written) {
            message = written.error().refusals.empty()
                          ? env.words("refusal.field_problem")
                          : env.words("refusal." + std::string(name_of(written.error().refusals.front().why)));
            return std::nullopt;
        }
        out.entries.push_back(*written);
    }
    return out;
}

Outcome handle_family(Request const& request, Loaded const& loaded, Env const& env)
{
    if (!loaded.file) return not_found(request, env);
    auto const& file = loaded.file->file;
    auto const& t = env.words;
    std::string message;
    if (request.post) {
        auto done = save(request, loaded, env, message);
        if (request.api && !done) return problem(env, 422, "no_such_file", {});
        if (request.api) done->response = json_answer(json::Value::object().set("file", file.id.text()), 201).response;
        if (done) return *done;
    }
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1><p class=\"intro\">{}</p>">(
        url("/cases/", file.id.text()), file.registration ? file.code() : t("case.not_registered"), t("family.title"),
        t("family.intro"));
    if (!message.empty()) body.add<"<div class=\"summary\" role=\"alert\">{}</div>">(message);
    // A baby's file is often the first one of a family to be opened (G-29).
    if (file.registration && whole_months(*age_from(file), day_of(env.now)) < 48 && file.family.empty())
        body.add(banner("warning", t("family.elder_siblings")));
    body.add(linked(file, loaded, env));
    if (file.is_open() && is_carrying(file, env.actor)) {
        body.add(link_form(file, loaded, request, env));
        body.add<"<p class=\"actions\"><a class=\"secondary\" href=\"{}\">{}</a>">(
            url("/cases/new?sibling=", file.id.text()), t("family.new_file"));
        if (!file.family.empty() && file.registration)
            body.add<" <a class=\"primary\" href=\"{}\">{}</a>">(url("/cases/", file.id.text(), "/household-visit"),
                                                                 t("household.title"));
        body.add<"</p>">();
    }
    return show(env, t("family.title"), body, message.empty() ? 200 : 422);
}

}  // namespace

Page const family_page{"family", need_family, handle_family};

}  // namespace abri::pages
