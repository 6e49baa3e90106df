// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/learning/moodle_xml.h"

#include <doctest/doctest.h>

#include <initializer_list>

using namespace abri;
using Kind = LessonBlock::Kind;
using Problem = ImportProblem::Kind;

namespace {

std::string text(std::string const& words) { return R"({"n":"text","t":")" + words + R"("})"; }
std::string html(std::string const& name, std::string const& words)
{
    return R"({"n":")" + name + R"(","a":{"format":"html"},"c":[)" + text(words) + "]}";
}
std::string leaf(std::string const& name, std::string const& words)
{
    return R"({"n":")" + name + R"(","t":")" + words + R"("})";
}

std::string answer(std::string const& fraction, std::string const& words, std::string const& feedback = "",
                   std::string const& more = "")
{
    return R"({"n":"answer","a":{"fraction":")" + fraction + R"(","format":"html"},"c":[)" + text(words) + "," +
           html("feedback", feedback) + (more.empty() ? "" : "," + more) + "]}";
}
std::string pair(std::string const& words, std::string const& match)
{
    return R"({"n":"subquestion","a":{"format":"html"},"c":[)" + text(words) + R"(,{"n":"answer","c":[)" + text(match) +
           "]}]}";
}
std::string number(std::string const& words, std::string const& tolerance)
{
    return answer("100", words, "", leaf("tolerance", tolerance));
}

std::string question(std::string const& type, std::initializer_list<std::string> parts,
                     std::string const& words = "Laquelle ?")
{
    std::string out = R"({"n":"question","a":{"type":")" + type + R"("},"c":[{"n":"name","c":[)" + text("Nom") + "]}," +
                      html("questiontext", words);
    for (auto const& part : parts) out += "," + part;
    return out + "]}";
}

Imported read(std::initializer_list<std::string> questions)
{
    std::string out = R"({"n":"quiz","c":[)";
    for (auto const& one : questions) out += (out.ends_with('[') ? "" : ",") + one;
    auto const tree = json::parse(out + "]}");
    REQUIRE(tree);
    return read_moodle_xml(*tree);
}

// "choice b", the options, the problems by number: what a row of a table says in one line.
std::string told(Imported const& imported)
{
    std::string out;
    for (auto const& block : imported.blocks) {
        out += block.form + " " + block.key;
        for (auto const& option : block.options)
            out += " [" + option.id + " " + option.text + (option.match.empty() ? "" : "=" + option.match) +
                   (option.feedback.empty() ? "" : " / " + option.feedback) + "]";
    }
    for (auto const& problem : imported.problems) out += " !" + std::to_string(static_cast<int>(problem.kind));
    return out;
}

std::string const many = leaf("single", "false");

}  // namespace

TEST_CASE("each kind of question of Moodle becomes the check that asks the same, or is told about")
{
    static_assert(static_cast<int>(Problem::unreadable) == 0 && static_cast<int>(Problem::not_supported) == 1 &&
                  static_cast<int>(Problem::partial_credit) == 2 && static_cast<int>(Problem::picture_dropped) == 3 &&
                  static_cast<int>(Problem::shortened) == 4);
    struct {
        std::string question, expected;
    } const rows[] = {
        {question("multichoice", {leaf("single", "true"), answer("0", "Non"), answer("100", "Oui", "Bien.")}),
         "choice b [a Non] [b Oui / Bien.]"},
        {question("multichoice", {answer("-33.33333", "Non"), answer("100.0000000", "Oui")}),
         "choice b [a Non] [b Oui]"},
        {question("multichoice", {answer("50", "Presque"), answer("100", "Oui")}), "choice b [a Presque] [b Oui] !2"},
        {question("multichoice", {answer("100", "Oui"), answer("100", "Aussi")}), " !1"},
        {question("multichoice", {answer("99.9", "Oui"), answer("0", "Non")}), " !2 !0"},
        {question("multichoice", {answer("0", "Non"), answer("0", "Rien")}), " !0"},
        {question("multichoice", {answer("100", "Seule")}), " !0"},
        {question("multichoice", {}), " !0"},
        {question("multichoice", {answer("100", "Oui"), answer("0", "<p></p>")}), " !0"},
        {question("multichoice", {answer("cent", "Oui"), answer("", "Non")}), " !0"},
        {question("multichoice",
                  {many, answer("33.333333333333336", "A"), answer("-100", "B"), answer("66.66667", "C")}),
         "several a,c [a A] [b B] [c C]"},
        {question("multichoice", {leaf("single", "0"), answer("100", "A"), answer("0", "B")}), "several a [a A] [b B]"},
        {question("multichoice", {many, answer("-50", "A"), answer("0", "B")}), " !0"},
        {question("truefalse", {answer("0", "true", "Non."), answer("100", "false", "Oui.")}),
         "true_false false [true  / Non.] [false  / Oui.]"},
        {question("truefalse", {answer("100", "false"), answer("0", "true")}), "true_false false [true ] [false ]"},
        {question("truefalse", {answer("0", "true"), answer("0", "false")}), " !0"},
        {question("truefalse", {answer("100", "true"), answer("100", "false")}), " !0"},
        {question("truefalse", {answer("100", "vrai"), answer("0", "faux")}), " !0"},
        {question("shortanswer", {answer("100", "Kin*", "Oui."), answer("100", "a < b"), answer("50", "Congo"),
                                  answer("0", "*", "Non.")}),
         "short a,b [a Kin* / Oui.] [b a < b] [c Congo] [d * / Non.] !2"},
        {question("shortanswer", {answer("100", "5\\\\*3")}), "short a [a 5⁎3]"},
        {question("shortanswer", {answer("100", "a*b*c*d*e*f"), answer("100", "x")}), "short a [a x] !1"},
        {question("shortanswer", {answer("50", "Congo")}), " !2 !0"},
        {question("shortanswer", {R"({"n":"answer","a":{"fraction":"100"},"t":"ancienne"})"}), "short a [a ancienne]"},
        {question("matching", {pair("Un", "1"), pair("Deux", "2*")}), "match  [a Un=1] [b Deux=2∗]"},
        {question("matching", {pair("Un", "1"), pair("Deux", "2"), pair("", "3")}), "match  [a Un=1] [b Deux=2] !1"},
        {question("matching", {pair("Un", "1"), pair("Deux", "1")}), " !1"},
        {question("matching", {pair("Un", "1"), pair("", "2")}), " !1 !0"},
        {question("matching", {pair("Un", "1"), pair("Deux", "2"), pair("Trois", "")}), " !0"},
        {question("category", {}, ""), ""},
        {question("cloze", {}, "La capitale est {1:SHORTANSWER:=Kinshasa}."), " !1"},
        {question("calculated", {answer("100", "{a}+{b}")}), " !1"},
        {question("ddwtos", {}), " !1"},
        {question("gapselect", {}), " !1"},
        {question("randomsamatch", {}, ""), " !1"},
        {question("", {}), " !1"},
        {question("multichoice,truefalse", {}), " !1"},
        {question("shortanswer", {answer("100", "x")}, ""), " !0"},
        {question("shortanswer", {answer("100", "x")}, "<img src='@@PLUGINFILE@@/a.png'>"), " !3 !0"},
    };
    for (auto const& row : rows) {
        CAPTURE(row.question);
        CHECK(told(read({row.question})) == row.expected);
    }
}

TEST_CASE("a number has the reach of its tolerance, exactly, in digits that can be typed")
{
    struct {
        std::string words, tolerance, expected;
    } const rows[] = {
        {"18", "0", "number a [a 18]"},
        {"18", "", "number a [a 18]"},
        {"1.5", "0.25", "number a [a 1.25..1.75]"},
        {"-2", "3", "number a [a -5..1]"},
        {"0.1", "0.2", "number a [a -0.1..0.3]"},
        {"1E3", "1", "number a [a 999..1001]"},
        {"3.14159", "0", "number a [a 3.14159]"},
        {"3.1415", "0.0001", "number a [a 3.1414..3.1416]"},
        {"1234567890123", "0", "number a [a 1234567890123]"},
        {"1234567890123456", "0", " !0"},
        {"douze", "0", " !0"},
        {"12", "-1", " !0"},
        {"12", "un peu", " !0"},
        {"", "0", " !0"},
        {"*", "0", " !0"},
    };
    for (auto const& row : rows) {
        CAPTURE(row.words);
        CHECK(told(read({question("numerical", {number(row.words, row.tolerance)})})) == row.expected);
    }
    CHECK(told(read({question("numerical", {number("18", "0"), answer("50", "17", "Presque.", leaf("tolerance", "0")),
                                            answer("0", "*", "")})})) == "number a [a 18] [b 17 / Presque.] !2");
    CHECK(told(read({question("numerical", {number("18", "0"), answer("0", "*", "Relisez.")})})) ==
          "number a [a 18] !1");
    CHECK(told(read({question("numerical", {number("18", "0"), R"({"n":"units","c":[{"n":"unit"}]})"})})) ==
          "number a [a 18] !1");
    auto const imported = read({question("numerical", {number("1.5", "0.25")})});
    CHECK(is_right(imported.blocks.at(0), "1,75"));
    CHECK_FALSE(is_right(imported.blocks.at(0), "1.751"));
}

TEST_CASE("what Moodle says to every answer is said at the answers it is about")
{
    auto const general = html("generalfeedback", "Relisez."), right = html("correctfeedback", "Bravo."),
               wrong = html("incorrectfeedback", "Dommage.");
    struct {
        std::string question, expected;
    } const rows[] = {
        {question("multichoice", {general, right, wrong, answer("100", "A", "Oui."), answer("0", "B")}),
         "choice a [a A / Oui. Relisez. Bravo.] [b B / Dommage.]"},
        {question("multichoice", {many, general, answer("50", "A"), answer("50", "B", "Relisez.")}),
         "several a,b [a A / Relisez.] [b B / Relisez.]"},
        {question("truefalse", {general, answer("100", "true"), answer("0", "false", "Non.")}),
         "true_false true [true  / Relisez.] [false  / Non.]"},
        {question("matching", {general, right, wrong, pair("Un", "1"), pair("Deux", "2")}),
         "match  [a Un=1 / Relisez. Bravo.] [b Deux=2]"},
    };
    for (auto const& row : rows) CHECK(told(read({row.question})) == row.expected);
    auto const prose = read({question("essay", {general}, "Et vous ?"),
                             question("description", {general}, "<p>Une <strong>loi</strong>.</p>")});
    REQUIRE(prose.blocks.size() == 2);
    CHECK((prose.blocks[0].kind == Kind::reflection && prose.blocks[0].text == "Et vous ? Relisez."));
    CHECK((prose.blocks[1].kind == Kind::paragraph && prose.blocks[1].text == "Une **loi**. Relisez."));
    CHECK(prose.problems.empty());
}

TEST_CASE("words come as one line that a lesson cannot take for anything else")
{
    struct {
        char const *format, *words, *expected;
    } const rows[] = {
        {"html", "<p>Un</p><p>deux &amp; trois</p>", "Un deux & trois"},
        {"moodle_auto_format", "a<br>b", "a b"},
        {"", "<em>Un</em>", "*Un*"},
        {"plain_text", "a * b\\n  <c>", "a ∗ b <c>"},
        {"markdown", "un **mot**", "un **mot**"},
        {"plain_text", "a | b", "a / b"},
        {"plain_text", "## ::: titre", "titre"},
        {"plain_text", ":::", ":"},
        {"plain_text", "- a", "– a"},
        {"plain_text", "a\\u0001b", "a b"},
    };
    for (auto const& row : rows) {
        CAPTURE(row.words);
        auto const tree = json::parse(
            std::string(
                R"({"n":"quiz","c":[{"n":"question","a":{"type":"description"},"c":[{"n":"questiontext","a":{"format":")") +
            row.format + R"("},"c":[)" + text(row.words) + "]}]}]}");
        REQUIRE(tree);
        auto const imported = read_moodle_xml(*tree);
        REQUIRE(imported.blocks.size() == 1);
        CHECK(imported.blocks[0].text == row.expected);
    }
}

TEST_CASE("what is too long is cut, what holds files loses them, and both are told once a question")
{
    std::string const long_text(2001, 'x'), long_option(1001, 'y');
    CHECK(read({question("essay", {}, std::string(2000, 'x'))}).problems.empty());
    auto const essay = read({question("essay", {html("generalfeedback", "encore")}, long_text)});
    CHECK(essay.blocks.at(0).text == std::string(2000, 'x'));
    CHECK(told(essay) == "  !4");
    CHECK(essay.problems.at(0).about == std::string(80, 'x'));
    auto const choice = read({question("multichoice", {answer("100", long_option, long_option), answer("0", "B")})});
    CHECK((choice.blocks.at(0).options[0].text.size() == 1000 && choice.blocks[0].options[0].feedback.size() == 1000 &&
           choice.problems.size() == 1));

    auto const file = R"({"n":"questiontext","a":{"format":"html"},"c":[)" + text("Ici") +
                      R"(,{"n":"file","a":{"name":"a.png"},"t":"iVBO"}]})";
    auto const with_file =
        json::parse(R"({"n":"quiz","c":[{"n":"question","a":{"type":"essay"},"c":[)" + file + "]}]}");
    CHECK(told(read_moodle_xml(*with_file)) == "  !3");
    CHECK(told(read({question("essay", {leaf("image", "a.gif")})})) == "  !3");
    CHECK(told(read({question("essay", {leaf("image", "")})})) == " ");
    CHECK(told(read({question("multichoice", {answer("100", "A <img src='x'>"), answer("0", "B <img src='y'>")})})) ==
          "choice a [a A] [b B] !3");

    std::string answers;
    for (int i = 0; i < 27; ++i) answers += (i ? "," : "") + answer(i == 26 ? "100" : "0", "n" + std::to_string(i));
    CHECK(told(read({question("multichoice", {answers})})) == " !4 !0");   // the right one was the last
    CHECK(read({question("multichoice", {many, answer("100", "A"), answers})}).blocks.at(0).options.back().id == "z");
}

TEST_CASE("the five hundred and first question is told about, categories do not count")
{
    std::string quiz = R"({"n":"quiz","c":[)" + question("category", {});
    for (int i = 0; i < 500; ++i) quiz += "," + question("essay", {});
    auto const full = json::parse(quiz + "]}"), over = json::parse(quiz + "," + question("essay", {}) + "]}");
    CHECK(read_moodle_xml(*full).problems.empty());
    CHECK(read_moodle_xml(*over).blocks.size() == 500);
    CHECK(read_moodle_xml(*over).problems.at(0).kind == Problem::shortened);
}

TEST_CASE("a tree that is no quiz of Moodle ends nothing")
{
    struct {
        char const* tree;
        std::size_t problems;
    } const rows[] = {
        {"null", 1},
        {"[]", 1},
        {"\"quiz\"", 1},
        {"{}", 1},
        {R"({"n":"rss"})", 1},
        {R"({"n":1})", 1},
        {R"({"n":"quiz"})", 0},
        {R"({"n":"quiz","c":{}})", 0},
        {R"({"n":"quiz","c":[1,{}]})", 2},
        {R"({"n":"quiz","c":[{"n":"question"}]})", 1},
        {R"({"n":"quiz","c":[{"n":"question","a":[],"c":[{"n":"text"}]}]})", 1},
        {R"({"n":"quiz","c":[{"n":"question","a":{"type":"essay"}}]})", 1},
        // HTML that was not wrapped has become elements: half of it would be lost
        {R"({"n":"quiz","c":[{"n":"question","a":{"type":"essay"},"c":[{"n":"questiontext","c":[{"n":"text","t":"Et","c":[{"n":"b","t":"vous"}]}]}]}]})",
         1},
    };
    for (auto const& row : rows) {
        CAPTURE(row.tree);
        auto const tree = json::parse(row.tree);
        REQUIRE(tree);
        auto const imported = read_moodle_xml(*tree);
        CHECK(imported.blocks.empty());
        CHECK(imported.problems.size() == row.problems);
    }
    CHECK(read({question("cloze", {}, "")}).problems.at(0).about == "Nom");
    CHECK(read({question("cloze", {}, "La <b>loi</b>")}).problems.at(0).about == "La **loi**");
}
