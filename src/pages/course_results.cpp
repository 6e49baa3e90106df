// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/course_results.h"

#include "core/learning/course.h"
#include "core/learning/item_analysis.h"
#include "pages/layout.h"
#include "pages/staff_view.h"

#include <algorithm>

namespace abri::pages {

namespace {

constexpr std::string_view course = "cm101";

Needs need_pairs(Request const&, Actor const&)
{
    Needs needs;
    needs.books = {supervision_book(), register_book()};
    return needs;
}

struct Question {
    std::string id, lesson;
    LessonBlock block;
};
std::vector<Question> questions_of(std::string_view language)
{
    std::vector<Question> all;
    for (auto const& id : lesson_ids(course))
        for (auto const& block : load_lesson(course, id, language).blocks)
            if (block.kind == LessonBlock::Kind::check) all.push_back({block.id, id, block});
    return all;
}

// The latest results somebody showed, as right or wrong.
LearnerResult results_in(Recorded const& shared, std::vector<Question> const& questions)
{
    LearnerResult out;
    for (auto const& question : questions)
        if (auto const given = shared.answers["answer." + question.id]; !given.empty()) out[question.id] = is_right(question.block, given);
    return out;
}

void put_questions(Html& out, std::vector<ItemResult> items, std::vector<Question> const& questions, Env const& env)
{
    auto const& t = env.words;
    std::stable_sort(items.begin(), items.end(), [](ItemResult const& a, ItemResult const& b) { return a.percent() < b.percent(); });
    out.add<"<section><h2>{}</h2><p class=\"hint\">{}</p><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table><thead><tr><th>{}</th><th>{}</th><th>{}</th></tr></thead><tbody>">(t("results.questions"), t("results.questions_hint"), t("results.questions"), t("results.question"), t("results.right"), t("results.tells"));
    for (auto const& item : items) {
        auto const question = std::find_if(questions.begin(), questions.end(), [&](Question const& q) { return q.id == item.check; });
        out.add<"<tr><th scope=\"row\"><a href=\"{}\">{}</a> {}</th><td><meter min=\"0\" max=\"100\" value=\"{}\" aria-label=\"{}\">{}</meter> {}/{}</td><td>">(url("/learn/", question->lesson), question->lesson, question->block.text, item.percent(), t("results.right"), item.percent(), item.right, item.answered);
        if (item.has_halves) out.add<"{}">(t(item.discrimination >= 20 ? "results.tells_well" : item.discrimination >= 0 ? "results.tells_little"
                                                                                                                         : "results.look_again"));
        else out.add<"–">();
        out.add<"</td></tr>">();
    }
    out.add<"</tbody></table></div></section>">();
}

Outcome handle_results(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const& people = register_of(loaded);
    if (env.actor.role != Role::supervisor && env.actor.role != Role::manager) return not_found(request, env);
    auto const& t = env.words;
    auto const questions = questions_of(t.language());
    std::vector<LearnerResult> learners;
    Html rows, body;
    for (auto const& book : loaded.books) {
        auto const other = PersonId::parse(book->ref.of);
        if (!other || supervisor_of(env, *other, people) != env.actor.id) continue;
        Recorded const* last = nullptr;
        for (auto const& r : book->records)
            if (r.kind == "results_shared" && r.author == *other) last = &r;
        if (!last) continue;
        learners.push_back(results_in(*last, questions));
        auto const right = std::count_if(learners.back().begin(), learners.back().end(), [](auto const& answer) { return answer.second; });
        rows.add<"<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>">(env.name_of(*other), t.date(day_of(last->at)), t("learn.score", {std::to_string(right), std::to_string(questions.size())}));
    }
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1><p class=\"intro\">{}</p>">(url("/learn"), t("learn.title"), t("results.title"), t("results.intro"));
    if (learners.empty()) return show(env, t("results.title"), body.add<"<p>{}</p>">(t("results.nobody")));
    body.add<"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table><thead><tr><th>{}</th><th>{}</th><th>{}</th></tr></thead><tbody>{}</tbody></table></div>">(t("results.title"), t("results.learner"), t("results.on"), t("results.score"), rows);
    std::vector<std::string> ids;
    for (auto const& question : questions) ids.push_back(question.id);
    put_questions(body, analyse_items(ids, learners), questions, env);
    return show(env, t("results.title"), body);
}

}  // namespace

Page const course_results_page{"course_results", need_pairs, handle_results};

}  // namespace abri::pages
