// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// Whole GIFT files, and what must become of each. A check is told as
//   form key | text | option # feedback | …
// with the first 60 characters of each text ("left -> right" of a match); what could not be taken follows after "!".
#include "core/learning/imported.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace abri;
namespace fs = std::filesystem;

namespace {

struct Expected {
    std::string_view file, lines;
};

Expected const expectations[] = {
    {"every_kind.gift", R"~(
choice c | À qui un enfant peut-il parler de ce qui lui arrive ? | À personne | Seulement à la police | À un adulte de confiance
choice b | L'intérêt _____ de l'enfant passe d'abord. | général | supérieur | privé
choice b | La visite suivante a lieu le _____ mardi du mois. | premier | deuxième | troisième
true_false false | Un dossier se partage sans accord. | true | false
true_false true | La confidentialité a des limites. | true | false
true_false true | Le plan appartient aussi à l'enfant. | true | false
true_false false | On promet toujours le secret. | true # On ne promet pas ce que l'on ne peut tenir. | false # Oui, c'est faux.
short a,b | Comment nomme-t-on la famille qui accueille ? | famille d'accueil | accueil familial
short a,b | Trois et quatre font _____. | sept | 7
short a | Écrivez en toutes lettres le nombre 1. | Un
match | Reliez chaque étape à son document. | repérage -> fiche d'identification | évaluation -> formulaire d'évaluation | clôture -> résumé de clôture
number a | En quelle année la Convention a-t-elle été adoptée ? | 1989
number a | Combien de jours pour une visite urgente ? | 1..5
number a | Quelle part du budget, à un millième près ? _____. | 0.25..0.251
number a | Donnez un nombre de 1 à 5. | 1..5
number a | Quand le centre a-t-il ouvert ? | 1994 # Exactement. | 1992..1996 # Presque. | * # Relisez l'histoire du centre.
reflection | Racontez une visite difficile.
paragraph | Prenez une feuille et un crayon pour la suite.
choice b | Que faire **d'abord** ? | Interroger # Non, pas encore. | Écouter # *Oui*. Voir le chapitre 2.
choice c | Quand revoir un enfant en danger ? | dans un mois | dans la semaine | le jour même
several b,c | Qui signe le plan ? | Le voisin | L'enfant | Son parent | Le directeur
short a | La formation est née à _____. | Bamako | Bamaco # Presque. | Mali # C'est le pays.
choice b | Laquelle de ces lignes fait 9 ? | = 4 + 4 | = 4 + 5 | {5} ~ #1 : \
! partial_credit 49 Quand le centre a-t-il ouvert ?
! partial_credit 68 Quand revoir un enfant en danger ?
! partial_credit 76 La formation est née à
)~"},
    {"constructs/broken_answers.gift", R"~(
true_false true | Celle-ci est bonne. | true | false
! unreadable 1 Rien de juste.
! unreadable 3 Rien que des fautes.
! unreadable 5 Une seule.
! unreadable 7 Une seule réponse.
! unreadable 9 Une paire.
! unreadable 11 Une demi-paire.
! unreadable 13 Une paire sans droite.
! partial_credit 15 Que des demi-points.
! unreadable 15 Que des demi-points.
! unreadable 17 Un signe seul.
! unreadable 19 Dièse seul.
! unreadable 21 Des lettres.
! unreadable 23 Une virgule.
! unreadable 25 Marge négative.
! unreadable 27 À rebours.
! unreadable 29 Trop long.
! unreadable 31 Tout est juste.
)~"},
    {"constructs/broken_braces.gift", R"~(
true_false true | Celle-ci est bonne | true | false
! unreadable 1 Jamais fermée
! unreadable 3 Jamais ouverte =a ~b}
! unreadable 5 À l'envers }
! unreadable 7 Deux questions
! unreadable 10 Dedans
! unreadable 12
! unreadable 16 Jamais fermée non plus
)~"},
    {"constructs/broken_latin1.gift", R"~(
! unreadable 0
)~"},
    {"constructs/broken_zero_byte.gift", R"~(
! unreadable 0
)~"},
    {"constructs/empty.gift", R"~(
)~"},
    {"constructs/formats.gift", R"~(
paragraph | Une **forte** et une *douce*. - un - deux
paragraph | Deux ∗ trois <b>sans</b> &amp; rien.
paragraph | Deux ∗ trois **avec** & suite.
paragraph | Titre un deux Fin !
paragraph | [autre]Les crochets restent.
choice a | Le format de la question | *celui* de ses réponses # <sauf> ici | *ou là*
choice a | Regardez la carte. | … | …
reflection | Où est-ce ?
! picture_dropped 15 Regardez la carte.
! picture_dropped 17 Où est-ce ?
)~"},
    {"constructs/general_feedback.gift", R"~(
several a,b | Plusieurs ? | a # un pour tous | b # pour tous | c # trois
true_false true | Vrai ? | true # oui pour tous | false # non
short a,c | Court ? | a # un pour tous | b | c # pour tous
number a,b | Nombre ? | 1 # pour tous | 2 # pour tous
match | Paires ? | a -> 1 # un pour tous | b -> 2
reflection | Ouvert ? pour tous
! partial_credit 5 Court ?
)~"},
    {"constructs/harmless.gift", R"~(
paragraph | – ceci n'est pas une puce
paragraph | ni un titre
paragraph | check G1 choice key=a
paragraph | :
paragraph | –
paragraph | 1) Ni un premier point
choice a | Une barre / seule, et a/b. | oui / non | /
)~"},
    {"constructs/leftovers.gift", R"~(
true_false true | Seul le nom | true | false
match | Une paire de trop. | a -> 1 | b -> 2
choice a | Une réponse vide. | a | c
choice a | Quinze étoiles ∗ et ∗. | un ∗ deux | trois ∗ quatre
short a | Une étoile tapée. | un* # ∗ bien ∗
! not_supported 3 Une paire de trop.
! unreadable 5 Une réponse vide.
)~"},
    {"constructs/lines.gift", R"~(
true_false true | Vrai ? | true | false
choice b | Puis faux ? | oui | non
true_false false | Encore ? | true | false
)~"},
    {"constructs/lines_of_old_macs.gift", R"~(
true_false true | Un ? | true | false
true_false false | Deux ? | true | false
)~"},
    {"constructs/numbers.gift", R"~(
number a | Un ? | -3.143..-3.141
number a | Deux ? | -5..5
number a | Trois ? | 0.1
number a | Quatre ? | 1499.9..1500.1
number b | Cinq ? | 5 # Non | 9 # Oui | * # Rien de cela
number a | Six ? | 99999999999999.5..100000000000000.5
number a | Sept ? | 0.25..0.75
)~"},
    {"constructs/weights.gift", R"~(
several a | Sans signe égal, une seule bonne. | a | b
several a,b | Deux signes égal. | a | b | c
several a,b | Égal et poids. | a | b | c
several a,b,c | Tiers. | a | b | c | d
choice a | Pas un poids. | 50% des cas | %cent% | 100 %
! not_supported 3 Deux signes égal.
)~"},
};

fs::path const folder = fs::path(ABRI_SOURCE_DIR) / "tests/exchange/gift";

std::vector<std::string> files()
{
    std::vector<std::string> names;
    for (auto const& entry : fs::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".gift") names.push_back(fs::relative(entry.path(), folder).generic_string());
    std::sort(names.begin(), names.end());
    return names;
}

std::string read(std::string const& file)
{
    std::ifstream in(folder / file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string beginning(std::string const& text)
{
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && count++ == 60) break;
    return text.substr(0, at);
}

std::string told(LessonBlock const& block)
{
    auto const name = block.kind == LessonBlock::Kind::check        ? block.form
                      : block.kind == LessonBlock::Kind::reflection ? "reflection"
                                                                    : "paragraph";
    auto line = name + (block.key.empty() ? "" : " " + block.key) + " | " + beginning(block.text);
    for (auto const& option : block.options) {
        auto const text = option.match.empty() ? option.text : option.text + " -> " + option.match;
        line += " | " + beginning(text.empty() ? option.id : text) +
                (option.feedback.empty() ? "" : " # " + beginning(option.feedback));
    }
    return line;
}

std::string told(ImportProblem const& problem)
{
    static char const* const kinds[] = {"unreadable", "not_supported", "partial_credit", "picture_dropped",
                                        "shortened"};
    return std::string("! ") + kinds[static_cast<std::size_t>(problem.kind)] + " " + std::to_string(problem.line) +
           (problem.about.empty() ? "" : " " + beginning(problem.about));
}

std::string told(Imported const& imported)
{
    std::string lines = "\n";
    for (auto const& block : imported.blocks) lines += told(block) + "\n";
    for (auto const& problem : imported.problems) lines += told(problem) + "\n";
    return lines;
}

}  // namespace

TEST_CASE("each GIFT file becomes what is written here for it, and none is without")
{
    auto const names = files();
    CHECK(names.size() == std::size(expectations));
    for (auto const& name : names) {
        CAPTURE(name);
        auto const expected = std::find_if(std::begin(expectations), std::end(expectations),
                                           [&](Expected const& e) { return e.file == name; });
        REQUIRE(expected != std::end(expectations));
        CHECK(told(read_gift(read(name))) == expected->lines);
    }
}

TEST_CASE("a GIFT file that is cut off or damaged anywhere is still only read")
{
    for (auto const& name : files()) {
        auto const whole = read(name);
        for (std::size_t at = 0; at < whole.size(); ++at) {
            (void)read_gift(std::string_view(whole).substr(0, at));
            (void)read_gift(std::string_view(whole).substr(at));
            for (char const c : {'{', '}', '=', '~', '#', ':', '\\', '%', '\n', '<', '&', '[', '\xff', '\0'}) {
                auto damaged = whole;
                damaged[at] = c;
                auto const imported = read_gift(damaged);
                for (auto const& block : imported.blocks)
                    if (block.kind == LessonBlock::Kind::check && block.form != "match" && block.key.empty())
                        FAIL_CHECK(name, " at ", at);
            }
        }
    }
}
