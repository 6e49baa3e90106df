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

// A form of an office's own file for which the form alone decides.
static actions::Submitted submit(Request const& request, Env const& env, OfficeForm const& into, Answers const& posted)
{
    auto const submission = submission_of(request);
    actions::SubmitInto there;
    // A program that does not say what it has seen adds to what is there, whatever that is.
    if (into.revises && (!request.api || !submission.heads.empty()))
        there.heads = actions::heads_text(into.book.history.heads);
    if (submission.entry)
        there.compare(into.book.find(*submission.entry), check(into.form, env.catalogue, posted, env.now).answers);
    return actions::submit_form(
        submission, there, [&](EntryId entry) -> Result<std::vector<actions::NewEntry>, actions::Rejected> {
            auto written = actions::write_record(into.form, env.catalogue, into.book.history, into.book.kind(), posted,
                                                 env.situation(entry));
            if (!written) return Fail{written.error()};
            return std::vector{std::move(*written)};
        });
}

Outcome write_office_form(Request const& request, Env const& env, OfficeForm const& into, FieldValues shown)
{
    if (!request.post) return render(env, into, shown, {}, 200);
    auto const posted = posted_answers(request);
    auto submitted = submit(request, env, into, posted);
    if (submitted.is_saved()) {
        auto out = request.api
                       ? json_answer(json::Value::object().set("entry", std::string(request.field("entry"))), 201)
                       : redirect(into.back);
        out.entries = std::move(submitted.entries);
        return out;
    }
    if (request.api) return problem(env, submitted.status(), submitted.refusal(), submitted.rejected);
    shown.values = posted;
    shown.extra_rows = extra_rows(request);
    add_messages(shown, env, submitted.rejected);
    auto const notice = submitted.notice();
    return render(env, into, shown, notice.empty() ? notice : env.words(notice), submitted.status());
}

}  // namespace abri::pages
