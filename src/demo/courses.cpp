// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// What the demo's team learns: a small course that its supervisor wrote, given, half done, handed in and shown.
#include "demo/office.h"

namespace abri::programs {

namespace {

constexpr char const* before_leaving = R"(## Avant de partir

On dit à quelqu'un où l'on va, avec qui, et à quelle heure on pense revenir. On ne part pas seul sans une raison que l'équipe connaît.

- le lieu, sans l'adresse de l'enfant
- l'heure du retour
- le téléphone à appeler

::: check Q1 several key=a,c see=avant-de-partir
Que dit-on avant une visite ?
- a | L'heure du retour | C'est elle qui donne l'alerte.
- b | Le nom de l'enfant, sur le tableau de l'équipe | Un nom n'a pas sa place sur un tableau.
- c | Le téléphone à appeler | Quelqu'un doit pouvoir vous joindre.
:::

::: check Q2 true_false key=false see=avant-de-partir
On peut partir seul sans le dire quand le lieu est connu.
- true | Vrai | Un lieu connu peut changer en une heure.
- false | Faux | On le dit toujours, et l'on dit pourquoi.
:::
)";

constexpr char const* coming_back = R"(## Au retour

On note son retour dans Abri. Une heure après l'heure prévue, la personne de garde appelle.

::: check Q3 number key=a see=au-retour
Combien d'heures après l'heure prévue appelle-t-on ?
- a | 1 | Oui, une heure.
- b | * | Relisez : une heure suffit à s'inquiéter.
:::

::: reflection R1
Qu'est-ce qui vous aiderait à partir l'esprit tranquille ?
:::
)";

}  // namespace

void DemoOffice::write_course(Instant today)
{
    has_course_ = true;
    auto const ago = [&](int days, int hours) { return today - Days{days} + Hours{hours}; };
    auto const lesson = [&](char const* id, char const* title, char const* text) {
        auto const path = std::string("/teach/securite/lessons/") + id;
        auto const nothing = crypto::Blake2Hasher().hash({});
        post("samuel", path,
             {{"language", "fr"},
              {"title", title},
              {"minutes", "8"},
              {"objectives", "Partir et revenir en sécurité"},
              {"text", text},
              {"before", to_hex(std::span(nothing).first(8))},
              {"_step", "keep"}},
             ago(40, 1));
    };
    post("samuel", "/teach/new",
         {{"id", "securite"}, {"title_fr", "La sécurité de l'équipe"}, {"pass", "60"}, {"training", "staff_safety"}},
         ago(40, 0));
    lesson("1.1", "Avant de partir", before_leaving);
    lesson("1.2", "Au retour", coming_back);
    post("samuel", "/teach/securite", {{"_step", "publish"}, {"note", "Première édition"}}, ago(39, 0));
}

void DemoOffice::add_learners(Instant today, int learners)
{
    if (!has_course_) write_course(today);
    Fields given{{"what", "securite"}};
    for (int i = 1; i <= learners; ++i) given.emplace_back("learner", id_of("learner" + std::to_string(i)));
    post("mariam", "/teach/assign", given, today - Days{10});
    for (int i = 1; i <= learners; ++i) {
        auto const who = "learner" + std::to_string(i);
        post(who, "/learn/securite/1.1",
             {{"_step", "next"}, {"answer.Q1", i % 3 == 0 ? "a" : "a,c"}, {"answer.Q2", i % 4 == 0 ? "true" : "false"}},
             today - Days{2});
        post(who, "/learn/securite/1.2",
             {{"_step", "submit"}, {"answer.Q3", i % 5 == 0 ? "2" : "1"}, {"share.results", "yes"}}, today - Days{1});
    }
}

void DemoOffice::add_courses(Instant today)
{
    auto const ago = [&](int days, int hours) { return today - Days{days} + Hours{hours}; };
    write_course(today);
    Fields given{{"what", "securite"}, {"due", iso(day_of(today + Days{6}))}};
    for (char const* learner : {"claire", "bruno", "fatou", "idris"}) given.emplace_back("learner", id_of(learner));
    post("samuel", "/teach/assign", given, ago(30, 0));
    post("samuel", "/teach/assign",
         {{"what", "cm101/2.5.1"},
          {"due", iso(day_of(ago(3, 0)))},
          {"why", "skill_documentation"},
          {"learner", id_of("jonas")}},
         ago(20, 0));
    // Claire is half-way, Bruno has handed in and shows it, Fatou keeps hers to herself, Idris has not begun.
    post("claire", "/learn/securite/1.1",
         {{"_step", "next"}, {"answer.Q1", "a"}, {"answer.Q1", "c"}, {"answer.Q2", "false"}}, ago(4, 2));
    struct Result {
        char const *who, *first, *second, *third, *shows;
    };
    for (auto const& one : {Result{"bruno", "a,c", "true", "1", "yes"}, Result{"fatou", "a,b", "false", "2", ""}}) {
        post(one.who, "/learn/securite/1.1", {{"_step", "next"}, {"answer.Q1", one.first}, {"answer.Q2", one.second}},
             ago(9, 2));
        post(one.who, "/learn/securite/1.2",
             {{"_step", "submit"}, {"answer.Q3", one.third}, {"share.results", one.shows}}, ago(9, 3));
    }
    // What was changed since waits to be published.
    auto const said = crypto::Blake2Hasher().hash(
        view_of(std::string("id: 1.2\ntitle: Au retour\nminutes: 8\nobjective: Partir et revenir en sécurité\n\n") +
                coming_back));
    post("samuel", "/teach/securite/lessons/1.2",
         {{"language", "fr"},
          {"title", "Au retour, tout de suite"},
          {"minutes", "8"},
          {"objectives", "Partir et revenir en sécurité"},
          {"text", coming_back},
          {"before", to_hex(std::span(said).first(8))},
          {"_step", "keep"}},
         ago(1, 0));
}

}  // namespace abri::programs
