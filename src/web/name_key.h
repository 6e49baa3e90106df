// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <string>
#include <string_view>

namespace abri::web {

// A name as it is compared at intake: Latin letters, lower case, no accents, words parted by one space; Arabic,
// Cyrillic and other scripts are transliterated (ICU). Twice is the same as once. Thread-safe.
std::string name_key(std::string_view name);

// How the word of a key sounds, roughly: consonants only, twins and spellings of one sound brought together. Arabic
// writes no short vowels, and one name is spelled many ways in Latin letters (محمد, Mohamed, Muhammad, Mouhammad).
std::string sound_of(std::string_view word);

}  // namespace abri::web
