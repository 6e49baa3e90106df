// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/casework/household_visit.h"

#include "pages/forms/draft_pages.h"
#include "pages/casework/family.h"
#include "pages/forms/form_fields.h"
#include "pages/frame/layout.h"

namespace abri::pages {

namespace {

// What is true of the visit, and what is true of one child.
constexpr std::string_view of_visit[] = {"done_on",       "mode",        "with", "purpose", "exposure_precautions",
                                         "second_person", "alone_reason"};
constexpr std::string_view of_child[] = {"seen_alone", "action_done",  "risk_increased",
                                         "situation",  "observations", "urgent_action"};

std::string prefix_of(FileId file) { return "c" + file.text() + "_"; }

Needs need_visit(Request const& request, Actor const&)
{
    Needs needs;
    needs.file = request.file();
    needs.cards = true;
    needs.audit = about_case(request.post ? "entry_posted" : "form_opened");
    needs.drafts = !request.post;
    if (request.post) {
        needs.others = posted_files(request, "child");
        std::erase(needs.others, request.file());
    }
    return needs;
}

struct Visited {
    FileId file;
    std::string title;
};

// This child and those of the household whose files the worker carries.
std::vector<Visited> children(CaseFile const& file, Loaded const& loaded, Env const& env)
{
    std::vector<Visited> all{{file.id, std::string(file.code())}};
    for (auto const& link : file.family)
        if (auto const* card = card_of(loaded, env, link.file); card && !card->is_done() && !card->code().empty())
            all.push_back({link.file, std::string(card->code())});
    return all;
}

Html render_children(std::vector<Visited> const& all, Env const& env, FieldValues& shown, Answers const& posted)
{
    auto const& t = env.words;
    auto const& form = *env.catalogue.form("follow_up");
    Html out;
    for (auto const& child : all) {
        shown.prefix = prefix_of(child.file);
        auto const name = "take_" + child.file.text();
        out.add<"<section><h2><bdi>{}</bdi></h2><input type=\"hidden\" name=\"child\" value=\"{}\"><div "
                "class=\"choices\">">(child.title, child.file.text());
        if (posted.is(name, "yes"))
            out.add<"<label class=\"choice\"><input type=\"checkbox\" name=\"{}\" value=\"yes\" checked> {}</label>">(
                name, t("household.take"));
        else
            out.add<"<label class=\"choice\"><input type=\"checkbox\" name=\"{}\" value=\"yes\"> {}</label>">(
                name, t("household.take"));
        out.add<"</div>{}</section>">(some_fields(form, env, shown, of_child));
    }
    shown.prefix.clear();
    return out;
}

// The newest draft of a visit to this family, or the one asked for.
Draft const* draft_to_resume(Request const& request, Loaded const& loaded)
{
    auto const wanted = EntryId::parse(request.parameter("draft"));
    for (auto const& draft : loaded.drafts)
        if (draft.form == household_draft && draft.file == request.file() && (!wanted || draft.entry == *wanted))
            return &draft;
    return nullptr;
}

Outcome render(Loaded const& loaded, Env const& env, FieldValues shown, Answers const& posted, EntryId entry,
               std::string_view message)
{
    auto const& t = env.words;
    auto const& file = loaded.file->file;
    auto const& form = *env.catalogue.form("follow_up");
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1><p class=\"intro\">{}</p>">(
        url("/cases/", file.id.text()), file.code(), t("household.title"), t("household.intro"));
    if (!message.empty()) body.add<"<div class=\"summary\" role=\"alert\">{}</div>">(message);
    auto const common = some_fields(form, env, shown, of_visit);
    auto const keep = url("/cases/", file.id.text(), "/draft/", std::string(household_draft));
    body.add<"<form method=\"post\" action=\"{}\" class=\"long\" novalidate data-draft=\"{}\" data-kept=\"{}\" "
             "data-unsent=\"{}\" data-offline=\"{}\" data-ended=\"{}\" "
             "data-stale=\"{}\">{}<section><h2>{}</h2>{}</section>{}<div class=\"actions\"><button "
             "class=\"primary\">{}</button> <button class=\"secondary\" formaction=\"{}\">{}</button> <a "
             "class=\"secondary\" href=\"{}\">{}</a></div><p class=\"draft-status\" role=\"status\"></p></form>">(
        url("/cases/", file.id.text(), "/household-visit"), keep.text(), t("drafts.kept"), t("drafts.unsent"),
        t("drafts.offline"), t("drafts.ended"), t("drafts.stale"), hidden_fields(env, "", entry),
        t("form.follow_up.section.contact"), common, render_children(children(file, loaded, env), env, shown, posted),
        t("form.save"), keep, t("drafts.keep"), url("/cases/", file.id.text(), "/family"), t("form.leave"));
    return show(env,
                (message.empty() ? "" : std::string(t("form.error_prefix")) + " ") + std::string(t("household.title")),
                body, message.empty() ? 200 : 422);
}

Answers answers_for(FileId child, Answers const& posted)
{
    Answers answers;
    for (auto code : of_visit) answers.set(code, posted[code]);
    for (auto code : of_child) answers.set(code, posted[prefix_of(child) + std::string(code)]);
    return answers;
}

void add_messages(FieldValues& shown, Env const& env, FileId child, actions::Rejected const& rejected)
{
    auto const place = [&](std::string const& field) {
        bool const common = std::find(std::begin(of_visit), std::end(of_visit), field) != std::end(of_visit);
        return common ? field : prefix_of(child) + field;
    };
    for (auto const& p : rejected.problems)
        shown.messages[place(p.field)] = env.words("problem." + std::string(name_of(p.problem)));
    for (auto const& r : rejected.refusals)
        shown.messages[place(r.field)] = env.words("refusal." + std::string(name_of(r.why)), {r.detail});
}

Outcome handle_visit(Request const& request, Loaded const& loaded, Env const& env)
{
    if (!loaded.file || !loaded.file->file.registration) return not_found(request, env);
    FieldValues shown;
    if (!request.post) {
        auto const* draft = draft_to_resume(request, loaded);
        if (draft) shown.values = draft->values;
        else shown.values.set("done_on", iso(minute_of(env.now)));
        auto const posted = shown.values;
        return render(loaded, env, std::move(shown), posted, draft ? draft->entry : env.new_entry, {});
    }
    auto const minted = EntryId::parse(request.field("entry"));
    auto const posted = posted_answers(request);
    shown.values = posted;
    std::vector<OpenedFile const*> files{&*loaded.file};
    for (auto const& other : loaded.others) files.push_back(&other);
    auto out = redirect(url("/cases/", loaded.file->file.id.text()));
    auto const& form = *env.catalogue.form("follow_up");
    std::string message;
    std::size_t ticked = 0, found = 0;
    for (auto const& id : posted_files(request, "child")) ticked += posted.is("take_" + id.text(), "yes");
    for (auto const* opened : files) {
        auto const id = opened->file.id;
        if (!minted || !posted.is("take_" + id.text(), "yes")) continue;
        ++found;
        auto const entry = actions::entry_for(*minted, id, *env.hasher);
        auto const answers = answers_for(id, posted);
        if (opened->history.has(entry)) {
            if (!actions::is_written(form, env.catalogue, opened->file, entry, answers, env.now))
                message = env.words("form.sent_otherwise");
            continue;   // the same thing posted again
        }
        auto const written =
            actions::write_form(form, env.catalogue, opened->history, opened->file, answers, env.situation(entry));
        if (written) out.entries.push_back(*written);
        else add_messages(shown, env, id, written.error());
    }
    // All that was ticked is written, or nothing is: no child is left out behind a page that says it was saved.
    if (ticked == 0) message = env.words("household.nobody_ticked");
    else if (found < ticked) message = env.words("household.file_gone");
    else if (!shown.messages.empty()) message = env.words("form.errors_title");
    if (message.empty()) {
        out.drop_draft = minted;
        return out;
    }
    // Under the same id it is still the same visit; another text gets another.
    auto const entry = minted && message != env.words("form.sent_otherwise") ? *minted : env.new_entry;
    return render(loaded, env, std::move(shown), posted, entry, message);
}

}  // namespace

Page const household_visit_page{"household_visit", need_visit, handle_visit};

}  // namespace abri::pages
