// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/casework/own_file.h"

#include "core/protection/third_parties.h"
#include "pages/forms/form_fields.h"
#include "pages/frame/layout.h"

namespace abri::pages {

namespace {

Needs need_own_file(Request const& request, Actor const&) { return need_whole_file(request, "own_file_shown"); }

bool is_the_childs_own(Form const& form, Field const& field)
{
    if (field.data_class != DataClass::identity) return false;
    return form.id == "registration" || form.id == "registration_update" || field.code == "child_name";
}

// What protects the child: how and where she is reached, what must not be said and why. Somebody may look on while the
// child reads; it is shown only where the worker says that they are alone.
bool protects(Form const& form, Field const& field)
{
    for (std::string_view whole : {"safe_contact", "safety_plan", "staff_safety_plan", "file_access",
                                   "conflict_of_interest", "mandatory_report", "removal_authority"})
        if (form.id == whole) return true;
    for (std::string_view code : {"residence", "safe_contact", "area", "where_to_find", "withhold_reason",
                                  "withhold_lifted", "guardian_reason", "override_reasons"})
        if (field.code == code) return true;
    return false;
}

// Calls with form, field and value of every filled field, those of rows included.
template <class Each>
void each_answer(Recorded const& recorded, Form const& form, Each each)
{
    for (auto const& section : form.sections)
        for (auto const& field : section.fields) {
            if (recorded.answers.filled(field.code)) each(field, nullptr, recorded.answers[field.code]);
            for (auto const& row :
                 field.type == FieldType::rows ? recorded.answers.rows(field.code) : std::vector<Answers>())
                for (auto const& sub : field.fields)
                    if (row.filled(sub.code)) each(sub, &field, row[sub.code]);
        }
}

ThirdParties other_people(CaseFile const& file, Env const& env)
{
    ThirdParties others;
    std::vector<Recorded const*> all;
    for (auto const& recorded : file.history) all.push_back(&recorded);
    for (auto const& struck : file.struck) all.push_back(&struck.recorded);
    for (auto const* one : all)
        if (auto const& recorded = *one; auto const* form = env.catalogue.form(recorded.form))
            each_answer(recorded, *form, [&](Field const& field, Field const*, std::string_view value) {
                bool const named = field.data_class == DataClass::identity || field.data_class == DataClass::strict;
                if (named && !is_the_childs_own(*form, field)) others.know(value);
            });
    for (auto const& recorded : file.history)
        if (auto const* form = env.catalogue.form(recorded.form))
            each_answer(recorded, *form, [&](Field const& field, Field const*, std::string_view value) {
                if (is_the_childs_own(*form, field)) others.spare(value);
            });
    return others;
}

// The child's own words and data; never the strictly confidential part, never who reported.
Outcome handle_own_file(Request const& request, Loaded const& loaded, Env const& env)
{
    if (!loaded.file || !loaded.file->file.registration) return not_found(request, env);
    auto const& file = loaded.file->file;
    auto const& t = env.words;
    auto const others = other_people(file, env);
    bool const alone = request.parameter("alone") == "yes";
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1>{}">(
        url("/cases/", file.id.text()), file.code(), t("own.title"), banner("warning", t("own.read_first")));
    body.add<"<p>{} <a href=\"{}\">{}</a></p>">(t(alone ? "own.alone" : "own.in_company"),
                                                url("/cases/", file.id.text(), alone ? "/own" : "/own?alone=yes"),
                                                t(alone ? "own.hide" : "own.show"));
    for (auto const& recorded : file.history) {
        auto const* form = env.catalogue.form(recorded.form);
        if (!form || !recorded.readable) continue;
        Html list;
        each_answer(recorded, *form, [&](Field const& field, Field const* row, std::string_view value) {
            bool const open = field.data_class == DataClass::general || field.data_class == DataClass::coded ||
                              is_the_childs_own(*form, field);
            if (!open || field.type == FieldType::reference || (!alone && protects(*form, row ? *row : field))) return;
            list.add<"<dt>{}</dt><dd dir=\"auto\">{}</dd>">(label_of(*form, t, field, row),
                                                            others.cover(words_of(field, env, value)));
        });
        if (!list.empty())
            body.add<"<section><h2>{} <span class=\"quiet\">{}</span></h2><dl class=\"filled\">{}</dl></section>">(
                t("form." + form->id + ".title"), t.moment(recorded.at), list);
    }
    return show(env, t("own.title"), body);
}

}  // namespace

Page const own_file_page{"own_file", need_own_file, handle_own_file};

}  // namespace abri::pages
