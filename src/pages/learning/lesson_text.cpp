// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/learning/lesson_text.h"

#include "base/text.h"
#include "pages/learning/check_form.h"
#include "pages/learning/course_diagrams.h"

namespace abri::pages {

namespace {

using Kind = LessonBlock::Kind;

std::string_view answer_to(CourseAttempt const& attempt, std::string const& id)
{
    auto const found = attempt.answers.find(id);
    return found == attempt.answers.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view words_on(CourseAttempt const& attempt, std::string const& id)
{
    auto const found = attempt.texts.find(id);
    return found == attempt.texts.end() ? std::string_view() : std::string_view(found->second);
}

class Text {
public:
    Text(Lesson const& lesson, CourseAttempt const& attempt, Env const& env)
        : lesson_(lesson), attempt_(attempt), t_(env.words),
          may_share_(env.actor.role == Role::caseworker || env.actor.role == Role::supervisor)
    {
    }

    Html all()
    {
        for (auto const& block : lesson_.blocks) put(block);
        return std::move(out_);
    }

private:
    void put(LessonBlock const& block)
    {
        switch (block.kind) {
            case Kind::heading: out_.add<"<h2 id=\"{}\">{}</h2>">(block.id, block.text); return;
            case Kind::paragraph: out_.add<"<p>{}</p>">(inline_text(block.text)); return;
            case Kind::bullets: return list(block, false);
            case Kind::numbers: return list(block, true);
            case Kind::check: out_.add(check_form(block, lesson_, answer_to(attempt_, block.id), t_)); return;
            case Kind::reflection: return reflection(block);
            case Kind::case_study: return case_study(block);
            case Kind::diagram: return diagram(block);
        }
    }

    void list(LessonBlock const& block, bool numbered)
    {
        numbered ? out_.add<"<ol>">() : out_.add<"<ul>">();
        for (auto const& item : block.items) out_.add<"<li>{}</li>">(inline_text(item));
        numbered ? out_.add<"</ol>">() : out_.add<"</ul>">();
    }

    void own_words(std::string const& id)
    {
        out_.add<"<p class=\"hint\" id=\"h-{}\">{}</p><textarea id=\"{}\" name=\"text.{}\" rows=\"4\" dir=\"auto\" "
                 "aria-describedby=\"h-{}\">{}</textarea>">(id, t_("learn.yours_alone"), id, id, id,
                                                            words_on(attempt_, id));
    }

    void reflection(LessonBlock const& block)
    {
        out_.add<"<section class=\"check\"><label for=\"{}\"><span class=\"badge\">{}</span> {}</label>">(
            block.id, t_("learn.reflection"), inline_text(block.text));
        own_words(block.id);
        if (may_share_)
            out_.add<"<label class=\"choice\"><input type=\"checkbox\" name=\"share.{}\" value=\"yes\"> {}</label>">(
                block.id, t_("learn.share"));
        out_.add<"</section>">();
    }

    void lines(std::string_view text)
    {
        for (auto line : split(text, '\n')) {
            if (line.starts_with("- ")) out_.add<"<p class=\"line\">• {}</p>">(inline_text(line.substr(2)));
            else if (!line.empty()) out_.add<"<p>{}</p>">(inline_text(line));
        }
    }

    // The discussion opens on a tap: first her own words.
    void case_study(LessonBlock const& block)
    {
        out_.add<"<section class=\"check\"><h3><span class=\"badge\">{}</span></h3>">(t_("learn.case_study"));
        lines(block.text);
        if (!block.items.empty()) lines(block.items.front());
        auto const id = "case-" + block.id;
        out_.add<"<label for=\"{}\">{}</label>">(id, t_("learn.your_answer"));
        own_words(id);
        if (block.items.size() > 1) {
            out_.add<"<details class=\"more\"><summary>{}</summary>">(t_("learn.discussion"));
            for (std::size_t i = 1; i < block.items.size(); ++i) lines(block.items[i]);
            out_.add<"</details>">();
        }
        out_.add<"</section>">();
    }

    void diagram(LessonBlock const& block)
    {
        std::vector<std::string> titles;
        for (auto const& item : block.items) titles.push_back(item.substr(0, item.find(": ")));
        out_.add<"<figure class=\"diagram\"><figcaption>{}</figcaption>{}<ol>">(inline_text(block.text),
                                                                                course_diagram(block.id, titles, t_));
        for (auto const& item : block.items) {
            auto const colon = item.find(": ");
            out_.add<"<li><strong>{}</strong> {}</li>">(std::string_view(item).substr(0, colon),
                                                        colon == item.npos ? std::string_view()
                                                                           : std::string_view(item).substr(colon + 2));
        }
        out_.add<"</ol></figure>">();
    }

    Lesson const& lesson_;
    CourseAttempt const& attempt_;
    Words const& t_;
    bool may_share_;                       // somebody supervises the reader
    Html out_;
};

}  // namespace

Html lesson_text(Lesson const& lesson, CourseAttempt const& attempt, Env const& env)
{
    return Text(lesson, attempt, env).all();
}

}  // namespace abri::pages
