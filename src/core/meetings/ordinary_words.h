// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <string_view>

namespace abri {

// Folded words that are names of people and ordinary words as well: "grace", "rose", "امل". In small letters after an
// article they are words.
bool is_ordinary_word(std::string_view folded);
// Parts of a name that name nobody alone: "al", "ben", "oum", "ام", "عبد".
bool is_name_particle(std::string_view folded);
// Words of any address: "rue", "tent", "خيمه".
bool is_address_word(std::string_view folded);
// Ordinary words that addresses are made of: "marche", "saint", "السلام".
bool is_common_in_places(std::string_view folded);
// After one of these a following word is used as a word: "la", "a", "quelle", "على".
bool is_article(std::string_view folded);
// After one of these a name follows: "mme", "called", "اسمه".
bool announces_name(std::string_view folded);
// "grace" before one of these is thanks: "a", "au".
bool follows_as_word(std::string_view word, std::string_view next);

}  // namespace abri
