// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/learning/teach.h"

#include "pages/frame/layout.h"
#include "pages/learning/plain_field.h"

namespace abri::pages {

Needs need_courses(Request const& request, Actor const&)
{
    Needs needs;
    needs.office_files = {courses_file()};
    if (request.post && request.field("_step") != "preview") needs.audit = about_office_file("course_written");
    return needs;
}

Outcome write_course(Request const& request, Loaded const& loaded, Env const& env, std::string_view kind,
                     Answers const& answers, Url const& back)
{
    auto const entry = EntryId::parse(request.field("entry"));
    if (!entry) return problem(env, 422, "no_entry", {});
    auto out = redirect(back);
    out.drop_draft = *entry;
    auto const& history = loaded.office_file(ledger::FileKind::course_book).history;
    if (!history.has(*entry))
        out.entries.push_back(
            actions::write_fact(kind, answers, history, ledger::FileKind::course_book, env.situation(*entry)));
    return out;
}

namespace {

std::string_view state_of(CourseEntry const& course)
{
    if (course.withdrawn) return "teach.withdrawn";
    if (course.editions.empty()) return "teach.not_published";
    return course.is_changed ? "teach.changed" : "teach.published";
}

Outcome handle_teach(Request const&, Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1><p class=\"intro\">{}</p>">(
        url("/learn"), t("learn.courses"), t("teach.title"), t("teach.intro"));
    body.add<"<p class=\"actions\"><a class=\"primary\" href=\"{}\">{}</a> <a class=\"secondary\" "
             "href=\"{}\">{}</a></p><ul class=\"tasks\">">(url("/teach/assign"), t("teach.assign"), url("/teach/new"),
                                                           t("teach.new"));
    for (auto const& course : courses_of(loaded).courses) {
        body.add<"<li><strong>{}</strong> <span class=\"badge\">{}</span><br><a href=\"{}\">{}</a> · <a "
                 "href=\"{}\">{}</a></li>">(course.title(t.language()), t(state_of(course)), url("/teach/", course.id),
                                            t("teach.write"), url("/teach/", course.id, "/results"),
                                            t("results.title"));
    }
    return show(env, t("teach.title"), body.add<"</ul>">());
}

Outcome show_new(Env const& env, CourseFields const& fields, EntryId entry)
{
    auto const& t = env.words;
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1><p class=\"intro\">{}</p>">(
        url("/teach"), t("teach.title"), t("teach.new"), t("teach.new_intro"));
    body.add<"<form method=\"post\" action=\"{}\">{}">(url("/teach/new"), hidden_fields(env, "", entry));
    body.add(course_fields(fields, env)).add<"<button class=\"primary\">{}</button></form>">(t("form.save"));
    return show(env, t("teach.new"), body, fields.errors.empty() ? 200 : 422);
}

Outcome handle_new(Request const& request, Loaded const& loaded, Env const& env)
{
    if (!request.post) return show_new(env, CourseFields{}, env.new_entry);
    auto fields = posted_course(request, env);
    auto const entry = EntryId::parse(request.field("entry"));
    bool const sent_before = entry && loaded.office_file(ledger::FileKind::course_book).history.has(*entry);
    if (!is_course_id(fields.id)) fields.errors["id"] = env.words("teach.id_wrong");
    else if (!sent_before && courses_of(loaded).find(fields.id)) fields.errors["id"] = env.words("teach.id_taken");
    if (!fields.errors.empty()) return show_new(env, fields, env.new_entry);
    return write_course(request, loaded, env, "course_described", described(fields),
                        url("/teach/", fields.id, "?saved=yes"));
}

}  // namespace

Html course_fields(CourseFields const& fields, Env const& env)
{
    auto const& t = env.words;
    auto const error = [&](char const* name) {
        auto const found = fields.errors.find(name);
        return found == fields.errors.end() ? std::string() : found->second;
    };
    Html out = plain_summary({fields.errors.begin(), fields.errors.end()}, t);
    PlainChoices trainings{{"", std::string(t("teach.no_training"))}};
    for (auto const& code : env.catalogue.lists.at("training"))
        trainings.emplace_back(code, t("list.training." + code));
    out.add(plain_field({"title_fr", t("teach.title_fr"), fields.title_fr, error("title_fr")}, t));
    out.add(plain_field({"title_en", t("teach.title_en"), fields.title_en, error("title_en")}, t));
    out.add(plain_field(
        {"id", t("teach.id"), fields.id, error("id"), t("teach.id_hint"), 0, "text", PlainField::Keys::code}, t));
    out.add(plain_field({"pass", t("teach.pass"), fields.pass, error("pass"), t("teach.pass_hint"), 0, "text",
                         PlainField::Keys::number},
                        t));
    out.add(plain_select(
        {"training", t("teach.training"), fields.training, error("training"), t("teach.training_hint")}, trainings, t));
    return out;
}

CourseFields posted_course(Request const& request, Env const& env)
{
    auto const text = [&](char const* name) { return std::string(trim(request.field(name))); };
    CourseFields fields{text("id"), text("title_fr"), text("title_en"), text("pass"), text("training"), {}};
    auto const& t = env.words;
    static constexpr std::size_t longest_title = 100;
    auto const is_title = [](std::string const& title) {
        return is_valid_utf8(title) && count_characters(title) <= longest_title &&
               title.find_first_of("\r\n") == title.npos;
    };
    if (fields.title_fr.empty() && fields.title_en.empty()) fields.errors["title_fr"] = t("teach.title_missing");
    if (!is_title(fields.title_fr)) fields.errors["title_fr"] = t("teach.title_wrong");
    if (!is_title(fields.title_en)) fields.errors["title_en"] = t("teach.title_wrong");
    auto const pass = fields.pass.empty() ? 0 : parse_count(fields.pass);
    if (pass < 0 || pass > 100) fields.errors["pass"] = t("teach.pass_wrong");
    if (!fields.training.empty() && !env.catalogue.has_code("training", fields.training))
        fields.errors["training"] = t("teach.training_wrong");
    return fields;
}

Answers described(CourseFields const& fields)
{
    Answers answers;
    answers.set("course", fields.id);
    answers.set("title.fr", fields.title_fr);
    answers.set("title.en", fields.title_en);
    answers.set("pass", fields.pass.empty() ? "0" : fields.pass);
    answers.set("training", fields.training);
    return answers;
}

Page const teach_page{"teach", need_courses, handle_teach};
Page const new_course_page{"new_course", need_courses, handle_new};

}  // namespace abri::pages
