// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/learning/item_analysis.h"
#include "pages/frame/layout.h"
#include "pages/learning/teach.h"

#include <algorithm>

namespace abri::pages {

namespace {

Needs need_training(Request const&, Actor const&)
{
    Needs needs;
    needs.office_files = {courses_file(), actions::EachOfMine{ledger::FileKind::training}};
    return needs;
}

struct Question {
    std::string lesson;
    LessonBlock block;
    std::vector<LessonBlock> others;     // the same in other languages: what may be typed differs
    bool is_right(std::string_view answer) const
    {
        return abri::is_right(block, answer) ||
               std::any_of(others.begin(), others.end(),
                           [&](LessonBlock const& other) { return abri::is_right(other, answer); });
    }
};
std::vector<Question> questions_of(CourseText const& text, std::string_view language)
{
    std::vector<Question> all;
    for (auto const& id : text.lessons())
        for (auto& block : text.lesson(id, language).blocks)
            if (block.kind == LessonBlock::Kind::check) all.push_back({id, std::move(block), {}});
    for (auto& question : all)
        for (char const* other : {"fr", "en", "ar", "es"})
            if (other != language && text.is_written(question.lesson, other))
                if (auto const* block = text.lesson(question.lesson, other).check(question.block.id))
                    question.others.push_back(*block);
    return all;
}

// Somebody whom this trainer gave the course, or who showed its results.
struct Learner {
    PersonId id;
    std::vector<CourseAssignment> given;
    std::optional<Date> shown;
    int edition = 0, right = 0, checks = 0;
    LearnerResult result;                // of the questions of that edition
};

// The questions of an edition, made once.
using Editions = std::map<int, std::vector<Question>>;
std::vector<Question> const& questions_in(Editions& editions, CourseEntry const& course, int number,
                                          std::string_view language)
{
    auto const found = editions.find(number);
    if (found != editions.end()) return found->second;
    auto const* edition = course.edition(number) ? course.edition(number) : course.newest();
    return editions[number] = edition ? questions_of(edition->text, language) : std::vector<Question>();
}

std::optional<Learner> learner_in(OpenedOfficeFile const& book, CourseEntry const& course, Editions& editions,
                                  std::string_view language)
{
    auto const id = other_of(book.ref);
    if (!id) return std::nullopt;
    Learner learner{*id, {}, std::nullopt, 0, 0, 0, {}};
    for (auto& given : fold_assignments(book.records))
        if (given.learner == *id && given.course == course.id && !given.taken_back)
            learner.given.push_back(std::move(given));
    if (auto const* shown = shown_results(book.records, course.id, *id)) {
        learner.shown = day_of(shown->at);
        learner.edition =
            static_cast<int>(std::clamp<std::int64_t>(parse_count(shown->answers["edition"]), 0, 100'000));
        auto const& questions = questions_in(editions, course, learner.edition, language);
        learner.checks = static_cast<int>(questions.size());
        for (auto const& question : questions)
            if (auto const answer = shown->answers["answer." + question.block.id]; !answer.empty())
                learner.right += learner.result[question.block.id] = question.is_right(answer);
    }
    return learner.given.empty() && !learner.shown ? std::nullopt : std::optional(std::move(learner));
}

Html state_of(Learner const& learner, CourseEntry const& course, Env const& env)
{
    auto const& t = env.words;
    Html out;
    for (auto const& given : learner.given) {
        out.add<"<span><strong>{}</strong> ">(given.lesson.empty() ? std::string(t("teach.whole_course"))
                                                                   : part_of_course(course, given.lesson, t));
        if (given.done) out.add<"{}">(t("teach.done_on", {t.date(day_of(*given.done))}));
        else if (given.due)
            out.add<"<span class=\"due {}\">{}</span>">(
                given.is_late(day_of(env.now)) ? "late" : "soon",
                t(given.is_late(day_of(env.now)) ? "learn.late_since" : "learn.until", {t.date(*given.due)}));
        else out.add<"{}">(t("teach.not_done"));
        out.add<"</span><br>">();
    }
    // A course that counts as a training: one tap to the record, where the certificate is the evidence.
    bool const whole = std::any_of(learner.given.begin(), learner.given.end(),
                                   [](CourseAssignment const& given) { return given.lesson.empty() && given.done; });
    if (!course.training.empty() && (whole || learner.shown))
        out.add<"<a href=\"{}\">{}</a>">(
            url("/workers/", learner.id.text(), "/do/training_done?training=", course.training),
            t("results.note_training"));
    return out;
}

void put_learners(Html& out, std::vector<Learner> const& learners, CourseEntry const& course, Env const& env)
{
    auto const& t = env.words;
    out.add<"<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
            "aria-label=\"{}\"><table><thead><tr><th>{}</th><th>{}</th><th>{}</th><th>{}</th></tr></thead><tbody>">(
        t("results.learners"), t("results.learner"), t("teach.given"), t("results.on"), t("results.score"));
    for (auto const& learner : learners) {
        out.add<"<tr><th scope=\"row\">{}</th><td>{}</td>">(env.name_of(learner.id), state_of(learner, course, env));
        if (learner.shown) {
            out.add<"<td>{}</td><td>{}</td></tr>">(
                t.date(*learner.shown),
                t("learn.score", {std::to_string(learner.right), std::to_string(learner.checks)}));
        } else {
            out.add<"<td>–</td><td><span class=\"quiet\">{}</span></td></tr>">(t("results.not_shown"));
        }
    }
    out.add<"</tbody></table></div>">();
}

// The most missed first.
void put_questions(Html& out, std::vector<ItemResult> items, std::vector<Question> const& questions,
                   CourseEntry const& course, Words const& t)
{
    std::stable_sort(items.begin(), items.end(),
                     [](ItemResult const& a, ItemResult const& b) { return a.percent() < b.percent(); });
    out.add<"<section><h2>{}</h2><p class=\"hint\">{}</p><div class=\"scroll\" tabindex=\"0\" role=\"region\" "
            "aria-label=\"{}\"><table><thead><tr><th>{}</th><th>{}</th><th>{}</th></tr></thead><tbody>">(
        t("results.questions"), t("results.questions_hint"), t("results.questions"), t("results.question"),
        t("results.right"), t("results.tells"));
    for (auto const& item : items) {
        auto const question = std::find_if(questions.begin(), questions.end(),
                                           [&](Question const& q) { return q.block.id == item.check; });
        out.add<"<tr><th scope=\"row\"><a href=\"{}\">{}</a> {}</th><td><meter min=\"0\" max=\"100\" value=\"{}\" "
                "aria-label=\"{}\">{}</meter> {}/{}</td><td>">(
            url("/learn/", course.id, "/", question->lesson), question->lesson, question->block.text, item.percent(),
            t("results.right"), item.percent(), item.right, item.answered);
        if (item.has_halves)
            out.add<"{}">(t(item.discrimination >= 20  ? "results.tells_well"
                            : item.discrimination >= 0 ? "results.tells_little"
                                                       : "results.look_again"));
        else out.add<"–">();
        out.add<"</td></tr>">();
    }
    out.add<"</tbody></table></div></section>">();
}

Outcome handle_results(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const* course = course_in(request, loaded);
    if (!course) return not_found(request, env);
    auto const& t = env.words;
    Editions editions;
    auto const newest = course->newest() ? course->newest()->number : 0;
    std::vector<Learner> learners;
    std::vector<LearnerResult> results;   // of the newest edition: questions of another are others
    for (auto const& book : loaded.office_files) {
        if (book->kind() != ledger::FileKind::training) continue;
        auto learner = learner_in(*book, *course, editions, t.language());
        if (!learner) continue;
        if (learner->shown && learner->edition == newest) results.push_back(learner->result);
        learners.push_back(std::move(*learner));
    }
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1><p class=\"intro\">{}</p>">(
        url("/teach/", course->id), course->title(t.language()), t("results.title"), t("results.intro"));
    if (learners.empty()) return show(env, t("results.title"), body.add<"<p>{}</p>">(t("results.nobody")));
    put_learners(body, learners, *course, env);
    auto const& questions = questions_in(editions, *course, newest, t.language());
    std::vector<std::string> ids;
    for (auto const& question : questions) ids.push_back(question.block.id);
    if (!results.empty()) put_questions(body, analyse_items(ids, results), questions, *course, t);
    return show(env, t("results.title"), body);
}

}  // namespace

Page const course_results_page{"course_results", need_training, handle_results};

}  // namespace abri::pages
