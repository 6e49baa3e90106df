// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/forms/draft_pages.h"

#include "core/learning/library.h"
#include "pages/forms/form_fields.h"
#include "pages/frame/layout.h"
#include "pages/forms/staff_place.h"

namespace abri::pages {

Answers posted_answers(Request const& request)
{
    Answers answers;
    for (auto const& [name, value] : request.form) {
        if (name == "csrf" || name == "entry" || name == "heads" || name.starts_with("_")) continue;
        auto const before = std::string(answers[name]);
        static constexpr std::size_t longest_choice = 4000;   // codes of a list; more is not somebody choosing
        if (before.size() > longest_choice) continue;
        answers.set(name, before.empty() || value.empty() ? before + value : before + "," + value);
    }
    return answers;
}

Form const* form_of(Draft const& draft, Catalogue const& catalogue)
{
    return catalogue.form(draft.form == household_draft ? std::string_view("follow_up") : std::string_view(draft.form));
}

bool is_of_lesson(Draft const& draft)
{
    return draft.form.starts_with(lesson_draft) || draft.form.starts_with(teaching_draft);
}

std::size_t count_drafts(Loaded const& loaded)
{
    return static_cast<std::size_t>(std::count_if(loaded.drafts.begin(), loaded.drafts.end(),
                                                  [](Draft const& draft) { return !is_of_lesson(draft); }));
}

static std::string_view title_of(Draft const& draft, Words const& t)
{
    return draft.form == household_draft ? t("household.title") : t("form." + draft.form + ".title");
}

// "c<file>_observations" is the observations of one child.
static std::string_view field_name(std::string_view name)
{
    return name.size() > 34 && name[0] == 'c' && name[33] == '_' ? name.substr(34) : name;
}

// Of a form about the work of the staff: its file is the id of whom it is about. Private notes keep none.
static std::optional<Draft> staff_draft(StaffPlace const& place, Request const& request, Instant now)
{
    auto const entry = EntryId::parse(request.field("entry"));
    if (!entry || place.form->desk == StaffDesk::mine) return std::nullopt;
    return Draft{*entry, FileId{place.person.bytes}, std::string(place.form->form), std::string(request.field("heads")),
                 now,    posted_answers(request)};
}

// "/learn/<course>/<lesson>", "/teach/<course>/lessons/<lesson>", both with "/draft" after them where a script keeps
// it.
static std::optional<Draft> draft_of_lesson(Request const& request, Instant now)
{
    auto parts = split(request.path, '/');
    if (parts.back() == "draft") parts.pop_back();
    auto const entry = EntryId::parse(request.field("entry"));
    bool const learns = parts.size() == 4 && parts[1] == "learn",
               teaches = parts.size() == 5 && parts[1] == "teach" && parts[3] == "lessons";
    if ((!learns && !teaches) || !entry || !is_course_id(parts[2]) || !is_lesson_id(parts.back())) return std::nullopt;
    auto form =
        std::string(learns ? lesson_draft : teaching_draft) + std::string(parts[2]) + "/" + std::string(parts.back());
    if (teaches) form += "/" + std::string(request.field("language").substr(0, 8));
    return Draft{*entry, FileId{}, std::move(form), {}, now, posted_answers(request)};
}

std::optional<Draft> draft_of(Request const& request, Catalogue const& catalogue, Instant now)
{
    if (auto const place = staff_place(request.path)) return staff_draft(*place, request, now);
    if (request.path.starts_with("/learn/") || request.path.starts_with("/teach/"))
        return draft_of_lesson(request, now);
    auto const parts = split(request.path, '/');  // "", "cases", file, "do" or "draft", form  or  "", "cases", "new", …
    auto const entry = EntryId::parse(request.field("entry"));
    if (parts.size() < 3 || parts[1] != "cases" || !entry) return std::nullopt;
    Draft draft;
    draft.entry = *entry;
    bool const of_household = (parts.size() == 4 && parts[3] == "household-visit") ||
                              (parts.size() == 5 && parts[3] == "draft" && parts[4] == household_draft);
    draft.form = of_household        ? std::string(household_draft)
                 : parts.size() == 5 ? std::string(parts[4])
                                     : "identification";
    auto const file = parts[2] == "new" ? std::optional(FileId{}) : FileId::parse(parts[2]);
    bool const of_form =
        parts.size() == 5 && (parts[3] == "do" || parts[3] == "draft") && draft.form != "identification";
    bool const of_new = parts[2] == "new" && (parts.size() == 3 || (parts.size() == 4 && parts[3] == "draft"));
    if ((!of_form && !of_new && !of_household) || !file || !form_of(draft, catalogue)) return std::nullopt;
    draft.file = *file;
    draft.heads = request.field("heads");
    draft.saved = now;
    draft.values = posted_answers(request);
    return draft;
}

Url resume_url(Draft const& draft)
{
    auto const entry = draft.entry.text();
    if (auto const* form = staff_form(draft.form)) return staff_form_url(*form, PersonId{draft.file.bytes});
    if (draft.file.is_nil()) return url("/cases/new?draft=", entry);
    if (draft.form == household_draft) return url("/cases/", draft.file.text(), "/household-visit?draft=", entry);
    return url("/cases/", draft.file.text(), "/do/", draft.form, "?draft=", entry);
}

namespace {

Needs need_drafts(Request const&, Actor const&)
{
    Needs needs;
    needs.drafts = true;
    return needs;
}
Needs need_drafts_and_codes(Request const& request, Actor const& actor)
{
    auto needs = need_drafts(request, actor);
    needs.cards = true;
    return needs;
}

std::string where_it_belongs(Draft const& draft, Loaded const& loaded, Env const& env)
{
    if (staff_form(draft.form))
        return std::string(draft.file.is_nil() ? env.words("meetings.title") : env.name_of(PersonId{draft.file.bytes}));
    if (!draft.file.is_nil() && loaded.cards)
        for (auto const& card : *loaded.cards)
            if (card.file == draft.file)
                return std::string(card.code().empty() ? env.words("case.not_registered") : card.code());
    return std::string(env.words(draft.file.is_nil() ? "drafts.new_file" : "drafts.file_away"));
}

Html drop_button(Draft const& draft, Env const& env)
{
    Html out;
    out.add<"<form method=\"post\" action=\"{}\" class=\"inline\"><input type=\"hidden\" name=\"csrf\" "
            "value=\"{}\"><button class=\"secondary\">{}</button></form>">(url("/drafts/", draft.entry.text()),
                                                                           env.csrf, env.words("drafts.drop"));
    return out;
}

Outcome handle_drafts(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    if (request.api) {
        auto list = json::Value::array();
        for (auto const& draft : loaded.drafts)
            if (!is_of_lesson(draft))
                list.push(json::Value::object()
                              .set("entry", draft.entry.text())
                              .set("file", draft.file.is_nil() ? "" : draft.file.text())
                              .set("form", draft.form)
                              .set("saved_at", iso(draft.saved)));
        return json_answer(json::Value::object().set("data", list));
    }
    Html body;
    body.add<"<h1>{}</h1><p class=\"intro\">{}</p>">(t("drafts.title"), t("drafts.intro"));
    if (count_drafts(loaded) == 0) body.add<"<p>{}</p>">(t("drafts.nothing"));
    body.add<"<ul class=\"tasks\">">();
    for (auto const& draft : loaded.drafts)
        if (!is_of_lesson(draft))
            body.add<"<li><a href=\"{}\">{}</a> <bdi class=\"code\">{}</bdi> <span class=\"quiet\">{}</span> <a "
                     "href=\"{}\">{}</a></li>">(resume_url(draft), title_of(draft, t),
                                                where_it_belongs(draft, loaded, env), t.moment(draft.saved),
                                                url("/drafts/", draft.entry.text()), t("drafts.read"));
    body.add<"</ul>">();
    return show(env, t("drafts.title"), body);
}

Outcome handle_draft(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const entry = request.captured.empty() ? std::nullopt : EntryId::parse(request.captured[0]);
    auto const draft = std::find_if(loaded.drafts.begin(), loaded.drafts.end(),
                                    [&](Draft const& d) { return entry && d.entry == *entry; });
    if (draft == loaded.drafts.end() || is_of_lesson(*draft)) return not_found(request, env);
    if (request.post) {
        auto out = redirect(url("/drafts"));
        out.drop_draft = draft->entry;
        return out;
    }
    auto const& t = env.words;
    auto const& form = *form_of(*draft, env.catalogue);
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1><p>{} <bdi class=\"code\">{}</bdi></p>">(
        url("/drafts"), t("drafts.title"), title_of(*draft, t), t("drafts.saved", {t.moment(draft->saved)}),
        where_it_belongs(*draft, loaded, env));
    body.add<"<p class=\"actions\"><a class=\"primary\" href=\"{}\">{}</a> {}</p><dl class=\"filled\">">(
        resume_url(*draft), t("drafts.resume"), drop_button(*draft, env));
    for (auto const& [posted, value] : draft->values.all()) {
        auto const name = field_name(posted);
        if (draft->form == household_draft && !form.field(name))
            continue;  // which children it is for: seen on the page itself
        body.add<"<dt>{}</dt><dd dir=\"auto\">{}</dd>">(label_of(form, t, name), words_of(form, env, name, value));
    }
    body.add<"</dl>">();
    return show(env, t("drafts.title"), body);
}

Outcome handle_keep(Request const& request, Loaded const&, Env const& env)
{
    auto const draft = draft_of(request, env.catalogue, env.now);
    if (!draft) return not_found(request, env);
    // The script asks quietly; without it the button brings the list, where the draft stands.
    auto out = request.api || !request.field("_quiet").empty()
                   ? json_answer(json::Value::object().set("saved_at", iso(env.now)))
                   : redirect(url("/drafts"));
    out.keep_draft = *draft;
    return out;
}

}  // namespace

Page const drafts_page{"drafts", need_drafts_and_codes, handle_drafts};
Page const draft_page{"draft", need_drafts_and_codes, handle_draft};
Page const keep_draft_page{"keep_draft", need_nothing, handle_keep};
Page const keep_new_draft_page{"keep_new_draft", need_nothing, handle_keep};

}  // namespace abri::pages
