// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/learning/course_book.h"

#include "pages/learning/lesson_text.h"

namespace abri::pages {

namespace {

// Parts of two lessons may have the same name: in one document each carries its lesson's before it.
std::string with_own_ids(std::string const& html, std::string const& prefix)
{
    static constexpr std::string_view attributes[] = {" id=\"", " for=\"", " href=\"#", " aria-describedby=\""};
    std::string out;
    for (std::size_t at = 0; at < html.size();) {
        std::string_view found;
        for (auto attribute : attributes)
            if (html.compare(at, attribute.size(), attribute) == 0) found = attribute;
        if (found.empty()) {
            out += html[at++];
            continue;
        }
        out += found;
        out += prefix;
        at += found.size();
    }
    return out;
}

json::Value check_data(LessonBlock const& check, std::string const& prefix)
{
    auto feedback = json::Value::object();
    for (auto const& option : check.options) feedback.set(option.id, option.feedback);
    std::string key = check.key;
    if (check.form == "match")
        for (auto const& option : check.options) key += (key.empty() ? "" : ",") + option.id + ":" + option.id;
    auto texts = json::Value::object();   // of what may be typed
    if (check.form == "short" || check.form == "number")
        for (auto const& option : check.options) texts.set(option.id, option.text);
    return json::Value::object()
        .set("texts", texts)
        .set("form", check.form)
        .set("key", key)
        .set("see", prefix + check.see)
        .set("feedback", feedback);
}

}  // namespace

std::string CourseBook::script() const
{
    auto text = data.dump();
    // Inside a script element, where "<" could end it.
    for (auto at = text.find('<'); at != text.npos; at = text.find('<', at)) text.replace(at, 1, "\\u003c");
    return "<script type=\"application/json\" id=\"course-data\">" + text + "</script>";
}

CourseBook course_book_of(CourseCopy const& course, Env const& env)
{
    auto const& t = env.words;
    CourseBook book;
    auto lessons = json::Value::array();
    auto checks = json::Value::object();
    for (auto const& id : course.text.lessons()) {
        auto const lesson = course.text.lesson(id, t.language());
        auto const prefix = id + "-";
        Html section, objectives;
        for (auto const& objective : lesson.objectives) objectives.add<"<li>{}</li>">(objective);
        section.add<"<h1>{}</h1>">(lesson.title);
        if (!objectives.empty())
            section.add<"<aside class=\"keep-in-mind\"><h2>{}</h2><ul>{}</ul></aside>">(t("learn.objectives"),
                                                                                        objectives);
        section.add(lesson_text(lesson, CourseAttempt(), env));
        book.body += "<section class=\"lesson\" id=\"lesson-" + id + "\">" + with_own_ids(section.text(), prefix) +
                     "</section>\n";
        lessons.push(json::Value::object().set("id", id).set("title", lesson.title));
        for (auto const& block : lesson.blocks)
            if (block.kind == LessonBlock::Kind::check) checks.set(block.id, check_data(block, prefix));
    }
    auto words = json::Value::object();
    for (char const* key : {"right", "not_yet", "next", "back", "submit", "progress", "score", "handed_in"})
        words.set(key, t("learn." + std::string(key)));
    book.data = json::Value::object().set("lessons", lessons).set("checks", checks).set("words", words);
    return book;
}

}  // namespace abri::pages
