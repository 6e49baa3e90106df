// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/book_form.h"

#include "pages/draft_pages.h"
#include "pages/layout.h"

#include <algorithm>

namespace abri::pages {

static Outcome render(Env const& env, BookForm const& into, FieldValues const& shown, std::string_view notice, int status)
{
    auto const& t = env.words;
    auto const title = t("form." + into.form.id + ".title");
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1><p class=\"intro\">{}</p>">(into.back, into.back_title, title, t("form." + into.form.id + ".intro"));
    if (!notice.empty()) body.add<"<div class=\"summary\" role=\"alert\">{}</div>">(notice);
    body.add<"<form method=\"post\" action=\"{}\" class=\"long\" novalidate>{}{}<div class=\"actions\"><button class=\"primary\">{}</button> <a class=\"secondary\" href=\"{}\">{}</a></div></form>">(into.here, hidden_fields(env, actions::heads_text(into.book.history.heads)), fields(into.form, env, shown), t("form.save"), into.back, t("form.leave"));
    return show(env, title, body, status);
}

Outcome write_book(Request const& request, Env const& env, BookForm const& into, FieldValues shown)
{
    auto const& t = env.words;
    if (request.post) {
        auto const entry = EntryId::parse(request.field("entry"));
        auto const posted = posted_answers(request);
        if (!entry) return problem(env, 422, "no_entry", {});
        auto const before = std::find_if(into.book.records.begin(), into.book.records.end(), [&](Recorded const& r) { return r.entry == *entry; });
        bool const same = before != into.book.records.end() && check(into.form, env.catalogue, posted, env.now).answers == before->answers;
        if (same) return redirect(into.back);
        bool const stale = into.revises && request.field("heads") != actions::heads_text(into.book.history.heads);
        if (!request.api && (stale || before != into.book.records.end())) {
            shown.values = posted;
            return render(env, into, shown, env.words(stale ? "form.changed_since" : "form.sent_otherwise"), 409);
        }
        auto const written = actions::write_record(into.form, env.catalogue, into.book.history, into.book.ref.kind, posted, {env.policy, env.now, env.actor, *entry, {}, env.utc_offset});
        if (written) {
            auto out = request.api ? json_answer(json::Value::object().set("entry", entry->text()), 201) : redirect(into.back);
            out.entries.push_back(*written);
            return out;
        }
        if (request.api) return problem(env, 422, "field_problem", written.error());
        shown.values = posted;
        for (auto const& p : written.error().problems) shown.messages[p.field] = t("problem." + std::string(name_of(p.problem)));
    }
    return render(env, into, shown, shown.messages.empty() ? std::string_view() : t("form.errors_title"), shown.messages.empty() ? 200 : 422);
}

}  // namespace abri::pages
