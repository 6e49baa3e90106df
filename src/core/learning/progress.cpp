// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/learning/progress.h"

#include "base/text.h"
#include "core/policy/rule.h"

#include <algorithm>

namespace abri {

static void work(CourseAttempt& now, Answers const& a)
{
    if (!now.edition) now.edition = static_cast<int>(std::max<std::int64_t>(0, parse_count(a["edition"])));
    now.last_lesson = a["lesson"];
    if (a.is("done", "yes")) now.done.insert(now.last_lesson);
    for (auto id : split(a["also_done"], ','))
        if (!id.empty()) now.done.emplace(id);   // read without network
    for (auto const& [name, value] : a.all()) {
        if (name.starts_with("answer.")) now.answers[name.substr(7)] = value;
        if (name.starts_with("text.")) now.texts[name.substr(5)] = value;
    }
}

static std::optional<HandedIn> read_result(Answers const& a)
{
    if (!a.filled("result.lessons")) return std::nullopt;
    auto const number = [&](char const* name) {
        return static_cast<int>(std::max<std::int64_t>(0, parse_count(a[name])));
    };
    return HandedIn{{number("result.right"), number("result.checks"), number("result.read"), number("result.lessons")},
                    number("result.pass"),
                    std::string(a["result.title"])};
}

void write_result(Answers& answers, HandedIn const& result)
{
    auto const set = [&](char const* name, int value) { answers.set(name, std::to_string(value)); };
    set("result.right", result.score.right), set("result.checks", result.score.checks);
    set("result.read", result.score.read), set("result.lessons", result.score.lessons);
    set("result.pass", result.pass);
    answers.set("result.title", result.title);
}

HandedIn handed_in(CourseAttempt const& attempt, CourseText const& text, int pass, std::string_view title)
{
    if (attempt.result) return *attempt.result;
    return {score_of(attempt, text), pass, std::string(title)};
}

std::vector<CourseAttempt> fold_attempts(std::vector<Recorded> const& records, std::string_view course)
{
    std::vector<CourseAttempt> attempts(1);
    for (auto const& recorded : records) {
        bool const hands_in = recorded.kind == "course_submitted";
        if (!recorded.readable || recorded.answers["course"] != course ||
            (!hands_in && recorded.kind != "lesson_worked"))
            continue;
        auto& now = attempts.back();
        work(now, recorded.answers);
        if (!hands_in) continue;
        now.submitted = recorded.at;
        now.submission = recorded.entry;
        now.result = read_result(recorded.answers);
        if (!rule(355_rule, false)) attempts.emplace_back();   // opens the next: off means closed
    }
    return attempts;
}

CourseEdition const* edition_of(CourseAttempt const& attempt, CourseEntry const& course)
{
    auto const* begun = attempt.edition ? course.edition(*attempt.edition) : nullptr;
    return begun ? begun : course.newest();
}

std::string lesson_to_resume(CourseAttempt const& attempt, std::vector<std::string> const& lessons)
{
    bool const is_there = std::find(lessons.begin(), lessons.end(), attempt.last_lesson) != lessons.end();
    if (rule(354_rule, is_there) && !attempt.done.contains(attempt.last_lesson)) return attempt.last_lesson;
    for (auto const& lesson : lessons)
        if (!attempt.done.contains(lesson)) return lesson;
    return lessons.empty() ? std::string() : lessons.front();
}

CourseScore score_of(CourseAttempt const& attempt, CourseText const& text)
{
    CourseScore score;
    for (auto const& id : text.lessons()) {
        ++score.lessons;
        score.read += attempt.done.contains(id);
        std::map<std::string, bool> checks;   // right in the language she read: what may be typed differs with it
        for (char const* language : {"fr", "en", "ar", "es"}) {
            if (!text.is_written(id, language)) continue;
            for (auto const& block : text.lesson(id, language).blocks) {
                if (block.kind != LessonBlock::Kind::check) continue;
                auto const answer = attempt.answers.find(block.id);
                auto& right = checks[block.id];
                right = right || (answer != attempt.answers.end() && is_right(block, answer->second));
            }
        }
        score.checks += static_cast<int>(checks.size());
        for (auto const& [check, right] : checks) score.right += right;
    }
    return score;
}

bool earns_certificate(CourseScore const& score, int pass)
{
    return score.lessons > 0 && score.read >= score.lessons && 100 * score.right >= pass * score.checks;
}

}  // namespace abri
