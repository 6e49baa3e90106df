// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/learning/imported.h"
#include "core/learning/number_range.h"
#include "core/learning/plain_words.h"

#include <doctest/doctest.h>

using namespace abri;
using Kind = LessonBlock::Kind;
using Problem = ImportProblem::Kind;

static std::string repeated(std::string_view text, int times)
{
    std::string out;
    while (times-- > 0) out += text;
    return out;
}

TEST_CASE("a GIFT question becomes a check, a reflection or a paragraph")
{
    struct {
        char const* gift;
        Kind kind;
        char const *form, *key, *text, *options;   // id:text of each
    } const rows[] = {
        {"Qui ?{~a =b ~c}", Kind::check, "choice", "b", "Qui ?", "a:a b:b c:c"},
        {"Le {~a =b} mot.", Kind::check, "choice", "b", "Le _____ mot.", "a:a b:b"},
        {"Qui ?{~%50%a ~%50%b ~%-10%c}", Kind::check, "several", "a,b", "Qui ?", "a:a b:b c:c"},
        {"Vrai ?{T}", Kind::check, "true_false", "true", "Vrai ?", "true: false:"},
        {"Vrai ? { FALSE }", Kind::check, "true_false", "false", "Vrai ?", "true: false:"},
        {"Mot ?{true}", Kind::check, "short", "a", "Mot ?", "a:true"},
        {"Mot ?{=un* =%50%deux =%0%trois}", Kind::check, "short", "a", "Mot ?", "a:un* b:deux c:trois"},
        {"Paires{=a->b =c -> d->e}", Kind::check, "match", "", "Paires", "a:a=b b:c=d->e"},
        {"Nombre{#1822:5}", Kind::check, "number", "a", "Nombre", "a:1817..1827"},
        {"Nombre{#=1822:0 =%50%1822:2}", Kind::check, "number", "a", "Nombre", "a:1822 b:1820..1824"},
        {"Essai {}", Kind::reflection, "", "", "Essai", ""},
        {"Essai { // rien\n}", Kind::check, "short", "a", "Essai", "a:// rien"},   // a comment has a line of its own
        {"Essai {\n// rien\n}", Kind::reflection, "", "", "Essai", ""},
        {"::titre::[html]<p>Un texte</p>", Kind::paragraph, "", "", "Un texte", ""},
        {"::titre::", Kind::paragraph, "", "", "titre", ""},
        {"::sans fin", Kind::paragraph, "", "", "::sans fin", ""},
        {"1+1=2 \\\\ \\{T\\}\\n~\\x", Kind::paragraph, "", "", "1+1=2 \\ {T} ~\\x", ""},
    };
    for (auto const& row : rows) {
        CAPTURE(row.gift);
        auto const imported = read_gift(row.gift);
        REQUIRE(imported.blocks.size() == 1);
        auto const& block = imported.blocks[0];
        CHECK(block.kind == row.kind);
        CHECK(block.form == row.form);
        CHECK(block.key == row.key);
        CHECK(block.text == row.text);
        CHECK((block.id + block.see).empty());
        std::string options;
        for (auto const& option : block.options)
            options += (options.empty() ? "" : " ") + option.id + ":" + option.text +
                       (option.match.empty() ? "" : "=" + option.match);
        CHECK(options == row.options);
    }
}

TEST_CASE("what a GIFT file has that a lesson has not is told with its line")
{
    auto const long_word = repeated("é", 2001), answers = "=a" + repeated("~b", 30);
    struct {
        std::string gift;
        Problem kind;
        std::size_t line, blocks;
        std::string about;
    } const rows[] = {
        {"A {T", Problem::unreadable, 1, 0, "A"},
        {"A {T\n\nB {T}", Problem::unreadable, 1, 1, "A"},
        {"B {T}\n\n// c\nA }", Problem::unreadable, 4, 1, "A }"},
        {"A {T}\nB {T}", Problem::unreadable, 1, 0, "A"},
        {"A {=a {b} ~c}", Problem::unreadable, 1, 0, "A"},
        {"A {~a ~b}", Problem::unreadable, 1, 0, "A"},
        {"A {=a ~}", Problem::unreadable, 1, 0, "A"},
        {"A {=}", Problem::unreadable, 1, 0, "A"},
        {"A {#}", Problem::unreadable, 1, 0, "A"},
        {"A {#b}", Problem::unreadable, 1, 0, "A"},
        {"A {#=1 =}", Problem::unreadable, 1, 0, "A"},
        {"A {=a -> b}", Problem::unreadable, 1, 0, "A"},
        {"A {=a -> b =c}", Problem::unreadable, 1, 0, "A"},
        {"{T}", Problem::unreadable, 1, 0, ""},
        {"[html]<p></p>{T}", Problem::unreadable, 1, 0, ""},
        {"A \xff {T}", Problem::unreadable, 0, 0, ""},
        {std::string("A\0 {T}", 6), Problem::unreadable, 0, 0, ""},
        {"A {=a ~%50%b}", Problem::partial_credit, 1, 1, "A"},
        {"A {=a ~%50%b ~%25%c}", Problem::partial_credit, 1, 1, "A"},   // once
        {"A {=a =%99.9%b}", Problem::partial_credit, 1, 1, "A"},
        {"A {=a -> b =c -> d = -> e}", Problem::not_supported, 1, 1, "A"},
        {"A {=a =b ~c}", Problem::not_supported, 1, 1, "A"},
        {"[html]A <img src\\=\"b\"> {T}", Problem::picture_dropped, 1, 1, "A"},
        {"A {" + answers + "}", Problem::shortened, 1, 1, "A"},
        {long_word, Problem::shortened, 1, 1, repeated("é", 80)},
        {"A {=a#" + long_word + " ~b}", Problem::shortened, 1, 1, "A"},
        {repeated("A {T}\n\n", 501), Problem::shortened, 1001, 500, ""},
    };
    for (auto const& row : rows) {
        CAPTURE(row.gift.substr(0, 80));
        auto const imported = read_gift(row.gift);
        CHECK(imported.blocks.size() == row.blocks);
        REQUIRE(imported.problems.size() == 1);
        CHECK(imported.problems[0].kind == row.kind);
        CHECK(imported.problems[0].line == row.line);
        CHECK(imported.problems[0].about == row.about);
    }
}

TEST_CASE("a question keeps its limits after it was shortened")
{
    auto const long_word = repeated("é", 3000);
    auto const imported = read_gift(long_word + "{=" + long_word + "#" + long_word + " ~b" + repeated(" ~c", 40) +
                                    "####" + long_word + "}");
    REQUIRE(imported.blocks.size() == 1);
    auto const& block = imported.blocks[0];
    CHECK(block.text == repeated("é", 2000));
    REQUIRE(block.options.size() == 26);
    CHECK(block.options[0].text == repeated("é", 1000));
    CHECK(block.options[0].feedback == repeated("é", 1000));
    CHECK(block.options[25].id == "z");
    // The right answer is behind the last one that is taken.
    CHECK(read_gift("A {" + repeated("~b ", 26) + "=c}").blocks.empty());
}

TEST_CASE("a file of more than a megabyte is read up to there, without the question that is cut")
{
    auto const first = "A {T}\n\nB {=" + repeated("b", 999'980);
    auto const imported = read_gift(first + repeated("c", 100) + " ~d}\n\nE {T}\n");
    CHECK(imported.blocks.size() == 1);
    REQUIRE(imported.problems.size() == 1);
    CHECK(imported.problems[0].kind == Problem::shortened);
    // Only comments are cut: all questions are there, and still it is told.
    auto const comments = read_gift("A {T}\n\n" + repeated("// rien\n", 130'000));
    CHECK(comments.blocks.size() == 1);
    CHECK(comments.problems.size() == 1);
}

TEST_CASE("a large file of nothing in particular is read in a moment")
{
    for (std::string_view const piece :
         {"{", "}",  "{\n\n", "{\n\n=", "a\n\n",           "\n", "=",  "~",   "::", "<a", "<a \"", "<b>",
          "&", "![", "![](",  "\\",     "{=a ~b#<b>}\n\n", "- ", "| ", "## ", "{T"}) {
        CAPTURE(piece);
        auto const imported = read_gift("[html]A " + repeated(piece, static_cast<int>(400'000 / piece.size())));
        CHECK(imported.blocks.size() <= 500);
        CHECK(imported.problems.size() <= 1000);
    }
}

TEST_CASE("feedback goes to the answer that it is about")
{
    struct {
        char const *gift, *feedback;   // of each option, in its order
    } const rows[] = {
        {"A{=a#un ~b #deux ~c}", "un;deux;;"},
        {"A{TRUE#faux#juste}", "juste;faux;"},
        {"A{FALSE#faux#juste}", "faux;juste;"},
        {"A{F#faux}", "faux;;"},
        {"A{T####tous}", "tous;;"},
        {"A{~a =b#un####[html]<p>tous</p>}", ";un tous;"},
        {"A{=a -> b =c -> d####tous}", "tous;;"},
        {"A{#1#un####tous}", "un tous;"},
        {"A{=a\\#b#c#d}", "c#d;"},
    };
    for (auto const& row : rows) {
        CAPTURE(row.gift);
        auto const imported = read_gift(row.gift);
        REQUIRE(imported.blocks.size() == 1);
        std::string feedback;
        for (auto const& option : imported.blocks[0].options) feedback += option.feedback + ";";
        CHECK(feedback == row.feedback);
    }
    CHECK(read_gift("A {####tous}").blocks.at(0).text == "A tous");
}

TEST_CASE("HTML becomes plain words, whole or broken")
{
    struct {
        char const *html, *text;
        bool picture;
    } const rows[] = {
        {"<p>Un <b>mot</b></p><p>et <EM class='x > y'> un </EM>autre</p>", "Un **mot** et *un* autre", false},
        {"a<br/>b<hr>c<span>d</span>", "a b cd", false},
        {"&amp;&lt;&gt;&quot;&nbsp;&#233;&#xE9;&eacute;&rsquo;", "&<>\" ééé’", false},
        {"<strong><em>a</em> b</strong><i>c</i>", "**a b** *c*", false},
        {"a<img src=\"b>c\">d", "ad", true},
        {"<video><source src=x>film</video><iframe></iframe>", "film", true},
        {"a<!-- <b> -->b<script>c<b></script>d", "abd", false},
        {"5 * 3 < 20 &#42; <> a<1", "5 ∗ 3 < 20 ∗ <> a<1", false},
        {"<b>jamais fermé", "jamais fermé", false},
        {"</b>jamais ouvert<b> </b>", "jamais ouvert", false},
        {"a <b", "a <b", false},
        {"a <b \"c>d", "a d", false},
        {"a <i<b>c</b>", "a <i**c**", false},
        {"a<!-- b", "a<!-- b", false},
        {"&unknown; &#0; &#xD800; &#x110000; &#; &;", "&unknown; &#0; &#xD800; &#x110000; &#; &;", false},
        {"&#99999999999; &", "&#99999999999; &", false},
        {"", "", false},
    };
    for (auto const& row : rows) {
        CAPTURE(row.html);
        auto const words = plain_words(row.html);
        CHECK(harmless(words.text) == row.text);
        CHECK(words.had_picture == row.picture);
    }
}

TEST_CASE("no text is taken for a mark of a lesson file")
{
    struct {
        char const *text, *harmless;
    } const rows[] = {
        {" a \t\n b ", "a b"},
        {"a|b", "a/b"},
        {":::check", "check"},
        {"::::", ":"},
        {"a-b", "a-b"},
        {"-5", "-5"},
        {"#1", "#1"},
        {"2024. Rien", "2024. Rien"},
        {"0. Rien", "0. Rien"},
        {"a | b | | c |", "a / b / / c /"},
        {"|", "/"},
        {"- a", "– a"},
        {"## - a", "– a"},
        {"::: ## ::: a", "a"},
        {":::", ":"},
        {"::: :::", ":"},
        {"---", "–"},
        {"1. a", "1) a"},
        {"12. a. b", "12) a. b"},
        {"## ", "##"},
    };
    for (auto const& row : rows) CHECK(harmless(row.text) == row.harmless);
    for (auto const& row : rows) {
        auto const lesson = parse_lesson("id: x\n\n" + harmless(row.text) + "\n\n::: check G1 choice key=a\n" +
                                         harmless(row.text) + "\n- a | " + harmless(row.text) + " | oui\n:::\n");
        CAPTURE(row.text);
        REQUIRE(lesson.blocks.size() == 2);
        CHECK(lesson.blocks[0].kind == Kind::paragraph);
        CHECK(lesson.blocks[1].text == row.harmless);
        REQUIRE(lesson.blocks[1].options.size() == 1);
        CHECK(lesson.blocks[1].options[0].text == row.harmless);
    }
}

TEST_CASE("a tolerance makes a range, exactly")
{
    struct {
        char const *middle, *tolerance, *range;   // none where it cannot be read
    } const rows[] = {
        {"1822", "5", "1817..1827"},
        {"1822", "0", "1822"},
        {"3.1415", "0.0005", "3.141..3.142"},
        {"-3.142", "0.001", "-3.143..-3.141"},
        {"0.1", "0.2", "-0.1..0.3"},
        {"1.50", "0", "1.5"},
        {" +5. ", ".5", "4.5..5.5"},
        {"1e3", "1E-1", "999.9..1000.1"},
        {"-0", "0", "0"},
        {"999999999999999", "1", "999999999999998..1000000000000000"},
        {"", "0", ""},
        {".", "0", ""},
        {"-", "0", ""},
        {"3,5", "0", ""},
        {"1.2.3", "0", ""},
        {"12a", "0", ""},
        {"5", "-1", ""},
        {"5", "", ""},
        {"1e", "0", ""},
        {"1e99", "0", ""},
        {"1e-16", "0", ""},
        {"1234567890123456", "0", ""},
        {"999999999999999", "0.000000000000001", ""},
    };
    for (auto const& row : rows) {
        CAPTURE(row.middle);
        CHECK(range_around(row.middle, row.tolerance).value_or("") == row.range);
    }
    CHECK(range_between("1", "5").value_or("") == "1..5");
    CHECK(range_between("-3.142", "-3.1410").value_or("") == "-3.142..-3.141");
    CHECK(range_between("2", "2.0").value_or("") == "2");
    CHECK_FALSE(range_between("5", "1"));
    CHECK_FALSE(range_between("", "1"));
    CHECK_FALSE(range_between("1", "x"));
}
