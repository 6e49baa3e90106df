// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/meetings/known_words.h"
#include "core/meetings/record_gate.h"
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

namespace {

IdentifyingWords const& detector()
{
    static IdentifyingWords const one(
        {{"Kelavra Zorbala", "Grâce", "مريم"}, {"Bloc C, tente 14", "Village de Tchérémba"}, {"+224 622 41 83 07"}});
    return one;
}

std::string kinds(std::string_view note)
{
    std::string out;
    for (auto const& found : detector().find(note)) out += (out.empty() ? "" : " ") + std::string(name_of(found.kind));
    return out;
}

}  // namespace

TEST_CASE("minutes stay anonymous: a name of the vault is refused, with the word at fault [R-197]")
{
    Answers answers;
    answers.set("case_review", "On a parlé de KELAVRA longuement.");
    auto const refused = refuse_names(look_through(answers, detector(), false));
    REQUIRE(refused.size() == 1);
    CHECK(refused[0].field == "case_review");
    CHECK(refused[0].detail == "KELAVRA");
    answers.set("case_review", "Un enfant à risque élevé, vu à Tchérémba.");
    CHECK(refuse_names(look_through(answers, detector(), false)).empty());
}

TEST_CASE("what tells who a child is, and what does not")
{
    struct {
        char const* note;
        char const* found;
    } const rows[] = {
        {"", ""},
        {"12 cas ouverts dont 3 à risque élevé", ""},
        {"Grâce à l'équipe", ""},
        {"Le dossier de Grâce", "exact_name"},
        {"zorbala, sa mère", "exact_name"},
        {"حقيبة لمريم", "exact_name"},
        {"la tente 14 du bloc C", "place"},
        {"tcheremba demain", "place"},
        {"appeler le 622418307", "phone"},
        {"Budget : 6 214 830", ""},
        {"la seule fille du camp avec une prothèse", "phrase"},
        {"Mme Untelle passera", "name"},
        {"\xC3 octets cassés", ""},
        {"ـ", ""},
        {"َ", ""},
        {"\xCC\x81", ""},
        {"ł ą đ", ""},
        {"CP-CP-CP-CP-", ""},
    };
    for (auto const& row : rows) {
        CAPTURE(row.note);
        CHECK(kinds(row.note) == row.found);
    }
}

TEST_CASE("a name that begins with something that is no letter is known all the same")
{
    IdentifyingWords const odd({{"ـ-Amina Diallo", "'-Zed"}, {"ـ, tente 4"}, {}});
    CHECK(odd.find("Amina dort mieux").size() == 1);
}

TEST_CASE("one tap puts a plain word in its place, wherever it stands")
{
    std::string const note = "Kelavra dort mal. Revoir Kelavra lundi.";
    CHECK(with_replaced(note, detector().find(note), IdentifyingWord::Kind::exact_name, "l'enfant") ==
          "l'enfant dort mal. Revoir l'enfant lundi.");
}

TEST_CASE("a code is asked about unless codes are switched on")
{
    auto const made = Story().identified().screened().consented().registered();
    Answers answers;
    answers.set("case_review", "Le dossier " + std::string(made.file().code()) + " n'avance pas.");
    CHECK(look_through(answers, detector(), false).size() == 1);
    CHECK(look_through(answers, detector(), true).empty());
}

TEST_CASE("the words of a file: names, address and numbers, no descriptions")
{
    auto const made = Story().identified().screened().consented().registered();
    KnownWords known;
    add_known_words(known, made.file());
    CHECK_FALSE(known.names.empty());
    CHECK_FALSE(known.places.empty());
    for (auto const& name : known.names) CHECK(name.find("Mère") == name.npos);
}
