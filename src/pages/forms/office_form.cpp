// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/forms/office_form.h"

#include "pages/forms/draft_pages.h"
#include "pages/forms/form_parts.h"

namespace abri::pages {

static Outcome render(Env const& env, OfficeForm const& into, FieldValues const& shown, std::string_view notice,
                      int status)
{
    auto title = std::string(env.words("form." + into.form.id + ".title"));
    FormFrame frame{into.form,
                    std::move(title),
                    into.here,
                    into.back,
                    std::string(into.back_title),
                    env.new_entry,
                    actions::heads_text(into.book.history.heads),
                    {},
                    status,
                    std::string(notice),
                    into.above,
                    {},
                    nullptr};
    return show_form(env, frame, shown);
}

Outcome write_office_form(Request const& request, Env const& env, OfficeForm const& into, FieldValues shown)
{
    if (request.post) {
        auto const entry = EntryId::parse(request.field("entry"));
        auto const posted = posted_answers(request);
        if (!request.field("_add").empty()) {
            shown.values = posted;
            shown.extra_rows = extra_rows(request);
            return render(env, into, shown, {}, 200);
        }
        if (!entry) return problem(env, 422, "no_entry", {});
        auto const* before = into.book.find(*entry);
        bool const same = before && check(into.form, env.catalogue, posted, env.now).answers == before->answers;
        if (same) return redirect(into.back);
        bool const stale = into.revises && request.field("heads") != actions::heads_text(into.book.history.heads);
        if (!request.api && (stale || before)) {
            shown.values = posted;
            return render(env, into, shown, env.words(stale ? "form.changed_since" : "form.sent_otherwise"), 409);
        }
        auto const written = actions::write_record(into.form, env.catalogue, into.book.history, into.book.kind(),
                                                   posted, env.situation(*entry));
        if (written) {
            auto out =
                request.api ? json_answer(json::Value::object().set("entry", entry->text()), 201) : redirect(into.back);
            out.entries.push_back(*written);
            return out;
        }
        if (request.api) return problem(env, 422, "field_problem", written.error());
        shown.values = posted;
        add_messages(shown, env, written.error());
    }
    return render(env, into, shown, {}, shown.messages.empty() ? 200 : 422);
}

}  // namespace abri::pages
