// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/learn.h"

#include "pages/layout.h"
#include "pages/lesson_text.h"
#include "pages/staff_view.h"

#include <algorithm>

namespace abri::pages {

namespace {

constexpr std::string_view course = "cm101";

Needs need_learning(Request const&, Actor const&)
{
    Needs needs;
    needs.books = {learning_book()};
    return needs;
}

bool shares(Request const& request)
{
    return std::any_of(request.form.begin(), request.form.end(), [](auto const& field) { return field.first.starts_with("share."); });
}

// A reflection goes to the supervisor only when its box is ticked: then the book of the two is wanted as well.
Needs need_lesson(Request const& request, Actor const& actor)
{
    auto needs = need_learning(request, actor);
    needs.drafts = !request.post;
    if (!request.post || !shares(request)) return needs;
    needs.books.push_back(supervision_book());
    needs.books.push_back(register_book());
    needs.audit = "staff_record_posted";
    return needs;
}

bool may_learn(Actor const& actor) { return actor.role != Role::administrator; }

// Somebody to ask, on every page of the course: the supervisor of the team, or who leads the programme.
std::string_view contact(Env const& env)
{
    for (auto role : {Role::supervisor, Role::manager})
        for (auto const& member : env.staff)
            if (member.role == role && member.active && member.id != env.actor.id && (role == Role::manager || member.team == env.actor.team)) return member.name;
    return {};
}

void put_contact(Html& out, Env const& env)
{
    auto const who = contact(env);
    if (!rule(356_rule, who.empty())) out.add<"<p class=\"quiet\">{}</p>">(env.words("learn.ask", {std::string(who)}));
}

struct Score {
    int right = 0, of = 0;
};

Score score_of(CourseAttempt const& attempt, std::vector<std::string> const& ids)
{
    Score score;
    for (auto const& id : ids)
        for (auto const& block : load_lesson(course, id, "fr").blocks) {
            if (block.kind != LessonBlock::Kind::check) continue;
            auto const answer = attempt.answers.find(block.id);
            ++score.of;
            score.right += answer != attempt.answers.end() && is_right(block, answer->second);
        }
    return score;
}

Outcome handle_course(Request const& request, Loaded const& loaded, Env const& env)
{
    if (!may_learn(env.actor)) return not_found(request, env);
    auto const& t = env.words;
    auto const ids = lesson_ids(course);
    auto const attempts = fold_attempts(loaded.book(ledger::FileKind::learning).records, course);
    auto const& now = attempts.back();
    auto const next = lesson_to_resume(now, ids);
    Html body, list, past;
    for (auto const& id : ids) {
        auto const lesson = load_lesson_header(course, id, t.language());
        bool const done = now.done.contains(id);
        list.add<"<li class=\"{}\"><a href=\"{}\">{}</a> <span class=\"quiet\">{}</span>{}</li>">(lesson.is_module() ? "module" : "", url("/learn/", id), lesson.title, t("learn.minutes", {std::to_string(lesson.minutes)}), done ? Html().add<" <span class=\"badge\">✓ {}</span>">(t("learn.done")) : Html());
    }
    for (std::size_t i = 0; i + 1 < attempts.size(); ++i) {
        auto const score = score_of(attempts[i], ids);
        past.add<"<li>{} <strong>{}</strong></li>">(t.date(day_of(*attempts[i].submitted)), t("learn.score", {std::to_string(score.right), std::to_string(score.of)}));
    }
    body.add<"<h1>{}</h1><p class=\"intro\">{}</p><p><label>{} <progress max=\"{}\" value=\"{}\"></progress></label> {}</p>">(t("learn.title"), t("learn.intro"), t("learn.progress"), ids.size(), now.done.size(), t("learn.lessons_done", {std::to_string(now.done.size()), std::to_string(ids.size())}));
    body.add<"<p class=\"actions\"><a class=\"primary\" href=\"{}\">{}</a></p><ol class=\"lessons\">{}</ol>">(url("/learn/", next), t(now.last_lesson.empty() ? "learn.begin" : "learn.resume"), list);
    if (!past.empty()) body.add<"<section><h2>{}</h2><ul>{}</ul></section>">(t("learn.past"), past);
    if (env.actor.role == Role::supervisor || env.actor.role == Role::manager) body.add<"<p class=\"actions\"><a class=\"secondary\" href=\"{}\">{}</a></p>">(url("/learn/results"), t("results.title"));
    put_contact(body, env);
    return show(env, t("learn.title"), body);
}

// What was chosen and written on the page, of this lesson and nothing else.
Answers worked(Request const& request, Lesson const& lesson, CourseAttempt const& before)
{
    Answers answers;
    for (auto const& block : lesson.blocks) {
        using Kind = LessonBlock::Kind;
        if (block.kind == Kind::check) {
            std::vector<std::string> pairs;
            auto chosen = std::string(request.field("answer." + block.id));
            for (auto const& left : block.form == "match" ? block.options : std::vector<CheckOption>())
                if (auto const right = request.field("answer." + block.id + "." + left.id); !right.empty()) pairs.push_back(left.id + ":" + std::string(right));
            if (!pairs.empty()) chosen = join(pairs, ",");
            bool const known = block.form == "match" || std::any_of(block.options.begin(), block.options.end(), [&](CheckOption const& o) { return o.id == chosen; });
            auto const earlier = before.answers.find(block.id);
            if (known && !chosen.empty() && chosen.size() < 100 && (earlier == before.answers.end() || earlier->second != chosen)) answers.set("answer." + block.id, chosen);
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

// What she ticked, as she wrote it, into the file of the two; nothing where she has no supervisor.
void share(Outcome& out, Request const& request, Loaded const& loaded, Env const& env, Lesson const& lesson, CourseAttempt const& now, EntryId entry)
{
    auto const supervisor = supervisor_of(env, env.actor.id, register_of(loaded));
    if (!supervisor) return;
    for (auto const& held : loaded.books) {
        auto const& book = *held;
        if (book.ref.kind != ledger::FileKind::supervision || book.ref.of != supervisor->text() || book.closed) continue;
        Answers answers;
        answers.set("lesson", lesson.id);
        for (auto const& block : lesson.blocks) {
            auto const text = trim(request.field("text." + block.id));
            bool const ticked = block.kind == LessonBlock::Kind::reflection && request.field("share." + block.id) == "yes";
            if (ticked && !text.empty() && is_valid_utf8(text) && count_characters(text) <= 10'000) answers.set("text." + block.id, text);
        }
        bool const results = lesson.id == "end" && request.field("share.results") == "yes" && request.field("_step") == "submit";
        if (results)
            for (auto const& [check, given] : now.answers) answers.set("answer." + check, given);
        if (answers.all().size() > 1) out.entries.push_back(actions::write_fact(results ? "results_shared" : "reflection_shared", answers, book.history, ledger::FileKind::supervision, {env.policy, env.now, env.actor, actions::entry_for(entry, book.history.file, *env.hasher), {}, env.utc_offset}));
    }
}

Outcome save(Request const& request, Loaded const& loaded, Env const& env, Lesson const& lesson, CourseAttempt const& now)
{
    auto const ids = lesson_ids(course);
    auto const step = request.field("_step");
    auto const entry = EntryId::parse(request.field("entry"));
    auto const here = static_cast<std::size_t>(std::find(ids.begin(), ids.end(), lesson.id) - ids.begin());
    bool const goes_on = step == "next", hands_in = step == "submit" && lesson.id == "end";
    auto out = redirect(hands_in || step == "pause" ? url("/learn") : goes_on && here + 1 < ids.size() ? url("/learn/", ids[here + 1])
                                                                                                       : url("/learn/", lesson.id));
    if (!entry) return problem(env, 422, "no_entry", {});
    out.drop_draft = *entry;
    if (loaded.book(ledger::FileKind::learning).history.has(*entry)) return out;
    auto answers = worked(request, lesson, now);
    answers.set("course", course);
    answers.set("lesson", lesson.id);
    if (goes_on || hands_in) answers.set("done", "yes");
    if (hands_in) answers.set("ready_for_next", request.field("ready") == "yes" ? "yes" : "no");
    out.entries.push_back(actions::write_fact(hands_in ? "course_submitted" : "lesson_worked", answers, loaded.book(ledger::FileKind::learning).history, ledger::FileKind::learning, {env.policy, env.now, env.actor, *entry, {}, env.utc_offset}));
    if (shares(request)) share(out, request, loaded, env, lesson, now, *entry);
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
Draft const* kept_draft(Loaded const& loaded, Lesson const& lesson)
{
    for (auto const& draft : loaded.drafts)
        if (draft.form == std::string(lesson_draft) + lesson.id && !loaded.book(ledger::FileKind::learning).history.has(draft.entry)) return &draft;
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
void put_form(Html& out, Lesson const& lesson, EntryId entry, Env const& env)
{
    auto const& t = env.words;
    bool const keeps = !rule(353_rule, false);
    if (!keeps) out.add<"<form method=\"post\" action=\"{}\" class=\"lesson\">">(url("/learn/", lesson.id));
    else out.add<"<form method=\"post\" action=\"{}\" class=\"lesson\" data-draft=\"{}\" data-kept=\"{}\" data-unsent=\"{}\" data-offline=\"{}\" data-ended=\"{}\" data-stale=\"{}\">">(url("/learn/", lesson.id), "/learn/" + lesson.id + "/draft", t("drafts.kept"), t("drafts.unsent"), t("drafts.offline"), t("drafts.ended"), t("drafts.stale"));
    out.add<"{}">(hidden_fields(env, "", entry));
}

Outcome handle_lesson(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const ids = lesson_ids(course);
    auto const wanted = request.captured.empty() ? std::string() : request.captured[0];
    auto const place = std::find(ids.begin(), ids.end(), wanted);
    if (place == ids.end() || !may_learn(env.actor)) return not_found(request, env);
    auto const attempts = fold_attempts(loaded.book(ledger::FileKind::learning).records, course);
    auto const& t = env.words;
    auto const lesson = load_lesson(course, wanted, t.language());
    if (request.post) return save(request, loaded, env, lesson, attempts.back());
    auto attempt = attempts.back();
    auto const* draft = kept_draft(loaded, lesson);
    if (draft) take_draft(attempt, lesson, *draft);
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a> <span class=\"quiet\">{}</span></p><h1>{}</h1>">(url("/learn"), t("learn.title"), t("learn.place", {std::to_string(place - ids.begin() + 1), std::to_string(ids.size())}), lesson.title);
    if (!lesson.objectives.empty()) {
        body.add<"<aside class=\"keep-in-mind\"><h2>{}</h2><ul>">(t("learn.objectives"));
        for (auto const& objective : lesson.objectives) body.add<"<li>{}</li>">(objective);
        body.add<"</ul></aside>">();
    }
    put_form(body, lesson, draft ? draft->entry : env.new_entry, env);
    body.add<"{}">(lesson_text(lesson, attempt, env));
    bool const asks_at_the_end = !rule(358_rule, lesson.id != "end");
    if (asks_at_the_end) put_end(body, env);
    else
        body.add<"<div class=\"actions\"><button class=\"primary\" name=\"_step\" value=\"next\">{}</button> <button class=\"secondary\" name=\"_step\" value=\"check\">{}</button> <button class=\"secondary\" name=\"_step\" value=\"pause\">{}</button></div>">(t("learn.next"), t("learn.keep"), t("learn.pause"));
    body.add<"<p class=\"draft-status\" role=\"status\"></p></form>">();
    put_contact(body, env);
    return show(env, lesson.title, body);
}

}  // namespace

Page const course_page{"course", need_learning, handle_course};
Page const lesson_page{"lesson", need_lesson, handle_lesson};

}  // namespace abri::pages
