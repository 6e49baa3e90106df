// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/meetings/ordinary_words.h"

#include <algorithm>
#include <span>

namespace abri {

static bool is_in(std::span<std::string_view const> list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_ordinary_word(std::string_view folded)
{
    static constexpr std::string_view words[] = {
        "grace",   "rose",       "pierre",   "victoire", "merveille", "blessing", "papillon", "esperance", "ange",
        "fleur",   "marguerite", "perle",    "ambre",    "aurore",    "claire",   "clement",  "constant",  "desire",
        "prosper", "fortune",    "bonheur",  "joie",     "paix",      "foi",      "charite",  "divine",    "reine",
        "roi",     "prince",     "lion",     "petit",    "petite",    "doudou",   "precious", "hope",      "faith",
        "joy",     "peace",      "patience", "mercy",    "gift",      "happy",    "lucky",    "favour",    "favor",
        "honest",  "comfort",    "charity",  "victory",  "wisdom",    "sunday",   "friday",   "may",       "june",
        "april",   "august",     "summer",   "violet",   "lily",      "iris",     "ruby",     "amber",     "dawn",
        "eve",     "mark",       "bill",     "will",     "jack",      "sol",      "luz",      "paz",       "cruz",
        "mar",     "estrella",   "dolores",  "consuelo", "mercedes",  "امل",      "نور",      "هبه",       "سلام",
        "وفا",     "امان",       "حياه",     "فرح",      "شمس",       "قمر",      "ورد",      "ربيع",      "جمال",
        "كريم",    "سعيد",       "سالم",     "صالح",     "امير",      "ملك",      "رحمه",     "ايمان",     "بركه",
        "مني",     "جنه",        "صبر",      "عدل",      "رضا",       "سما",      "نجمه",     "فجر",       "امين",
        "حكيم",    "جميل",       "نبيل",     "شريف",     "عادل"};
    return is_in(words, folded);
}

bool is_name_particle(std::string_view folded)
{
    static constexpr std::string_view words[] = {
        "al",    "el",     "ben",   "bin", "ibn", "bint", "oum", "um", "abu", "abou", "abd", "abdel", "de",   "da",
        "del",   "la",     "le",    "van", "von", "st",   "mme", "mr", "m",   "n",    "d",   "l",     "ti",   "papa",
        "maman", "tonton", "tante", "ام",  "ابو", "ابي",  "ابا", "بن", "ابن", "بنت",  "عبد", "ال",    "ابنه", "ست"};
    return is_in(words, folded);
}

bool is_address_word(std::string_view folded)
{
    static constexpr std::string_view words[] = {
        "bloc",     "block",    "tente",       "tent",     "rue",     "street",    "avenue",     "av",      "boulevard",
        "route",    "road",     "camp",        "zone",     "row",     "house",     "maison",     "site",    "quartier",
        "parcelle", "village",  "foyer",       "sector",   "secteur", "shelter",   "abri",       "section", "calle",
        "barrio",   "apt",      "appartement", "derriere", "devant",  "carrefour", "settlement", "plot",    "porte",
        "lot",      "vulytsia", "pk",          "km",       "de",      "du",        "des",        "la",      "le",
        "les",      "aux",      "au",          "et",       "the",     "of",        "los",        "las",     "el",
        "d",        "l",        "n",           "b",        "c",       "f",         "a",          "مخيم",    "شارع",
        "بنايه",    "قريه",     "القطاع",      "قطاع",     "خيمه",    "الخيمه",    "حي",         "ب",       "بيت",
        "طريق",     "مبني",     "شقه",         "منزل"};
    return is_in(words, folded);
}

bool is_common_in_places(std::string_view folded)
{
    static constexpr std::string_view words[] = {
        "marche",   "poisson",  "poissons", "manguier", "manguiers", "eglise",     "mosquee",      "ecole",
        "gare",     "pont",     "eau",      "hopital",  "centre",    "nova",       "nouveau",      "nouvelle",
        "saint",    "sainte",   "san",      "santa",    "grand",     "grande",     "petit",        "petite",
        "nord",     "sud",      "est",      "ouest",    "north",     "south",      "east",         "west",
        "market",   "church",   "mosque",   "school",   "river",     "riviere",    "fleuve",       "port",
        "plage",    "palmiers", "jardin",   "place",    "liberte",   "republique", "independance", "paix",
        "sable",    "colline",  "montagne", "foret",    "puits",     "source",     "cite",         "ville",
        "new",      "old",      "upper",    "lower",    "nour",      "rose",       "almendros",    "السلام",
        "الزيتونه", "الياسمين", "العصفور",  "تل",       "النور",     "الامل",      "الورد",        "الحريه",
        "المدينه",  "السوق",    "الجامع",   "المسجد",   "المدرسه",   "النهر",      "الجبل",        "الزهور",
        "النخيل",   "الربيع",   "الشرقي",   "الغربي",   "الشمالي",   "الجنوبي",    "الكبير",       "الصغير"};
    return is_in(words, folded);
}

bool is_article(std::string_view folded)
{
    static constexpr std::string_view words[] = {
        "la",     "le",   "les",    "l",      "un",    "une",   "des",   "du",   "cette", "ce",    "ces",
        "quelle", "quel", "petite", "grande", "belle", "sa",    "son",   "ses",  "notre", "votre", "leur",
        "nos",    "vos",  "chaque", "aucune", "aucun", "autre", "plus",  "en",   "et",    "the",   "a",
        "an",     "this", "that",   "his",    "her",   "our",   "their", "its",  "my",    "some",  "any",
        "no",     "of",   "every",  "each",   "big",   "small", "great", "real", "good",  "week",  "day",
        "with",   "in",   "se",     "dans",   "sans",  "على",   "علي",   "بلا",  "كل",    "عن",    "من",
        "اي",     "بدون", "دون",    "بكل",    "هذا",   "هذه",   "ال",    "لا",   "مع",    "في"};
    return is_in(words, folded);
}

bool announces_name(std::string_view folded)
{
    static constexpr std::string_view words[] = {"mme",      "mlle",    "mr",        "mrs",      "ms",        "madame",
                                                 "monsieur", "nomme",   "nommee",    "prenomme", "prenommee", "appele",
                                                 "appelee",  "appelle", "appellent", "surnomme", "surnommee", "called",
                                                 "named",    "calls",   "nicknamed", "اسمه",     "اسمها",     "يدعي",
                                                 "تدعي",     "السيد",   "السيده",    "الطفل",    "الطفله",    "المدعو"};
    return is_in(words, folded);
}

bool follows_as_word(std::string_view word, std::string_view next)
{
    if (word == "grace") return next == "a" || next == "au" || next == "aux" || next == "period";
    if (word == "rose") return next == "again" || next == "to" || next == "by" || next == "from";
    if (word == "pierre") return next == "angulaire";
    if (word == "نور") return next == "الشمس" || next == "في";
    if (word == "امل") return next == "في" || next == "ان" || next == "كبير" || next == "الحصول";
    if (word == "will" || word == "may" || word == "mark" || word == "bill") return true;
    return false;
}

}  // namespace abri
