// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// A lesson as its trainer writes it: title and objectives in fields, the text in Markdown, looked at before it is kept.
#include "core/learning/lesson_source.h"
#include "pages/frame/layout.h"
#include "pages/learning/lesson_text.h"
#include "pages/learning/plain_field.h"
#include "pages/learning/teach.h"

namespace abri::pages {

namespace {

Needs need_lesson_source(Request const& request, Actor const& actor)
{
    auto needs = need_courses(request, actor);
    needs.drafts = !request.post;
    return needs;
}

struct Writing {
    CourseEntry const& course;
    std::string lesson, language;
    LessonDraft draft;
    std::string before;  // what stood there when the page was made
    std::vector<std::pair<std::string, std::string>> errors;
    Url here() const { return url("/teach/", course.id, "/lessons/", lesson); }
};

std::string fingerprint(std::string_view source, Env const& env)
{
    auto const hash = env.hasher->hash(view_of(source));
    return to_hex(std::span(hash).first(8));
}

// As it is written in this very language; a lesson not translated yet begins with the text there is.
std::string_view present_source(Writing const& writing)
{
    return writing.course.draft.source(writing.lesson, writing.language);
}

std::string lines_of(std::string_view posted)
{
    std::string out(posted);
    std::erase(out, '\r');
    return out;
}

LessonDraft posted_lesson(Request const& request)
{
    return {std::string(trim(request.field("title"))), std::string(trim(request.field("minutes"))),
            lines_of(request.field("objectives")), lines_of(request.field("text"))};
}

void find_errors(Writing& writing, Words const& t)
{
    auto const& draft = writing.draft;
    auto const wrong = [&](char const* field, std::string words) {
        writing.errors.emplace_back(field, std::move(words));
    };
    auto const fits = [](std::string const& text, std::size_t longest) {
        return is_valid_utf8(text) && count_characters(text) <= longest;
    };
    auto const minutes = draft.minutes.empty() ? 0 : parse_count(draft.minutes);
    if (draft.title.find('\n') != draft.title.npos || !fits(draft.title, 200))
        wrong("title", std::string(t("teach.title_wrong")));
    if (minutes < 0 || minutes > 600) wrong("minutes", std::string(t("teach.minutes_wrong")));
    if (!fits(draft.objectives, 3000)) wrong("objectives", std::string(t("teach.too_long")));
    if (!fits(draft.text, longest_lesson)) return wrong("text", std::string(t("teach.too_long")));
    for (auto const& fault :
         faults_of(put_together(writing.lesson, draft), block_ids(writing.course.draft, writing.lesson)))
        wrong(fault.kind == LessonFault::Kind::no_title ? "title" : "text",
              t("lesson_fault." + std::string(name_of(fault.kind)), {fault.about}));
}

void put_languages(Html& out, Writing const& writing, Words const& t)
{
    out.add<"<p class=\"quiet\">">();
    for (char const* language : {"fr", "en"}) {
        auto const name = t(std::string_view(language) == "fr" ? "teach.in_fr" : "teach.in_en");
        if (writing.language == language) out.add<"<strong>{}</strong> ">(name);
        else
            out.add<"<a href=\"{}\">{}</a> ">(
                url("/teach/", writing.course.id, "/lessons/", writing.lesson, "?language=", language), name);
    }
    out.add<"</p>">();
}

std::string first_error(Writing const& writing, std::string_view field)
{
    for (auto const& [name, words] : writing.errors)
        if (name == field) return words;
    return {};
}

void put_fields(Html& out, Writing const& writing, EntryId entry, Env const& env)
{
    auto const& t = env.words;
    auto const& draft = writing.draft;
    out.add<"<form method=\"post\" action=\"{}\" class=\"lesson\" data-draft=\"{}\" data-kept=\"{}\" "
            "data-unsent=\"{}\" data-offline=\"{}\" data-ended=\"{}\" data-stale=\"{}\">{}">(
        writing.here(), writing.here().text() + "/draft", t("drafts.kept"), t("drafts.unsent"), t("drafts.offline"),
        t("drafts.ended"), t("drafts.stale"), hidden_fields(env, "", entry));
    out.add<
        "<input type=\"hidden\" name=\"language\" value=\"{}\"><input type=\"hidden\" name=\"before\" value=\"{}\">">(
        writing.language, writing.before);
    out.add(plain_field({"title", t("teach.lesson_title"), draft.title, first_error(writing, "title")}, t));
    out.add(plain_field({"minutes",
                         t("teach.minutes"),
                         draft.minutes,
                         first_error(writing, "minutes"),
                         {},
                         0,
                         "text",
                         PlainField::Keys::number},
                        t));
    out.add(plain_field({"objectives", t("teach.objectives"), draft.objectives, first_error(writing, "objectives"),
                         t("teach.objectives_hint"), 4},
                        t));
    out.add(
        plain_field({"text", t("teach.text"), draft.text, first_error(writing, "text"), t("teach.text_hint"), 24}, t));
    out.add<"<details class=\"more\"><summary>{}</summary><p>{}</p><pre>{}</pre><p>{}</p></details>">(
        t("teach.how"), t("teach.how_text"), t("teach.how_example"), t("teach.how_forms"));
    out.add<
        "<p class=\"draft-status\" role=\"status\"></p><div class=\"actions\"><button class=\"primary\" name=\"_step\" "
        "value=\"preview\">{}</button> <button class=\"secondary\" name=\"_step\" value=\"keep\">{}</button>">(
        t("teach.preview"), t("teach.keep"));
    bool const is_there = writing.course.draft.is_written(writing.lesson, writing.language);
    out.add<"</div>">();
    if (is_there) {
        out.add<"<details class=\"more\"><summary>{}</summary><p>{}</p><p class=\"actions\"><button "
                "class=\"secondary\" name=\"_step\" value=\"remove\">{}</button>">(
            t("teach.take_out"), t("teach.take_out_hint"), t("teach.remove"));
        if (writing.course.id == first_course)
            out.add<" <button class=\"secondary\" name=\"_step\" value=\"restore\">{}</button>">(t("teach.restore"));
        out.add<"</p></details>">();
    }
    out.add<"</form>">();
}

// In the preview each question is answered: its explanations are read as well.
CourseAttempt with_right_answers(Lesson const& lesson)
{
    CourseAttempt attempt;
    for (auto const& block : lesson.blocks) {
        if (block.kind != LessonBlock::Kind::check) continue;
        std::vector<std::string> pairs;
        for (auto const& option : block.options) pairs.push_back(option.id + ":" + option.id);
        bool const typed = block.form == "short" || block.form == "number";
        auto const key = std::find_if(block.options.begin(), block.options.end(),
                                      [&](CheckOption const& option) { return has_code(block.key, option.id); });
        attempt.answers[block.id] = block.form == "match"                 ? join(pairs, ",")
                                    : typed && key != block.options.end() ? key->text.substr(0, key->text.find(".."))
                                                                          : block.key;
    }
    return attempt;
}

enum class Look : bool { form, preview };

Outcome render(Writing const& writing, Env const& env, EntryId entry, Look look, std::string_view notice = {},
               int status = 200)
{
    auto const& t = env.words;
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{} {}</h1>">(
        url("/teach/", writing.course.id), writing.course.title(t.language()), t("teach.lesson"), writing.lesson);
    put_languages(body, writing, t);
    if (!notice.empty()) body.add(banner("warning", notice));
    body.add(plain_summary(writing.errors, t));
    if (look == Look::preview) {
        auto const lesson = parse_lesson(put_together(writing.lesson, writing.draft));
        body.add<"<section class=\"preview\" aria-label=\"{}\"><p class=\"badge\">{}</p>{}{}</section>">(
            t("teach.preview"), t("teach.preview"),
            lesson.title.empty() ? Html() : Html().add<"<h2>{}</h2>">(lesson.title),
            lesson_text(lesson, with_right_answers(lesson), env));
    }
    put_fields(body, writing, entry, env);
    return show(env, t("teach.lesson"), body, status);
}

Answers place_of(Writing const& writing)
{
    Answers answers;
    answers.set("course", writing.course.id);
    answers.set("lesson", writing.lesson);
    answers.set("language", writing.language);
    return answers;
}

Outcome save(Request const& request, Loaded const& loaded, Env const& env, Writing writing)
{
    auto const& t = env.words;
    auto const step = request.field("_step");
    auto const back = url("/teach/", writing.course.id, "?saved=yes");
    auto const entry = EntryId::parse(request.field("entry"));
    auto const kept_entry = entry.value_or(env.new_entry);
    if (step == "remove" || step == "restore")
        return write_course(request, loaded, env, step == "remove" ? "lesson_removed" : "lesson_restored",
                            place_of(writing), back);
    writing.draft = posted_lesson(request);
    writing.before = request.field("before");
    find_errors(writing, t);
    if (step == "preview") return render(writing, env, kept_entry, Look::preview);
    if (!writing.errors.empty()) return render(writing, env, kept_entry, Look::preview, {}, 422);
    bool const sent_before = entry && loaded.office_file(ledger::FileKind::course_book).history.has(*entry);
    if (auto const now = fingerprint(present_source(writing), env); !sent_before && now != writing.before) {
        writing.before = now;  // she has been told: the next time it is what she wants
        return render(writing, env, kept_entry, Look::preview, t("teach.changed_by_other"), 409);
    }
    auto answers = place_of(writing);
    answers.set("text", put_together(writing.lesson, writing.draft));
    return write_course(request, loaded, env, "lesson_written", answers, back);
}

// What was being written here and is not kept yet.
void take_draft(Writing& writing, EntryId& entry, Loaded const& loaded)
{
    auto const wanted = std::string(teaching_draft) + writing.course.id + "/" + writing.lesson + "/" + writing.language;
    for (auto const& kept : loaded.drafts) {
        if (kept.form != wanted || loaded.office_file(ledger::FileKind::course_book).history.has(kept.entry)) continue;
        auto const& v = kept.values;
        writing.draft = {std::string(v["title"]), std::string(v["minutes"]), lines_of(v["objectives"]),
                         lines_of(v["text"])};
        writing.before = v["before"];
        entry = kept.entry;
        return;
    }
}

Outcome handle_lesson(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const* course = course_in(request, loaded);
    if (!course || request.captured.size() < 2) return not_found(request, env);
    auto const& t = env.words;
    // "new?lesson=2.1": the field of the course's page.
    auto const lesson =
        request.captured[1] == "new" ? std::string(trim(request.parameter("lesson"))) : request.captured[1];
    auto const language = std::string(request.post ? request.field("language") : request.parameter("language"));
    Writing writing{*course, lesson, language == "en" || language == "fr" ? language : std::string(t.language()),
                    {},      {},     {}};
    if (!is_lesson_id(lesson))
        return show(
            env, t("teach.lesson"),
            Html().add<"<h1>{}</h1><p class=\"banner warning\" role=\"alert\">{}</p><p><a href=\"{}\">{}</a></p>">(
                t("teach.lesson"), t("teach.lesson_id_wrong"), url("/teach/", course->id), t("learn.back")),
            422);
    if (request.post) return save(request, loaded, env, std::move(writing));
    writing.draft = take_apart(present_source(writing));
    writing.before = fingerprint(present_source(writing), env);
    auto entry = env.new_entry;
    take_draft(writing, entry, loaded);
    return render(writing, env, entry, Look::form);
}

}  // namespace

Page const edit_lesson_page{"edit_lesson", need_lesson_source, handle_lesson};

}  // namespace abri::pages
