// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/learning/course.h"
#include "core/learning/progress.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace abri;
using Kind = LessonBlock::Kind;

TEST_CASE("a lesson is read as it is written")
{
    auto const lesson =
        parse_lesson("id: 1.9\ntitle: Essai\nminutes: 7\nobjective: Lire\n\n## Un titre {#un-titre}\n\nUne phrase.\nSa "
                     "suite.\n\n- un\n- deux\n\n1. premier\n2. second\n\n"
                     "::: check G9 choice key=b source=shown see=un-titre\nLaquelle ?\n- a | Ceci | Non.\n- b | Cela | "
                     "Oui.\n:::\n\n::: reflection R9\nEt vous ?\n:::\n\n::: case B\nUne histoire.\n\nElle "
                     "continue.\n---\nQue faire ?\n---\nOn regarde.\n:::\n");
    CHECK(lesson.id == "1.9");
    CHECK(lesson.minutes == 7);
    REQUIRE(lesson.blocks.size() == 7);
    CHECK(lesson.blocks[0].id == "un-titre");
    CHECK(lesson.blocks[1].text == "Une phrase. Sa suite.");
    CHECK(lesson.blocks[2].items.size() == 2);
    CHECK(lesson.blocks[3].kind == Kind::numbers);
    REQUIRE(lesson.check("G9"));
    CHECK(lesson.check("G9")->options[1].feedback == "Oui.");
    CHECK(lesson.blocks[6].items == std::vector<std::string>{"Que faire ?", "On regarde."});
    CHECK_FALSE(lesson.check("R9"));
    for (char const* broken : {"", "id: x", "::: check", "::: check G1 choice key=a\n- a | b", "## ", "\n\n- \n"})
        (void)parse_lesson(broken);   // nothing here ends the program
}

TEST_CASE("the course has three modules, fourteen checks with keys that are options, ten reflections and four case "
          "studies [R-357]")
{
    auto const& text = own_courses().find("cm101")->newest()->text;
    auto const ids = text.lessons();
    REQUIRE(ids.size() > 20);
    CHECK(ids.front() == "intro");
    CHECK(ids.back() == "end");
    int modules = 0, checks = 0, reflections = 0, cases = 0, diagrams = 0;
    for (std::string const language : {"fr", "en"})
        for (auto const& id : ids) {
            CAPTURE(id);
            auto const lesson = text.lesson(id, language);
            CHECK(lesson.id == id);
            auto const header = text.header(id, language);
            CHECK((header.title == lesson.title && header.minutes == lesson.minutes && header.blocks.empty()));
            CHECK_FALSE(lesson.title.empty());
            modules += lesson.is_module();
            for (auto const& block : lesson.blocks) {
                reflections += block.kind == Kind::reflection, cases += block.kind == Kind::case_study,
                    diagrams += block.kind == Kind::diagram;
                if (block.kind != Kind::check) continue;
                ++checks;
                CHECK(block.options.size() >= 2);
                bool const has_key = std::any_of(block.options.begin(), block.options.end(),
                                                 [&](CheckOption const& o) { return o.id == block.key; });
                CHECK((block.form == "match" || has_key));
                CHECK(std::any_of(lesson.blocks.begin(), lesson.blocks.end(), [&](LessonBlock const& other) {
                    return other.kind == Kind::heading && other.id == block.see;
                }));
            }
        }
    CHECK(modules == amount(357_rule, 2 * 3));
    CHECK(checks == 2 * 14);
    CHECK(reflections == 2 * 10);
    CHECK(cases == 2 * 4);
    CHECK(diagrams >= 2 * 4);
    CHECK(std::find(ids.begin(), ids.end(), "2.5.2") - std::find(ids.begin(), ids.end(), "2.5.1") == 1);
}

TEST_CASE("an answer is right when it is the key; a matching one when each pair fits")
{
    LessonBlock choice, match;
    choice.form = "choice", choice.key = "b";
    match.form = "match", match.options = {{"a", "", "", ""}, {"b", "", "", ""}};
    struct {
        LessonBlock const& check;
        char const* answer;
        bool right;
    } const rows[] = {{choice, "b", true},       {choice, "a", false},  {choice, "", false}, {match, "a:a,b:b", true},
                      {match, "a:b,b:a", false}, {match, "a:a", false}, {match, "", false}};
    for (auto const& row : rows) CHECK(is_right(row.check, row.answer) == row.right);
}

static Recorded worked(std::initializer_list<std::pair<char const*, char const*>> answers,
                       char const* kind = "lesson_worked")
{
    Recorded recorded;
    recorded.kind = kind;
    recorded.at = *parse_instant("2026-03-02T10:00");
    recorded.answers.set("course", "cm101");
    for (auto const& [name, value] : answers) recorded.answers.set(name, value);
    return recorded;
}

TEST_CASE("a learner goes on where she was [R-354]")
{
    std::vector<std::string> const lessons{"intro", "1", "1.1", "1.2"};
    CHECK(lesson_to_resume({}, lessons) == "intro");
    auto attempts = fold_attempts(
        {worked({{"lesson", "intro"}, {"done", "yes"}}), worked({{"lesson", "1.1"}, {"answer.G1", "a"}})}, "cm101");
    CHECK(lesson_to_resume(attempts.back(), lessons) == "1.1");
    CHECK(fold_attempts({worked({{"lesson", "1.1"}})}, "another").back().last_lesson.empty());
}

TEST_CASE("results that are handed in are kept, and the course begins anew [R-355]")
{
    auto const attempts = fold_attempts({worked({{"lesson", "1.1"}, {"answer.G1", "a"}, {"text.R1", "Mon avis"}}),
                                         worked({{"lesson", "1.1"}, {"answer.G1", "f"}, {"done", "yes"}}),
                                         worked({}, "course_submitted")},
                                        "cm101");
    REQUIRE(attempts.size() == 2);
    CHECK(attempts[0].submitted);
    CHECK(attempts[0].answers.at("G1") == "f");
    CHECK(attempts[0].texts.at("R1") == "Mon avis");
    CHECK(attempts[1].answers.empty());
    CHECK(attempts[1].done.empty());
}
