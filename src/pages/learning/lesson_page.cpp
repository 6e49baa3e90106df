// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/frame/layout.h"
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

constexpr std::size_t longest_own_words = 10'000;   // characters of one reflection

// What is handed in, given or shown concerns others too: then the files of those two are wanted as well.
Needs need_lesson(Request const& request, Actor const&)
{
    Needs needs;
    needs.office_files = {OwnLearning{}, courses_file()};
    needs.drafts = !request.post;
    if (request.post) add_sharing_needs(needs, request);
    return needs;
}

// One lesson in the edition its reader began with.
struct Reading : Standing {
    std::size_t place;                   // among the lessons of the edition, from 0
    Lesson lesson;
    std::vector<std::string> const& lessons() const { return edition.text.lessons(); }
    bool is_last() const { return place + 1 == lessons().size(); }
    Url here() const { return url("/learn/", course.id, "/", lesson.id); }
};

std::optional<Reading> reading_of(Request const& request, Loaded const& loaded, Env const& env)
{
    auto standing = request.captured.size() < 2 ? std::nullopt : standing_in(request, loaded, env);
    if (!standing) return std::nullopt;
    auto const& lessons = standing->edition.text.lessons();
    auto const place = std::find(lessons.begin(), lessons.end(), request.captured[1]);
    if (place == lessons.end()) return std::nullopt;
    auto lesson = standing->edition.text.lesson(*place, env.words.language());
    return Reading{std::move(*standing), static_cast<std::size_t>(place - lessons.begin()), std::move(lesson)};
}

// What was chosen and written on the page, of this lesson and nothing else, where it is not kept already.
Answers worked(Request const& request, Lesson const& lesson, CourseAttempt const& before)
{
    Answers answers;
    for (auto const& block : lesson.blocks) {
        if (block.kind == Kind::check) {
            auto const chosen = answer_given(block, request.form);
            auto const earlier = before.answers.find(block.id);
            if (!chosen.empty() && (earlier == before.answers.end() || earlier->second != chosen))
                answers.set("answer." + block.id, chosen);
        }
        if (block.kind != Kind::reflection && block.kind != Kind::case_study) continue;
        auto const id = (block.kind == Kind::case_study ? "case-" : "") + block.id;
        auto const text = trim(request.field("text." + id));
        auto const earlier = before.texts.find(id);
        bool const changed = earlier == before.texts.end() ? !text.empty() : earlier->second != text;
        if (changed && is_valid_utf8(text)) answers.set("text." + id, text);
    }
    return answers;
}

bool has_too_long(Answers const& answers)
{
    return std::any_of(answers.all().begin(), answers.all().end(), [](auto const& answer) {
        return answer.first.starts_with("text.") && count_characters(answer.second) > longest_own_words;
    });
}

Outcome show_lesson(Reading const& reading, CourseAttempt const& attempt, EntryId entry, Env const& env,
                    std::string_view notice, int status);

void take(CourseAttempt& attempt, Answers const& written)
{
    for (auto const& [name, value] : written.all())
        (name.starts_with("answer.") ? attempt.answers : attempt.texts)[name.substr(name.find('.') + 1)] = value;
}

Outcome save(Request const& request, Loaded const& loaded, Env const& env, Reading const& reading)
{
    auto const step = request.field("_step");
    auto const entry = EntryId::parse(request.field("entry"));
    bool const goes_on = step == "next", hands_in = step == "submit" && reading.is_last();
    auto out = redirect(hands_in          ? url("/learn/", reading.course.id, "?done=yes")
                        : step == "pause" ? url("/learn/", reading.course.id)
                        : goes_on && !reading.is_last()
                            ? url("/learn/", reading.course.id, "/", reading.lessons()[reading.place + 1])
                            : reading.here());
    if (!entry) return problem(env, 422, "no_entry", {});
    out.drop_draft = *entry;
    auto const& history = loaded.office_file(ledger::FileKind::learning).history;
    if (history.has(*entry)) return out;
    auto answers = worked(request, reading.lesson, reading.now);
    auto after = reading.now;
    take(after, answers);
    if (has_too_long(answers)) return show_lesson(reading, after, *entry, env, env.words("learn.too_long"), 422);
    answers.set("course", reading.course.id);
    answers.set("lesson", reading.lesson.id);
    answers.set("edition", std::to_string(reading.edition.number));
    if (goes_on || hands_in) answers.set("done", "yes"), after.done.insert(reading.lesson.id);
    if (hands_in) {
        answers.set("ready_for_next", request.field("ready") == "yes" ? "yes" : "no");
        write_result(answers, handed_in(after, reading.edition.text, reading.course.pass,
                                        reading.course.title(env.words.language())));
    }
    out.entries.push_back(actions::write_fact(hands_in ? "course_submitted" : "lesson_worked", answers, history,
                                              ledger::FileKind::learning, env.situation(*entry)));
    Shared const shared{request, loaded, env, reading.course, reading.edition, reading.lesson, after, *entry};
    share_reflections(out, shared);
    if (goes_on || hands_in) tell_trainers(out, shared, hands_in ? Leaving::course : Leaving::lesson);
    return out;
}

void put_end(Html& out, Reading const& reading, Env const& env)
{
    auto const& t = env.words;
    auto const& blocks = reading.lesson.blocks;
    bool const asks = std::any_of(blocks.begin(), blocks.end(), [](LessonBlock const& block) {
        return block.kind == Kind::check || block.kind == Kind::reflection || block.kind == Kind::case_study;
    });
    if (asks)
        out.add<"<p class=\"actions\"><button class=\"secondary\" name=\"_step\" value=\"check\">{}</button></p>">(
            t("learn.keep"));
    if (env.actor.role != Role::manager)
        out.add<"<label class=\"choice\"><input type=\"checkbox\" name=\"share.results\" value=\"yes\"> {}</label>">(
            t("learn.share_results"));
    // CM101 is the first of several; an office's own course leads to no other.
    if (reading.course.id == first_course)
        out.add<"<fieldset><legend>{}</legend><div class=\"choices\"><label class=\"choice\"><input type=\"radio\" "
                "name=\"ready\" value=\"yes\"> {}</label><label class=\"choice\"><input type=\"radio\" name=\"ready\" "
                "value=\"no\"> {}</label></div></fieldset>">(t("learn.ready"), t("list.yes_no.yes"),
                                                             t("list.yes_no.no"));
    out.add<"<div class=\"actions\"><button class=\"primary\" name=\"_step\" value=\"submit\">{}</button> <button "
            "class=\"secondary\" name=\"_step\" value=\"pause\">{}</button></div>">(t("learn.submit"),
                                                                                    t("learn.pause"));
}

// What was written here and not kept yet, on whatever device.
Draft const* kept_draft(Loaded const& loaded, Reading const& reading)
{
    auto const wanted = std::string(lesson_draft) + reading.course.id + "/" + reading.lesson.id;
    for (auto const& draft : loaded.drafts)
        if (draft.form == wanted && !loaded.office_file(ledger::FileKind::learning).history.has(draft.entry))
            return &draft;
    return nullptr;
}

void take_draft(CourseAttempt& attempt, Lesson const& lesson, Draft const& draft)
{
    Request kept;
    for (auto const& [name, value] : draft.values.all()) kept.form.emplace_back(name, value);
    take(attempt, worked(kept, lesson, attempt));
}

// Progress is kept without being asked for: the script sends what changes, and the button keeps it where there is none
//
void put_form(Html& out, Reading const& reading, EntryId entry, Env const& env)
{
    auto const& t = env.words;
    bool const keeps = !rule(353_rule, false);
    if (!keeps) out.add<"<form method=\"post\" action=\"{}\" class=\"lesson\">">(reading.here());
    else
        out.add<"<form method=\"post\" action=\"{}\" class=\"lesson\" data-draft=\"{}\" data-kept=\"{}\" "
                "data-unsent=\"{}\" data-offline=\"{}\" data-ended=\"{}\" data-stale=\"{}\">">(
            reading.here(), reading.here().text() + "/draft", t("drafts.kept"), t("drafts.unsent"), t("drafts.offline"),
            t("drafts.ended"), t("drafts.stale"));
    out.add<"{}<input type=\"hidden\" name=\"edition\" value=\"{}\">">(hidden_fields(env, "", entry),
                                                                       reading.edition.number);
}

void put_objectives(Html& out, Lesson const& lesson, Words const& t)
{
    if (lesson.objectives.empty()) return;
    out.add<"<aside class=\"keep-in-mind\"><h2>{}</h2><ul>">(t("learn.objectives"));
    for (auto const& objective : lesson.objectives) out.add<"<li>{}</li>">(objective);
    out.add<"</ul></aside>">();
}

Outcome show_lesson(Reading const& reading, CourseAttempt const& attempt, EntryId entry, Env const& env,
                    std::string_view notice, int status)
{
    auto const& t = env.words;
    auto const& lesson = reading.lesson;
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a> <span class=\"quiet\">{}</span></p><h1>{}</h1>">(
        url("/learn/", reading.course.id), reading.course.title(t.language()),
        t("learn.place", {std::to_string(reading.place + 1), std::to_string(reading.lessons().size())}), lesson.title);
    if (!notice.empty()) body.add<"<div class=\"summary\" role=\"alert\" tabindex=\"-1\">{}</div>">(notice);
    put_objectives(body, lesson, t);
    put_form(body, reading, entry, env);
    body.add<"{}">(lesson_text(lesson, attempt, env));
    bool const asks_at_the_end = !rule(358_rule, !reading.is_last());
    if (asks_at_the_end) put_end(body, reading, env);
    else
        body.add<"<div class=\"actions\"><button class=\"primary\" name=\"_step\" value=\"next\">{}</button> <button "
                 "class=\"secondary\" name=\"_step\" value=\"check\">{}</button> <button class=\"secondary\" "
                 "name=\"_step\" value=\"pause\">{}</button></div>">(t("learn.next"), t("learn.keep"),
                                                                     t("learn.pause"));
    body.add<"<p class=\"draft-status\" role=\"status\"></p></form>">();
    if (env.hasher) body.add(carry_form(reading.course, reading.edition, reading.attempt, env));
    put_contact(body, env);
    return show(env, lesson.title, body, status);
}

Outcome handle_lesson(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const reading = reading_of(request, loaded, env);
    if (!reading) return not_found(request, env);
    if (request.post) return save(request, loaded, env, *reading);
    auto attempt = reading->now;
    auto const* draft = kept_draft(loaded, *reading);
    if (draft) take_draft(attempt, reading->lesson, *draft);
    return show_lesson(*reading, attempt, draft ? draft->entry : env.new_entry, env, {}, 200);
}

}  // namespace

Page const lesson_page{"lesson", need_lesson, handle_lesson};

}  // namespace abri::pages
