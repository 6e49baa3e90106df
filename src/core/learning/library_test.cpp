// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/learning/assignment.h"
#include "core/learning/lesson_source.h"

#include <doctest/doctest.h>

using namespace abri;

namespace {

using Values = std::initializer_list<std::pair<char const*, char const*>>;

Recorded fact(char const* kind, Values answers, PersonId author = PersonId{{1}})
{
    Recorded recorded;
    recorded.kind = kind;
    recorded.author = author;
    recorded.at = *parse_instant("2026-03-02T10:00");
    for (auto const& [name, value] : answers) recorded.answers.set(name, value);
    return recorded;
}

Recorded lesson(char const* id, char const* text, char const* language = "fr")
{
    return fact("lesson_written", {{"course", "equipe"}, {"lesson", id}, {"language", language}, {"text", text}});
}
Recorded publish() { return fact("course_published", {{"course", "equipe"}}); }

constexpr char const* old_text =
    "id: 1.1\ntitle: Avant\nminutes: 3\n\nTexte.\n\n::: check Q1 choice key=a\n?\n- a | x | y\n- b | x | y\n:::\n";
constexpr char const* new_text =
    "id: 1.1\ntitle: Après\n\nTexte.\n\n::: check Q1 choice key=b\n?\n- a | x | y\n- b | x | y\n:::\n";

}  // namespace

TEST_CASE("an office that wrote nothing has the course of the program, ready to be begun")
{
    auto const& library = own_courses();
    REQUIRE(library.courses.size() == 1);
    auto const& course = *library.find("cm101");
    CHECK(course.newest()->number == 0);
    CHECK_FALSE(course.newest()->published);
    CHECK(course.title("fr") != course.title("en"));
    CHECK(course.title("ar") == course.title("en"));
    CHECK_FALSE(library.find("autre"));
}

TEST_CASE("an edition stays as it was published, whatever is written after it")
{
    auto const library =
        fold_courses({fact("course_described", {{"course", "equipe"}, {"title.fr", "L'équipe"}, {"pass", "60"}}),
                      lesson("1.1", old_text), publish(), lesson("1.1", new_text), lesson("1.2", new_text)});
    auto const& course = *library.find("equipe");
    CHECK(course.is_changed);
    CHECK(course.pass == 60);
    REQUIRE(course.editions.size() == 1);
    CHECK(course.edition(1)->text.lesson("1.1", "fr").title == "Avant");
    CHECK(course.edition(1)->text.lessons() == std::vector<std::string>{"1.1"});
    CHECK(course.draft.lesson("1.1", "en").title == "Après");   // in the language it was written in first
    CHECK(course.draft.lessons().size() == 2);
    CHECK_FALSE(course.edition(2));
    // Who began with the first goes on with it, and is judged by it.
    auto const begun =
        fold_attempts(
            {fact("lesson_worked",
                  {{"course", "equipe"}, {"lesson", "1.1"}, {"edition", "1"}, {"answer.Q1", "a"}, {"done", "yes"}})},
            "equipe")
            .back();
    auto const second = fold_courses({lesson("1.1", old_text), publish(), lesson("1.1", new_text), publish()});
    auto const& later = *second.find("equipe");
    CHECK(edition_of(begun, later)->number == 1);
    CHECK(edition_of({}, later)->number == 2);
    CHECK(score_of(begun, later.edition(1)->text).right == 1);
    CHECK(score_of(begun, later.edition(2)->text).right == 0);
}

TEST_CASE("a lesson of the program can be changed, taken out, and brought back")
{
    auto const change =
        fact("lesson_written", {{"course", "cm101"}, {"lesson", "1.1"}, {"language", "fr"}, {"text", old_text}});
    auto const remove = fact("lesson_removed", {{"course", "cm101"}, {"lesson", "1.1"}});
    auto const restore = fact("lesson_restored", {{"course", "cm101"}, {"lesson", "1.1"}});
    auto const draft = [](std::vector<Recorded> records) { return fold_courses(records).find("cm101")->draft; };
    auto const original = draft({}).source("1.1", "fr");
    CHECK(draft({change}).lesson("1.1", "fr").title == "Avant");
    CHECK(draft({change}).lesson("1.1", "en").title == draft({}).lesson("1.1", "en").title);
    CHECK(draft({change, remove}).lessons().size() == draft({}).lessons().size() - 1);
    CHECK(draft({change, remove}).source("1.1", "fr").empty());
    CHECK(draft({change, remove, restore}).source("1.1", "fr") == original);
    CHECK(draft({remove, change}).lesson("1.1", "fr").title == "Avant");
}

TEST_CASE("records that make no sense change nothing")
{
    auto unreadable = lesson("1.1", old_text);
    unreadable.readable = false;
    for (auto const& odd :
         {unreadable, fact("lesson_written", {{"course", "../x"}, {"lesson", "1.1"}, {"text", "x"}}),
          fact("course_described", {{"course", "ab"}}), fact("lesson_written", {{"course", "new"}, {"lesson", "1"}})})
        CHECK(fold_courses({odd}).courses.size() == 1);
    auto const odd = fold_courses(
        {lesson("../1", old_text), lesson("1.1", old_text, "xx"),
         fact("lessons_taken_in", {{"course", "equipe"}, {"text.fr", "x"}, {"text.fr/0", "x"}, {"autre.fr/1", "x"}})});
    CHECK(odd.find("equipe")->draft.lessons().empty());
    CHECK(fold_courses({fact("course_described", {{"course", "equipe"}, {"pass", "9999"}})}).find("equipe")->pass ==
          100);
}

TEST_CASE("addresses of courses and lessons are plain")
{
    for (char const* good : {"cm101", "securite-equipe", "abc"}) CHECK(is_course_id(good));
    for (char const* bad :
         {"", "ab", "-ab", "Abc", "a b c", "a/b", "new", "assign", "abcdefghijklmnopqrstuvwxy", "é-é"})
        CHECK_FALSE(is_course_id(bad));
    for (char const* good : {"intro", "1", "12", "2.5.1", "2.summary", "summary", "end"}) CHECK(is_lesson_id(good));
    for (char const* bad : {"", "0", "01", "1.", ".1", "1.2.3.4", "1.end", "123", "-1", "../1", "1.2 ", "new"})
        CHECK_FALSE(is_lesson_id(bad));
}

TEST_CASE("a certificate asks for every lesson and enough right answers")
{
    struct {
        CourseScore score;
        int pass;
        bool earned;
    } const rows[] = {{{7, 10, 4, 4}, 70, true}, {{6, 10, 4, 4}, 70, false}, {{10, 10, 3, 4}, 70, false},
                      {{0, 10, 4, 4}, 0, true},  {{0, 0, 4, 4}, 70, true},   {{0, 0, 0, 0}, 0, false}};
    for (auto const& row : rows) CHECK(earns_certificate(row.score, row.pass) == row.earned);
}

TEST_CASE("what was given is done by who got it, and taken back by who gave it")
{
    PersonId const trainer{{1}}, learner{{2}};
    auto given =
        fact("course_assigned",
             {{"learner", PersonId{{2}}.text().c_str()}, {"course", "equipe"}, {"lesson", "1"}, {"due", "2026-03-10"}});
    given.entry = EntryId{{7}};
    auto const told = [&](PersonId who) { return fact("training_told", {{"done", EntryId{{7}}.text().c_str()}}, who); };
    auto const back = [&](PersonId who) {
        return fact("assignment_taken_back", {{"assignment", EntryId{{7}}.text().c_str()}}, who);
    };
    CHECK(fold_assignments({given}).front().is_open());
    CHECK_FALSE(fold_assignments({given, told(learner)}).front().is_open());
    CHECK(fold_assignments({given, told(trainer)}).front().is_open());
    CHECK_FALSE(fold_assignments({given, back(trainer)}).front().is_open());
    CHECK(fold_assignments({given, back(learner)}).front().is_open());
    given.author = learner;
    CHECK(fold_assignments({given}).empty());   // nobody gives to herself
    given.author = trainer;
    auto const assignment = fold_assignments({given}).front();
    CHECK(assignment.is_late(*parse_date("2026-03-11")));
    CHECK_FALSE(assignment.is_late(*parse_date("2026-03-10")));
    auto const library = fold_courses({lesson("1.1", old_text), lesson("1.2", new_text), lesson("2.1", new_text)});
    auto const& text = library.find("equipe")->draft;
    CourseAttempt attempt;
    attempt.done = {"1.1"};
    CHECK_FALSE(is_met(assignment, attempt, text, Leaving::lesson));
    attempt.done = {"1.1", "1.2"};
    CHECK(is_met(assignment, attempt, text, Leaving::lesson));
    auto whole = assignment;
    whole.lesson.clear();
    CHECK_FALSE(is_met(whole, attempt, text, Leaving::lesson));
    CHECK(is_met(whole, attempt, text, Leaving::course));
    whole.lesson = "9";
    CHECK_FALSE(is_met(whole, attempt, text, Leaving::lesson));
}

TEST_CASE("results are shown only as they were told with results")
{
    CHECK_FALSE(shown_results({fact("training_told", {{"done", "x"}, {"course", "equipe"}})}, "equipe", PersonId{{1}}));
    std::vector<Recorded> const records{
        fact("training_told", {{"results", "yes"}, {"course", "equipe"}, {"answer.Q1", "a"}}),
        fact("training_told", {{"results", "yes"}, {"course", "autre"}})};
    CHECK(shown_results(records, "equipe", PersonId{{1}})->answers["answer.Q1"] == "a");
    CHECK_FALSE(shown_results(records, "equipe", PersonId{{2}}));
}

TEST_CASE("blocks that came from elsewhere are written with ids that are free, and read back the same")
{
    LessonBlock check, reflection;
    check.kind = reflection.kind = LessonBlock::Kind::check;
    reflection.kind = LessonBlock::Kind::reflection;
    check.form = "several", check.key = "a,c", check.text = "Lesquels ?",
    check.options = {{"a", "x", "", "oui"}, {"b", "y", "", ""}, {"c", "z", "", "oui"}};
    reflection.text = "Et vous ?";
    auto const source = "title: T\n\n" + write_blocks({check, reflection, check}, {"Q1", "Q3"});
    CHECK(faults_of(source, {"Q1", "Q3"}).empty());
    auto const read = parse_lesson(source);
    REQUIRE(read.blocks.size() == 3);
    CHECK(read.blocks[0].id == "Q2");
    CHECK(read.blocks[1].id == "Q4");
    CHECK(read.blocks[2].id == "Q5");
    CHECK(read.blocks[0].key == "a,c");
    CHECK(read.blocks[0].options[1].feedback.empty());
    CHECK(take_apart(put_together("1.1", {"Titre", "5", "Un\nDeux", "Texte.\n"})).objectives == "Un\nDeux");
    CHECK(take_apart(put_together("1.1", {"Titre", "5", "Un\nDeux", "Texte.\n"})).text == "Texte.\n");
}
