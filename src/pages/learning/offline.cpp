// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// A course without network. The page holds the text and nothing of its reader but a tag, so that what she answers on a
// phone that several people use comes back to her alone.
#include "pages/learning/offline.h"

#include "core/protection/posts.h"
#include "base/embedded.h"
#include "pages/frame/layout.h"
#include "pages/learning/check_form.h"
#include "pages/learning/course_book.h"
#include "pages/learning/share.h"
#include "pages/learning/shelf.h"

#include <algorithm>

namespace abri::pages {

namespace {

std::string reader_tag(Env const& env, std::string_view course)
{
    Writer who;
    who.text("course reader");
    who.raw(env.actor.id.bytes);
    who.text(course);
    auto const hash = env.hasher->hash(who.bytes());
    return to_hex(std::span(hash).first(8));
}

Needs need_place(Request const& request, Actor const&)
{
    Needs needs;
    needs.office_files = {OwnLearning{}, courses_file()};
    if (request.post) add_sharing_needs(needs, request);
    return needs;
}

Outcome handle_offline(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const place = standing_in(request, loaded, env);
    if (!place) return not_found(request, env);
    auto const& t = env.words;
    auto const title = std::string(place->course.title(t.language()));
    auto const book = course_book_of({place->course.id, title, place->edition.text}, env);
    Html start, end;
    start
        .add<"<!doctype html><html lang=\"{}\" dir=\"{}\"><head><meta charset=\"utf-8\"><title>{} – Abri</title><meta "
             "name=\"viewport\" content=\"width=device-width, initial-scale=1\"><link rel=\"stylesheet\" "
             "href=\"{}\"><script src=\"{}\" defer></script><script src=\"{}\" defer></script></head>"
             "<body class=\"plain\"><header><span class=\"brand\">Abri</span><button class=\"exit\" "
             "id=\"leave\">{}</button></header><main id=\"main\" tabindex=\"-1\" data-course=\"{}\" data-reader=\"{}\" "
             "data-edition=\"{}\" data-attempt=\"{}\" data-away=\"{}\"><p class=\"banner\" role=\"status\">{}</p><p "
             "id=\"back-online\" class=\"banner done\" role=\"status\" hidden><a href=\"{}\">{}</a></p>">(
            t.language(), t.direction(), title, asset("app.css"), asset("course_reader.js"), asset("course_offline.js"),
            t("layout.exit"), place->course.id, reader_tag(env, place->course.id), place->edition.number,
            place->attempt, t("learn.away_words"), t("learn.away"), url("/learn/", place->course.id),
            t("learn.back_online"));
    end.add<"</main></body></html>">();
    Outcome out;
    out.response.body = start.text() + book.body + book.script() + end.text();
    return out;
}

// "a:b,b:a" of a match as the fields of its page.
void add_fields(LessonBlock const& check, std::string_view kept,
                std::vector<std::pair<std::string, std::string>>& fields)
{
    auto const name = "answer." + check.id;
    if (check.form != "match") return void(fields.emplace_back(name, kept));
    for (auto pair : split(kept, ','))
        if (auto const colon = pair.find(':'); colon != pair.npos)
            fields.emplace_back(name + "." + std::string(pair.substr(0, colon)), pair.substr(colon + 1));
}

Answers answers_of(Request const& request, Standing const& place)
{
    Answers answers;
    for (auto const& id : place.edition.text.lessons())
        for (auto const& block : place.edition.text.lesson(id, "fr").blocks) {
            if (block.kind != LessonBlock::Kind::check) continue;
            std::vector<std::pair<std::string, std::string>> fields;
            add_fields(block, request.field("kept." + block.id), fields);
            auto const given = answer_given(block, fields);
            auto const before = place.now.answers.find(block.id);
            if (!given.empty() && (before == place.now.answers.end() || before->second != given))
                answers.set("answer." + block.id, given);
        }
    return answers;
}

std::vector<std::string> newly_read(Request const& request, Standing const& place,
                                    std::vector<std::string> const& lessons)
{
    std::vector<std::string> read;
    for (auto const& id : lessons)
        if (!place.now.done.contains(id) &&
            std::find(request.form.begin(), request.form.end(), std::pair<std::string, std::string>("done", id)) !=
                request.form.end())
            read.push_back(id);
    return read;
}

Outcome handle_kept(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const place = standing_in(request, loaded, env);
    auto const entry = EntryId::parse(request.field("entry"));
    if (!place || !entry || request.field("reader") != reader_tag(env, place->course.id))
        return not_found(request, env);
    auto const& history = loaded.office_file(ledger::FileKind::learning).history;
    auto const lessons = place->edition.text.lessons();
    auto const read = newly_read(request, *place, lessons);
    auto answers = answers_of(request, *place);
    // Of another attempt or another edition: ids may mean other questions there.
    bool const is_of_this = request.field("attempt") == std::to_string(place->attempt) &&
                            request.field("edition") == std::to_string(place->edition.number);
    bool const tells = is_of_this && (!read.empty() || !answers.all().empty());
    auto out = json_answer(json::Value::object().set("kept", json::Value::of(tells)));
    if (!tells || history.has(*entry)) return out;
    auto after = place->now;
    after.done.insert(read.begin(), read.end());
    auto const at = std::find(lessons.begin(), lessons.end(), request.field("at"));
    answers.set("course", place->course.id);
    answers.set("edition", std::to_string(place->edition.number));
    answers.set("lesson", at != lessons.end() ? std::string_view(*at) : std::string_view(place->now.last_lesson));
    answers.set("also_done", join(read, ","));
    out.entries.push_back(
        actions::write_fact("lesson_worked", answers, history, ledger::FileKind::learning, env.situation(*entry)));
    tell_trainers(out, {request, loaded, env, place->course, place->edition, {}, after, *entry}, Leaving::lesson);
    return out;
}

}  // namespace

// What the program carries changes with the program: a device keeps no older text.
static std::string const& text_of_program(Env const& env)
{
    static std::string const mark = [&] {
        Writer all;
        for (auto const& file : embedded_files())
            if (file.name.starts_with("courses/")) all.raw(env.hasher->hash(view_of(file.text)));
        auto const hash = env.hasher->hash(all.bytes());
        return to_hex(std::span(hash).first(4));
    }();
    return mark;
}

Html carry_form(CourseEntry const& course, CourseEdition const& edition, std::size_t attempt, Env const& env)
{
    auto const reader = reader_tag(env, course.id);
    auto const offline =
        url("/learn/", course.id, "/offline?edition=", std::to_string(edition.number),
            "&language=", env.words.language(), "&reader=", reader, "&attempt=", std::to_string(attempt),
            "&of=", text_of_program(env), asset("course_reader.js").text().substr(8, 8));
    auto const assets =
        asset("app.css").text() + " " + asset("course_reader.js").text() + " " + asset("course_offline.js").text();
    // An id of its own: the lesson beside it is another entry.
    auto const entry = actions::entry_for(env.new_entry, FileId{post_id("course carried back").bytes}, *env.hasher);
    auto const& t = env.words;
    Html out;
    return out
        .add<"<form method=\"post\" action=\"{}\" class=\"banner\" hidden data-course=\"{}\" data-reader=\"{}\" "
             "data-offline=\"{}\" data-assets=\"{}\">{}<input type=\"hidden\" name=\"reader\" value=\"{}\"><input "
             "type=\"hidden\" name=\"_step\" value=\"next\"><p>{}</p><p class=\"actions\"><button "
             "class=\"primary\">{}</button> <button class=\"secondary\" type=\"button\">{}</button></p></form>">(
            url("/learn/", course.id, "/kept"), course.id, reader, offline.text(), assets,
            hidden_fields(env, "", entry), reader, t("learn.carried"), t("learn.carry_mine"),
            t("learn.carry_not_mine"));
}

Page const offline_course_page{"offline_course", need_place, handle_offline};
Page const kept_course_page{"kept_course", need_place, handle_kept};

}  // namespace abri::pages
