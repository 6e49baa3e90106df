// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/learning/learn.h"

#include "pages/frame/layout.h"
#include "pages/learning/certificate.h"
#include "pages/learning/offline.h"
#include "pages/learning/shelf.h"

#include <algorithm>

namespace abri::pages {

namespace {

Needs need_learning(Request const&, Actor const&)
{
    Needs needs;
    needs.office_files = {OwnLearning{}, courses_file(), TrainingByOthers{}};
    return needs;
}

struct Place {
    CourseEntry const& course;
    std::vector<CourseAttempt> attempts;
    CourseEdition const& edition;
    std::vector<std::string> const& lessons() const { return edition.text.lessons(); }
    CourseAttempt const& now() const { return attempts.back(); }
    bool is_begun() const { return !now().last_lesson.empty(); }
    Url resume() const { return url("/learn/", course.id, "/", lesson_to_resume(now(), lessons())); }
};

// Where the reader is in a course; nothing when it was never published.
std::optional<Place> place_in(CourseEntry const& course, Loaded const& loaded)
{
    auto attempts = fold_attempts(loaded.office_file(ledger::FileKind::learning).records, course.id);
    auto const* edition = edition_of(attempts.back(), course);
    if (!edition) return std::nullopt;
    if (edition->text.lessons().empty()) return std::nullopt;
    return Place{course, std::move(attempts), *edition};
}

std::size_t count_read(Place const& place)
{
    return static_cast<std::size_t>(
        std::count_if(place.lessons().begin(), place.lessons().end(),
                      [&](std::string const& id) { return place.now().done.contains(id); }));
}

void put_progress(Html& out, Place const& place, Words const& t)
{
    auto const read = count_read(place);
    out.add<"<p><label>{} <progress max=\"{}\" value=\"{}\"></progress></label> {}</p>">(
        t("learn.progress"), place.lessons().size(), read,
        t("learn.lessons_done", {std::to_string(read), std::to_string(place.lessons().size())}));
}

void put_go_on(Html& out, Place const& place, Words const& t)
{
    out.add<"<a class=\"primary\" href=\"{}\">{}</a>">(place.resume(), t(place.is_begun()            ? "learn.resume"
                                                                         : place.attempts.size() > 1 ? "learn.again"
                                                                                                     : "learn.begin"));
}

// Results that were handed in, with the certificate where they earn one, or what is missing for it.
void put_past(Html& out, Place const& place, Words const& t)
{
    Html list;
    for (auto attempt = place.attempts.rbegin(); attempt != place.attempts.rend(); ++attempt) {
        auto const* edition = edition_of(*attempt, place.course);
        if (!attempt->submitted || !edition) continue;
        auto const result = handed_in(*attempt, edition->text, place.course.pass, {});
        auto const& score = result.score;
        auto const& id = attempt->submission;
        list.add<"<li>{} <strong>{}</strong> ">(
            t.date(day_of(*attempt->submitted)),
            t("learn.score", {std::to_string(score.right), std::to_string(score.checks)}));
        if (earns_certificate(score, result.pass))
            list.add<"<a href=\"{}\">{}</a> · <a href=\"{}\">{}</a>">(
                certificate_url(place.course.id, id), t("certificate.get"), badge_url(place.course.id, id),
                t("certificate.badge"));
        else
            list.add<"<span class=\"quiet\">{}</span>">(
                t("certificate.missing",
                  {std::to_string(result.pass), std::to_string(score.read), std::to_string(score.lessons)}));
        list.add<"</li>">();
    }
    if (!list.empty()) out.add<"<section><h2>{}</h2><ul>{}</ul></section>">(t("learn.past"), list);
}

// Where a part of a course begins, in the edition the reader goes through.
Url first_lesson(CourseEntry const& course, std::string const& part, Loaded const& loaded)
{
    auto const place = place_in(course, loaded);
    for (auto const& id : place && !part.empty() ? place->lessons() : std::vector<std::string>())
        if (id == part || id.starts_with(part + ".")) return url("/learn/", course.id, "/", id);
    return url("/learn/", course.id);
}

void put_assignments(Html& out, Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    auto const open = open_assignments(loaded, env.actor.id);
    if (open.empty()) return;
    out.add<"<section><h2>{}</h2><p class=\"hint\">{}</p><ul class=\"tasks\">">(t("learn.given"),
                                                                                t("learn.given_hint"));
    for (auto const& given : open) {
        auto const* course = courses_of(loaded).find(given.course);
        if (!course) continue;
        auto const where = first_lesson(*course, given.lesson, loaded);
        out.add<"<li><a href=\"{}\">{}</a> <span class=\"quiet\">{}</span>">(
            where, part_of_course(*course, given.lesson, t),
            t("learn.given_by", {std::string(env.name_of(given.trainer))}));
        if (given.due)
            out.add<" <span class=\"due {}\">{}</span>">(
                given.is_late(day_of(env.now)) ? "late" : "soon",
                t(given.is_late(day_of(env.now)) ? "learn.late_since" : "learn.until", {t.date(*given.due)}));
        out.add<"</li>">();
    }
    out.add<"</ul></section>">();
}

Outcome handle_courses(Request const& request, Loaded const& loaded, Env const& env)
{
    if (!may_learn(env.actor)) return not_found(request, env);
    auto const& t = env.words;
    Html body;
    body.add<"<h1>{}</h1><p class=\"intro\">{}</p>">(t("learn.courses"), t("learn.intro"));
    put_assignments(body, loaded, env);
    for (auto const& course : courses_of(loaded).courses) {
        auto const place = place_in(course, loaded);
        if (!place || (course.withdrawn && !place->is_begun() && place->attempts.size() == 1)) continue;
        body.add<"<section class=\"course\"><h2><a href=\"{}\">{}</a></h2>">(url("/learn/", course.id),
                                                                             course.title(t.language()));
        put_progress(body, *place, t);
        if (auto const& attempts = place->attempts; attempts.size() > 1)
            body.add<"<p>{}</p>">(t("learn.finished_on", {t.date(day_of(*attempts[attempts.size() - 2].submitted))}));
        body.add<"<p class=\"actions\">">();
        put_go_on(body, *place, t);
        body.add<"</p></section>">();
    }
    if (may_train(env.actor.role))
        body.add<"<p class=\"actions\"><a class=\"secondary\" href=\"{}\">{}</a></p>">(url("/teach"), t("teach.title"));
    put_contact(body, env);
    return show(env, t("learn.courses"), body);
}

Outcome handle_course(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const* course = course_in(request, loaded);
    auto const place = course ? place_in(*course, loaded) : std::nullopt;
    if (!place || !may_learn(env.actor)) return not_found(request, env);
    auto const& t = env.words;
    Html body, list;
    for (auto const& id : place->lessons()) {
        auto const lesson = place->edition.text.header(id, t.language());
        list.add<"<li class=\"{}\"><a href=\"{}\">{}</a> ">(lesson.is_module() ? "module" : "",
                                                            url("/learn/", course->id, "/", id), lesson.title);
        if (lesson.minutes > 0)
            list.add<"<span class=\"quiet\">{}</span>">(t("learn.minutes", {std::to_string(lesson.minutes)}));
        if (place->now().done.contains(id)) list.add<" <span class=\"badge\">✓ {}</span>">(t("learn.done"));
        list.add<"</li>">();
    }
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1><p class=\"intro\">{}</p>">(
        url("/learn"), t("learn.courses"), course->title(t.language()), t("learn.intro"));
    if (place->is_begun() && place->edition.number != course->newest()->number)
        body.add<"<p class=\"hint\">{}</p>">(t("learn.older_edition"));
    bool const just_done = request.parameter("done") == "yes" && place->attempts.size() > 1;
    if (just_done) {
        body.add(banner("done", t("learn.handed_in")));
        put_past(body, *place, t);
    }
    put_progress(body, *place, t);
    body.add<"<p class=\"actions\">">();
    put_go_on(body, *place, t);
    body.add<"</p><ol class=\"lessons\">{}</ol>">(list);
    if (!just_done) put_past(body, *place, t);
    body.add<"<p class=\"quiet\">{} <a href=\"{}\">PDF</a> · <a href=\"{}\">HTML</a></p>">(
        t("learn.booklet"), url("/learn/", course->id, "/booklet/pdf"), url("/learn/", course->id, "/booklet/html"));
    body.add(carry_form(*course, place->edition, place->attempts.size(), env));
    put_contact(body, env);
    return show(env, course->title(t.language()), body);
}

}  // namespace

Page const courses_page{"courses", need_learning, handle_courses};
Page const course_page{"course", need_learning, handle_course};

}  // namespace abri::pages
