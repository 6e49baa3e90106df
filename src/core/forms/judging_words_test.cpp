// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/forms/judging_words.h"

#include <doctest/doctest.h>

using namespace abri;

TEST_CASE("words that judge are found whole, whatever their accents")
{
    constexpr char const* listed = "menteur, mère indigne,paresseux, difficile";
    struct {
        char const* text;
        std::size_t found;
    } const rows[] = {{"Le père est un MENTEUR.", 1},
                      {"C'est une mere indigne, paresseux aussi", 2},
                      {"Il ment souvent", 0},
                      {"difficilement joignable", 0},
                      {"", 0},
                      {"Situation difficile; menteur", 2}};
    for (auto const& row : rows) {
        CAPTURE(row.text);
        CHECK(judging_words(row.text, listed).size() == row.found);
    }
    CHECK(judging_words("Un menteur", "menteur") == std::vector<std::string>{"menteur"});
}
