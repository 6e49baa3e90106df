// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/layout.h"
#include "pages/learning/check_form.h"
#include "pages/learning/learn.h"
#include "pages/learning/lesson_text.h"
#include "pages/learning/offline.h"
#include "pages/learning/share.h"
#include "pages/learning/shelf.h"

#include <algorithm>

namespace abri::pages {

namespace {

using Kind = LessonBlock::Kind;

// What is handed in, given or shown concerns others too: then the files of those two are wanted as well.
Needs need_lesson(Request const& request, Actor const&)
{
    Needs needs;
    needs.books = {learning_book(), course_book()};
    needs.drafts = !request.post;
    if (request.post) add_sharing_needs(needs, request);
    return needs;
}

// One lesson in the edition its reader began with.
struct Reading {
    CourseEntry const& course;
    CourseEdition const& edition;
    CourseAttempt now;
    std::vector<std::string> lessons;
    std::size_t place;
    Lesson lesson;
    bool is_last() const { return place + 1 == lessons.size(); }
    Url here() const { return url("/learn/", course.id, "/", lesson.id); }
};

std::optional<Reading> reading_of(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const* course = course_in(request, loaded);
    if (!course || request.captured.size() < 2 || !may_learn(env.actor)) return std::nullopt;
    auto now = fold_attempts(loaded.book(ledger::FileKind::learning).records, course->id).back();
    auto const* edition = edition_of(now, *course);
    if (!edition || (course->withdrawn && !now.edition)) return std::nullopt;
    auto lessons = edition->text.lessons();
    auto const place = std::find(lessons.begin(), lessons.end(), request.captured[1]);
    if (place == lessons.end()) return std::nullopt;
    auto const at = static_cast<std::size_t>(place - lessons.begin());
    auto lesson = edition->text.lesson(*place, env.words.language());
    return Reading{*course, *edition, std::move(now), std::move(lessons), at, std::move(lesson)};
}

// What was chosen and written on the page, of this lesson and nothing else, where it is not kept already.
Answers worked(Request const& request, Lesson const& lesson, CourseAttempt const& before)
{
    Answers answers;
    for (auto const& block : lesson.blocks) {
        if (block.kind == Kind::check) {
            auto const chosen = answer_given(block, request.form);
            auto const earlier = before.answers.find(block.id);
            if (!chosen.empty() && (earlier == before.answers.end() || earlier->second != chosen)) answers.set("answer." + block.id, chosen);
        }
        if (block.kind != Kind::reflection && block.kind != Kind::case_study) continue;
        auto const id = (block.kind == Kind::case_study ? "case-" : "") + block.id;
        auto const text = trim(request.field("text." + id));
        auto const earlier = before.texts.find(id);
        bool const changed = earlier == before.texts.end() ? !text.empty() : earlier->second != text;
        if (changed && is_valid_utf8(text) && count_characters(text) <= 10'000) answers.set("text." + id, text);
    }
    return answers;
}

Outcome save(Request const& request, Loaded const& loaded, Env const& env, Reading const& reading)
{
    auto const step = request.field("_step");
    auto const entry = EntryId::parse(request.field("entry"));
    bool const goes_on = step == "next", hands_in = step == "submit" && reading.is_last();
    auto out = redirect(hands_in || step == "pause"     ? url("/learn/", reading.course.id)
                        : goes_on && !reading.is_last() ? url("/learn/", reading.course.id, "/", reading.lessons[reading.place + 1])
                                                        : reading.here());
    if (!entry) return problem(env, 422, "no_entry", {});
    out.drop_draft = *entry;
    auto const& history = loaded.book(ledger::FileKind::learning).history;
    if (history.has(*entry)) return out;
    auto answers = worked(request, reading.lesson, reading.now);
    auto after = reading.now;
    for (auto const& [name, value] : answers.all())
        if (name.starts_with("answer.")) after.answers[name.substr(7)] = value;
    answers.set("course", reading.course.id);
    answers.set("lesson", reading.lesson.id);
    answers.set("edition", std::to_string(reading.edition.number));
    if (goes_on || hands_in) answers.set("done", "yes"), after.done.insert(reading.lesson.id);
    if (hands_in) answers.set("ready_for_next", request.field("ready") == "yes" ? "yes" : "no");
    out.entries.push_back(actions::write_fact(hands_in ? "course_submitted" : "lesson_worked", answers, history, ledger::FileKind::learning, {env.policy, env.now, env.actor, *entry, {}, env.utc_offset}));
    Shared const shared{request, loaded, env, reading.course, reading.edition, reading.lesson, after, *entry};
    share_reflections(out, shared);
    if (goes_on || hands_in) tell_trainers(out, shared, hands_in ? Leaving::course : Leaving::lesson);
    return out;
}

void put_end(Html& out, Env const& env)
{
    auto const& t = env.words;
    if (env.actor.role != Role::manager) out.add<"<label class=\"choice\"><input type=\"checkbox\" name=\"share.results\" value=\"yes\"> {}</label>">(t("learn.share_results"));
    out.add<"<fieldset><legend>{}</legend><div class=\"choices\"><label class=\"choice\"><input type=\"radio\" name=\"ready\" value=\"yes\"> {}</label><label class=\"choice\"><input type=\"radio\" name=\"ready\" value=\"no\"> {}</label></div></fieldset>"
            "<div class=\"actions\"><button class=\"primary\" name=\"_step\" value=\"submit\">{}</button> <button class=\"secondary\" name=\"_step\" value=\"pause\">{}</button></div>">(
        t("learn.ready"), t("list.yes_no.yes"), t("list.yes_no.no"), t("learn.submit"), t("learn.pause"));
}

// What was written here and not kept yet, on whatever device.
Draft const* kept_draft(Loaded const& loaded, Reading const& reading)
{
    auto const wanted = std::string(lesson_draft) + reading.course.id + "/" + reading.lesson.id;
    for (auto const& draft : loaded.drafts)
        if (draft.form == wanted && !loaded.book(ledger::FileKind::learning).history.has(draft.entry)) return &draft;
    return nullptr;
}

void take_draft(CourseAttempt& attempt, Lesson const& lesson, Draft const& draft)
{
    Request kept;
    for (auto const& [name, value] : draft.values.all()) kept.form.emplace_back(name, value);
    auto const written = worked(kept, lesson, attempt);
    for (auto const& [name, value] : written.all()) (name.starts_with("answer.") ? attempt.answers : attempt.texts)[name.substr(name.find('.') + 1)] = value;
}

// Progress is kept without being asked for: the script sends what changes, and the button keeps it where there is none.
void put_form(Html& out, Reading const& reading, EntryId entry, Env const& env)
{
    auto const& t = env.words;
    bool const keeps = !rule(353_rule, false);
    if (!keeps) out.add<"<form method=\"post\" action=\"{}\" class=\"lesson\">">(reading.here());
    else out.add<"<form method=\"post\" action=\"{}\" class=\"lesson\" data-draft=\"{}\" data-kept=\"{}\" data-unsent=\"{}\" data-offline=\"{}\" data-ended=\"{}\" data-stale=\"{}\">">(reading.here(), reading.here().text() + "/draft", t("drafts.kept"), t("drafts.unsent"), t("drafts.offline"), t("drafts.ended"), t("drafts.stale"));
    out.add<"{}">(hidden_fields(env, "", entry));
}

void put_objectives(Html& out, Lesson const& lesson, Words const& t)
{
    if (lesson.objectives.empty()) return;
    out.add<"<aside class=\"keep-in-mind\"><h2>{}</h2><ul>">(t("learn.objectives"));
    for (auto const& objective : lesson.objectives) out.add<"<li>{}</li>">(objective);
    out.add<"</ul></aside>">();
}

Outcome handle_lesson(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const reading = reading_of(request, loaded, env);
    if (!reading) return not_found(request, env);
    if (request.post) return save(request, loaded, env, *reading);
    auto const& t = env.words;
    auto const& lesson = reading->lesson;
    auto attempt = reading->now;
    auto const* draft = kept_draft(loaded, *reading);
    if (draft) take_draft(attempt, lesson, *draft);
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a> <span class=\"quiet\">{}</span></p><h1>{}</h1>">(url("/learn/", reading->course.id), reading->course.title(t.language()), t("learn.place", {std::to_string(reading->place + 1), std::to_string(reading->lessons.size())}), lesson.title);
    put_objectives(body, lesson, t);
    put_form(body, *reading, draft ? draft->entry : env.new_entry, env);
    body.add<"{}">(lesson_text(lesson, attempt, env));
    bool const asks_at_the_end = !rule(358_rule, !reading->is_last());
    if (asks_at_the_end) put_end(body, env);
    else
        body.add<"<div class=\"actions\"><button class=\"primary\" name=\"_step\" value=\"next\">{}</button> <button class=\"secondary\" name=\"_step\" value=\"check\">{}</button> <button class=\"secondary\" name=\"_step\" value=\"pause\">{}</button></div>">(t("learn.next"), t("learn.keep"), t("learn.pause"));
    body.add<"<p class=\"draft-status\" role=\"status\"></p></form>">();
    if (env.hasher) body.add(carry_form(reading->course, reading->edition, env));
    put_contact(body, env);
    return show(env, lesson.title, body);
}

}  // namespace

Page const lesson_page{"lesson", need_lesson, handle_lesson};

}  // namespace abri::pages
