// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/learning/lesson_source.h"
#include "pages/frame/layout.h"
#include "pages/learning/plain_field.h"
#include "pages/learning/teach.h"

namespace abri::pages {

namespace {

CourseFields fields_of(CourseEntry const& course)
{
    auto const title = [&](char const* language) {
        auto const found = course.titles.find(language);
        return found == course.titles.end() ? std::string() : found->second;
    };
    return {course.id, title("fr"), title("en"), std::to_string(course.pass), course.training, {}};
}

void put_lessons(Html& out, CourseEntry const& course, Words const& t)
{
    out.add<"<section><h2>{}</h2><ol class=\"lessons\">">(t("teach.lessons"));
    for (auto const& id : course.draft.lessons()) {
        out.add<"<li><a href=\"{}\">{} {}</a>">(url("/teach/", course.id, "/lessons/", id), id,
                                                course.draft.header(id, t.language()).title);
        for (char const* language : {"fr", "en"})
            if (course.titles.contains(language) && !course.draft.is_written(id, language))
                out.add<" <span class=\"quiet\">{}</span>">(
                    t(std::string_view(language) == "fr" ? "teach.not_in_fr" : "teach.not_in_en"));
        out.add<"</li>">();
    }
    out.add<"</ol><form method=\"get\" action=\"{}\" class=\"filter\">{}<button "
            "class=\"secondary\">{}</button></form></section>">(
        url("/teach/", course.id, "/lessons/new"),
        plain_field({"lesson", t("teach.new_lesson"), "", {}, t("teach.lesson_id_hint")}, t), t("teach.add_lesson"));
}

Html form_start(CourseEntry const& course, Env const& env, std::string_view step)
{
    Html out;
    return out.add<"<form method=\"post\" action=\"{}\">{}<input type=\"hidden\" name=\"_step\" value=\"{}\">">(
        url("/teach/", course.id), hidden_fields(env, ""), step);
}

// A new edition: learners who began keep theirs, whoever begins gets this one.
void put_editions(Html& out, CourseEntry const& course, Env const& env, std::string const& error)
{
    auto const& t = env.words;
    out.add<"<section><h2>{}</h2>">(t("teach.editions"));
    if (!course.editions.empty()) {
        out.add<"<ul>">();
        for (auto edition = course.editions.rbegin(); edition != course.editions.rend(); ++edition) {
            if (edition->published)
                out.add<"<li>{} <span class=\"quiet\">{} {}</span></li>">(
                    t("teach.edition", {std::to_string(edition->number), t.date(day_of(*edition->published))}),
                    env.name_of(edition->by), edition->note);
            else out.add<"<li>{}</li>">(t("teach.edition_of_program"));
        }
        out.add<"</ul>">();
    }
    out.add<"<p class=\"hint\">{}</p>">(t("teach.publish_hint"));
    out.add(form_start(course, env, "publish"))
        .add(plain_field({"note", t("teach.note"), "", error, t("teach.note_hint")}, t))
        .add<"<button class=\"primary\">{}</button></form>">(t("teach.publish"));
    out.add(form_start(course, env, course.withdrawn ? "offer" : "withdraw"))
        .add<"<button class=\"secondary\">{}</button></form></section>">(
            t(course.withdrawn ? "teach.offer" : "teach.withdraw"));
}

void put_exchange(Html& out, CourseEntry const& course, Words const& t)
{
    Html scorm;
    if (course.newest())
        scorm.add<"<li><a href=\"{}\">{}</a></li>">(url("/teach/", course.id, "/package/scorm"), t("teach.scorm"));
    out.add<"<section><h2>{}</h2><ul><li><a href=\"{}\">{}</a></li><li><a href=\"{}\">{}</a></li>{}</ul></section>">(
        t("teach.exchange"), url("/teach/", course.id, "/import"), t("import.title"),
        url("/teach/", course.id, "/package/markdown"), t("teach.markdown"), scorm);
}

Outcome render(CourseEntry const& course, Env const& env, CourseFields const& fields, std::string const& publish_error,
               bool saved = false)
{
    auto const& t = env.words;
    auto const title = std::string(course.title(t.language()));
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1>">(url("/teach"), t("teach.title"), title);
    if (!publish_error.empty()) body.add(plain_summary({{"note", publish_error}}, t));
    if (saved) body.add(banner("done", t("teach.saved")));
    if (course.is_changed) body.add(banner("warning", t("teach.changed_hint")));
    if (course.newest())
        body.add<"<p class=\"actions\"><a class=\"secondary\" href=\"{}\">{}</a> <a class=\"secondary\" "
                 "href=\"{}\">{}</a></p>">(url("/teach/assign?course=", course.id), t("teach.assign"),
                                           url("/teach/", course.id, "/results"), t("results.title"));
    put_lessons(body, course, t);
    put_editions(body, course, env, publish_error);
    put_exchange(body, course, t);
    body.add<"<details class=\"more\"{}><summary>{}</summary>">(fields.errors.empty() ? Html() : Html().add<" open">(),
                                                                t("teach.describe"));
    body.add(form_start(course, env, "describe"))
        .add(course_fields(fields, env))
        .add<"<button class=\"primary\">{}</button></form></details>">(t("form.save"));
    return show(env, title, body, fields.errors.empty() && publish_error.empty() ? 200 : 422);
}

std::string publish_fault(CourseEntry const& course, std::string_view note, Words const& t)
{
    if (course.draft.lessons().empty()) return std::string(t("teach.nothing_to_publish"));
    if (auto const differ = lessons_that_differ(course.draft); !differ.empty())
        return t("teach.languages_differ", {join(differ, ", ")});
    return is_valid_utf8(note) && count_characters(note) <= 300 ? std::string() : std::string(t("teach.note_wrong"));
}

Outcome handle_edit(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const* course = course_in(request, loaded);
    if (!course) return not_found(request, env);
    if (!request.post) return render(*course, env, fields_of(*course), {}, request.parameter("saved") == "yes");
    auto const step = request.field("_step");
    auto const back = url("/teach/", course->id, "?saved=yes");
    Answers answers;
    answers.set("course", course->id);
    if (step == "publish") {
        auto const note = trim(request.field("note"));
        if (auto const fault = publish_fault(*course, note, env.words); !fault.empty())
            return render(*course, env, fields_of(*course), fault);
        answers.set("note", note);
        return write_course(request, loaded, env, "course_published", answers, back);
    }
    if (step == "withdraw" || step == "offer") {
        answers.set("withdrawn", step == "withdraw" ? "yes" : "no");
        return write_course(request, loaded, env, "course_withdrawn", answers, back);
    }
    if (step != "describe") return not_found(request, env);
    auto fields = posted_course(request, env);
    if (fields.id != course->id) fields.errors["id"] = env.words("teach.id_stays");
    if (!fields.errors.empty()) return render(*course, env, fields, {});
    return write_course(request, loaded, env, "course_described", described(fields), back);
}

}  // namespace

Page const edit_course_page{"edit_course", need_courses, handle_edit};

}  // namespace abri::pages
