// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// A course as a booklet to print: questions with boxes to tick and lines to write on, the answers at the end.
#include "pages/learning/check_form.h"
#include "pages/learning/course_files.h"

#include <algorithm>

namespace abri::pages {

namespace {

using Kind = LessonBlock::Kind;

// A heading is a line or two; a paragraph without end is cut where a character ends (abri-paper takes no more).
json::Value block(char const* kind, std::string_view text)
{
    auto const most = kind[0] == 'h' ? std::size_t{900} : std::size_t{36'000};
    std::size_t at = 0;
    for (std::size_t next = 0; next < text.size() && next_code_point(text, next) >= 0 && next <= most;) at = next;
    return json::Value::object().set("k", kind).set("t", text.substr(0, at));
}
json::Value lines(std::int64_t count)
{
    return json::Value::object().set("k", "line").set("n", json::Value::of(count));
}
json::Value numbered(std::size_t number, std::string_view text)
{
    return block("number", text).set("n", std::to_string(number) + ".");
}

class Booklet {
public:
    Booklet(CourseCopy const& course, Env const& env) : course_(course), t_(env.words) {}

    json::Value all()
    {
        out_.push(block("h1", course_.title));
        for (auto const& id : course_.text.lessons()) lesson(course_.text.lesson(id, t_.language()));
        if (!answers_.items().empty()) {
            out_.push(json::Value::object().set("k", "break")).push(block("h1", t_("learn.answers")));
            for (auto const& answer : answers_.items()) out_.push(answer);
        }
        return std::move(out_);
    }

private:
    void lesson(Lesson const& lesson)
    {
        if (lesson.is_module()) out_.push(json::Value::object().set("k", "break"));
        out_.push(block("h1", lesson.title));
        if (!lesson.objectives.empty()) out_.push(block("h3", t_("learn.objectives")));
        for (auto const& objective : lesson.objectives) out_.push(block("bullet", objective));
        for (auto const& one : lesson.blocks) put(one, lesson);
    }

    void put(LessonBlock const& one, Lesson const& lesson)
    {
        switch (one.kind) {
            case Kind::heading: return void(out_.push(block("h2", one.text)));
            case Kind::paragraph: return void(out_.push(block("p", one.text)));
            case Kind::bullets:
                for (auto const& item : one.items) out_.push(block("bullet", item));
                return;
            case Kind::numbers:
            case Kind::diagram:
                if (one.kind == Kind::diagram) out_.push(block("h3", one.text));
                for (std::size_t i = 0; i < one.items.size(); ++i) out_.push(numbered(i + 1, one.items[i]));
                return;
            case Kind::check: return check(one, lesson);
            case Kind::reflection:
                out_.push(block("h3", t_("learn.reflection"))).push(block("p", one.text)).push(lines(5));
                return;
            case Kind::case_study: return case_study(one);
        }
    }

    void paragraphs(std::string_view text)
    {
        for (auto line : split(text, '\n'))
            if (line.starts_with("- ")) out_.push(block("bullet", line.substr(2)));
            else if (!line.empty()) out_.push(block("p", line));
    }

    void case_study(LessonBlock const& one)
    {
        out_.push(block("h3", t_("learn.case_study")));
        paragraphs(one.text);
        if (!one.items.empty()) paragraphs(one.items.front());
        out_.push(lines(6));
        for (std::size_t i = 1; i < one.items.size(); ++i) {
            if (i == 1) out_.push(block("h3", t_("learn.discussion_heading")));
            paragraphs(one.items[i]);
        }
    }

    void check(LessonBlock const& one, Lesson const& lesson)
    {
        out_.push(block("h3", t_("learn.check"))).push(block("p", one.text));
        if (one.form == "match") pairs(one);
        else if (one.form == "short" || one.form == "number") out_.push(lines(1));
        else
            for (auto const& option : one.options) out_.push(block("choice", option_words(option, one, t_)));
        answer(one, lesson);
    }

    void pairs(LessonBlock const& one)
    {
        auto sides = one.options;
        std::sort(sides.begin(), sides.end(),
                  [](CheckOption const& a, CheckOption const& b) { return a.match < b.match; });
        for (std::size_t i = 0; i < one.options.size(); ++i) out_.push(numbered(i + 1, one.options[i].text));
        for (auto const& side : sides) out_.push(block("choice", side.match));
    }

    void answer(LessonBlock const& one, Lesson const& lesson)
    {
        answers_.push(block("h3", lesson.title)).push(block("p", one.text));
        for (auto const& option : one.options) {
            if (one.form == "match") answers_.push(block("bullet", option.text + " → " + option.match));
            else if (has_code(one.key, option.id))
                answers_.push(
                    block("bullet", "**" + std::string(option_words(option, one, t_)) + "** " + option.feedback));
        }
    }

    CourseCopy const& course_;
    Words const& t_;
    json::Value out_ = json::Value::array(), answers_ = json::Value::array();
};

}  // namespace

json::Value booklet_paper(CourseCopy const& course, Env const& env)
{
    return json::Value::object()
        .set("language", env.words.language())
        .set("title", course.title)
        .set("author", env.office ? std::string_view(env.office->name) : std::string_view("Abri"))
        .set("date", iso(day_of(env.now)))
        .set("page", "portrait")
        .set("frame", json::Value::of(false))
        .set("footer", course.title)
        .set("numbers", json::Value::of(true))
        .set("blocks", Booklet(course, env).all());
}

}  // namespace abri::pages
