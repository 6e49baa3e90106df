// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/casework/attachments.h"

#include "core/casework/steps.h"
#include "pages/forms/draft_pages.h"
#include "pages/forms/form_fields.h"
#include "pages/frame/layout.h"

namespace abri::pages {

namespace {

constexpr std::string_view asked[] = {"attached_on", "kind", "told_by_child"};

Needs need_list(Request const& request, Actor const&)
{
    Needs needs;
    needs.file = request.file();
    needs.audit = about_case(request.post ? "picture_attached" : "pictures_listed");
    return needs;
}

Needs need_picture(Request const& request, Actor const&)
{
    auto needs = need_list(request, {});
    needs.audit = about_case("picture_viewed");
    if (request.captured.size() > 1) needs.attachment = FileId::parse(request.captured[1]);
    return needs;
}

// The picture is a file of its own under its own key; the child's file says only that it is there.
actions::NewEntry picture_entry(Request const& request, EntryId entry, FileId file, FileId child, Env const& env)
{
    actions::NewEntry picture;
    picture.kind = ledger::FileKind::attachment;
    picture.file = file;
    picture.entry = entry;
    picture.fact.kind = "picture_kept";
    picture.fact.stamp = {(env.now - env.utc_offset).time_since_epoch().count(), 0};
    picture.fact.writes.push_back({"of", child.text(), false, {}});
    picture.identity.push_back({"jpeg", request.picture, false, {}});
    return picture;
}

std::optional<Outcome> save(Request const& request, OpenedFile const& opened, Env const& env, FieldValues& shown)
{
    auto const minted = EntryId::parse(request.field("entry"));
    if (!minted) return problem(env, 422, "no_entry", {});
    auto const back = url("/cases/", opened.file.id.text(), "/attachments");
    auto const entry = actions::entry_for(*minted, opened.file.id, *env.hasher);
    if (request.picture.empty())
        shown.messages["picture"] =
            env.words(request.picture_refused ? "attachments.not_a_picture" : "refusal.no_picture");
    auto const picture = actions::entry_for(*minted, FileId{minted->bytes}, *env.hasher);
    FileId const file{picture.bytes};
    Answers answers;
    for (auto code : asked) answers.set(code, request.field(code));
    answers.set("attached_file", file.text());
    if (opened.history.has(entry)) {
        if (actions::is_written(*env.catalogue.form("attachment"), env.catalogue, opened.file, entry, answers, env.now))
            return redirect(back);
        shown.messages["picture"] = env.words("form.sent_otherwise");
        return std::nullopt;
    }
    auto const written = actions::write_form(*env.catalogue.form("attachment"), env.catalogue, opened.history,
                                             opened.file, answers, env.situation(entry));
    if (!written)
        for (auto const& p : written.error().problems)
            shown.messages[p.field] = env.words("problem." + std::string(name_of(p.problem)));
    if (!written)
        for (auto const& r : written.error().refusals)
            shown.messages["picture"] = env.words("refusal." + std::string(name_of(r.why)));
    if (!written || request.picture.empty()) return std::nullopt;
    auto out = redirect(back);
    out.entries.push_back(*written);
    out.entries.push_back(picture_entry(request, picture, file, opened.file.id, env));
    return out;
}

void put_form(Html& out, CaseFile const& file, Env const& env, FieldValues const& shown)
{
    auto const& t = env.words;
    auto const wrong = shown.messages.find("picture");
    out.add<
        "<section><h2>{}</h2><form method=\"post\" action=\"{}\" enctype=\"multipart/form-data\" class=\"long\" "
        "novalidate>{}<div class=\"field\"><label for=\"picture\">{}</label><p class=\"hint\" id=\"h-picture\">{}</p>">(
        t("attachments.add"), url("/cases/", file.id.text(), "/attachments"), hidden_fields(env, ""),
        t("attachments.picture"), t("attachments.picture_hint"));
    if (wrong != shown.messages.end()) out.add<"<p class=\"error\" id=\"e-picture\">{}</p>">(wrong->second);
    out.add<"<input type=\"file\" id=\"picture\" name=\"picture\" accept=\"image/jpeg,image/png,image/webp\" "
            "aria-describedby=\"h-picture{}\"></div>{}<button class=\"primary\">{}</button></form></section>">(
        wrong != shown.messages.end() ? " e-picture" : "",
        some_fields(*env.catalogue.form("attachment"), env, shown, asked), t("attachments.keep"));
}

Outcome handle_list(Request const& request, Loaded const& loaded, Env const& env)
{
    if (!loaded.file || !loaded.file->file.registration) return not_found(request, env);
    auto const& file = loaded.file->file;
    auto const& t = env.words;
    FieldValues shown;
    shown.values.set("attached_on", iso(day_of(env.now)));
    if (request.post) {
        shown.values = posted_answers(request);
        if (auto done = save(request, *loaded.file, env, shown)) return *done;
    }
    Html body, list;
    for (auto const& attached : file.attachments) {
        auto const* recorded = file.find(attached.entry);
        auto const told = recorded ? recorded->answers["told_by_child"] : std::string_view();
        list.add<"<li><figure><img src=\"{}\" alt=\"{}\" loading=\"lazy\"><figcaption>{} <span "
                 "class=\"quiet\">{}</span> <span dir=\"auto\">{}</span></figcaption></figure></li>">(
            url("/cases/", file.id.text(), "/attachments/", attached.file.text()),
            t("list.attachment_kind." + attached.kind), t("list.attachment_kind." + attached.kind), t.date(attached.on),
            told);
    }
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1><p class=\"intro\">{}</p>">(
        url("/cases/", file.id.text()), file.code(), t("attachments.title"), t("attachments.intro"));
    if (list.empty()) body.add<"<p>{}</p>">(t("attachments.none"));
    else body.add<"<ul class=\"pictures\">{}</ul>">(list);
    if (is_open(*step_of_form("attachment"), file, env.actor)) put_form(body, file, env, shown);
    return show(env, t("attachments.title"), body, shown.messages.empty() ? 200 : 422);
}

Outcome handle_picture(Request const& request, Loaded const& loaded, Env const& env)
{
    bool const of_this_file =
        loaded.file && std::any_of(loaded.file->file.attachments.begin(), loaded.file->file.attachments.end(),
                                   [&](Attachment const& a) {
                                       return request.captured.size() > 1 && a.file.text() == request.captured[1];
                                   });
    if (!of_this_file || loaded.picture.empty()) return not_found(request, env);
    Outcome out;
    out.response.type = "image/jpeg";
    out.response.body = loaded.picture;
    return out;
}

}  // namespace

Page const attachments_page{"attachments", need_list, handle_list};
Page const attachment_page{"attachment", need_picture, handle_picture};

}  // namespace abri::pages
