// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/casework/before_visit.h"

#include "core/casework/what_stands.h"
#include "pages/forms/form_fields.h"
#include "pages/frame/layout.h"

namespace abri::pages {

// Every one that stands, not the newest only: "not my father" does not end when the mother says "not the uncle".
Html must_not_be_said(CaseFile const& file, Env const& env)
{
    Html list;
    for (auto const& said : prohibitions(file)) {
        auto const* form = env.catalogue.form(said.of->form);
        auto const* field = form->field(said.field);
        list.add<"<dt>{} <span class=\"quiet\">{}</span></dt><dd dir=\"auto\">{}</dd>">(
            label_of(*form, env.words, *field), env.words.date(day_of(said.of->happened.at)),
            words_of(*field, env, said.of->answers[said.field]));
    }
    Html out;
    if (!list.empty())
        out.add<"<section><h2>{}</h2><dl class=\"filled\">{}</dl></section>">(env.words("visit.never"), list);
    return out;
}

namespace {

Needs need_visit(Request const& request, Actor const&) { return need_whole_file(request, "visit_prepared"); }

// The newest answer to a field, whichever entry gave it.
struct Newest {
    Form const* form = nullptr;
    Field const* field = nullptr;
    std::string_view value;
    Instant at{};
};

Newest newest(CaseFile const& file, Env const& env, std::string_view form_id, std::string_view code)
{
    auto const* recorded = newest_with(file, form_id, code);
    if (!recorded) return {};
    auto const* form = env.catalogue.form(form_id);
    return {form, form->field(code), recorded->answers[code], recorded->happened.at};
}

struct Wanted {
    char const* form;
    char const* field;
};
// After what must not be said, which comes before everything else.
constexpr Wanted careful[] = {{"safe_contact", "dangers"}, {"safe_contact", "way_out"}, {"safety_plan", "keeps_copy"}};
constexpr Wanted reach[] = {{"safe_contact", "way"},
                            {"safe_contact", "number"},
                            {"safe_contact", "hours"},
                            {"safe_contact", "meeting_place"},
                            {"safe_contact", "if_other_answers"},
                            {"safe_contact", "language"},
                            {"identification", "where_to_find"},
                            {"registration", "residence"}};
constexpr Wanted voice[] = {
    {"comprehensive_assessment", "child_views"}, {"follow_up", "observations"}, {"follow_up", "purpose"}};

// Where the child was found when somebody reported her is no way to her home once she has moved or lives elsewhere.
bool is_past(CaseFile const& file, std::string_view field)
{
    if (field != "where_to_find") return false;
    auto const* home = newest_with(file, "registration", "residence");
    return (home && home->form == "registration_update") || file.was_separated;
}

Html group(CaseFile const& file, Env const& env, std::string_view heading, std::span<Wanted const> wanted)
{
    Html list;
    for (auto const& want : wanted)
        if (auto const found = newest(file, env, want.form, want.field); found.field && !is_past(file, want.field))
            list.add<"<dt>{} <span class=\"quiet\">{}</span></dt><dd dir=\"auto\">{}</dd>">(
                label_of(*found.form, env.words, *found.field), env.words.date(day_of(found.at)),
                words_of(*found.field, env, found.value));
    Html out;
    if (!list.empty()) out.add<"<section><h2>{}</h2><dl class=\"filled\">{}</dl></section>">(heading, list);
    return out;
}

// The hours agreed, the next first, each with its place.
Html appointments(CaseFile const& file, Env const& env)
{
    Html out;
    auto open = file.cycle.appointments;
    std::erase_if(open, [](Appointment const& one) { return one.settled; });
    std::sort(open.begin(), open.end(), [](Appointment const& a, Appointment const& b) { return a.at < b.at; });
    for (auto const& one : open) {
        auto const* recorded = file.find(one.entry);
        out.add<"<section><h2>{}</h2><p>{} <span dir=\"auto\">{}</span></p></section>">(
            env.words("due.appointment"), env.words.moment(one.at),
            recorded ? recorded->answers["place"] : std::string_view());
    }
    return out;
}

Outcome handle_visit(Request const& request, Loaded const& loaded, Env const& env)
{
    if (!loaded.file || !loaded.file->file.registration) return not_found(request, env);
    auto const& file = loaded.file->file;
    auto const& t = env.words;
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1><p class=\"intro\">{}</p>">(
        url("/cases/", file.id.text()), file.code(), t("visit.title"), t("visit.intro"));
    if (!newest(file, env, "safe_contact", "way").field)
        body.add<"<div class=\"banner warning\"><p>{} <a href=\"{}\">{}</a></p></div>">(
            t("visit.no_safe_contact"), url("/cases/", file.id.text(), "/do/safe_contact"),
            t("form.safe_contact.title"));
    body.add(appointments(file, env));
    body.add<"{}{}{}{}">(must_not_be_said(file, env), group(file, env, t("visit.careful"), careful),
                         group(file, env, t("visit.reach"), reach), group(file, env, t("visit.voice"), voice));
    body.add<"<p><a href=\"{}\">{}</a></p>">(url("/words"), t("hard_words.title"));
    return show(env, t("visit.title"), body);
}

}  // namespace

Page const before_visit_page{"before_visit", need_visit, handle_visit};

}  // namespace abri::pages
