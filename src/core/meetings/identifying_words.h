// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/meetings/word_tokens.h"

#include <map>
#include <set>

namespace abri {

// Words of the identity vault that a note must not carry: as they stand in the fields of children's files.
struct KnownWords {
    std::vector<std::string> names, places, phones;
};

struct IdentifyingWord {
    enum class Kind : std::uint8_t {
        exact_name,    // of the vault: refused, with a replacement offered (G-23)
        name,          // may be one
        place,
        phone,
        phrase,        // tells who it is without a name
        code
    } kind = Kind::name;
    std::size_t begin = 0, end = 0;        // bytes of the note
    std::string word;                      // as it stands there
};
std::string_view name_of(IdentifyingWord::Kind kind);

// Looks through notes for what would tell who a child is. Built once for all notes of a record; a thousand
// words of the vault cost a look-up a word, not a pass each.
class IdentifyingWords {
public:
    explicit IdentifyingWords(KnownWords const& known);
    // In the order of the note, one finding a place.
    std::vector<IdentifyingWord> find(std::string_view note) const;

private:
    struct Place {
        std::set<std::string> words;
        std::set<std::string> numbers;
        std::string before_number;         // "tent" of "tent 14"
        std::set<std::string> strong;      // tell the place alone
    };
    void know_name(std::string const& name);
    void know_place(std::string const& place);
    void find_names(std::string_view note, std::vector<WordToken> const& tokens,
                    std::vector<IdentifyingWord>& found) const;
    void find_places(std::string_view note, std::vector<WordToken> const& tokens,
                     std::vector<IdentifyingWord>& found) const;
    void find_phones(std::string_view note, std::vector<IdentifyingWord>& found) const;
    void find_phrases(std::string_view note, std::vector<WordToken> const& tokens,
                      std::vector<IdentifyingWord>& found) const;

    std::map<std::string, bool> whole_;    // a whole entry, its words put together → may stand in small letters
    std::map<std::string, bool> parts_;    // one word of a longer entry
    std::vector<Place> places_;
    std::set<std::string> phones_;         // last eight digits
};

// `note` with each finding of `what` replaced.
std::string with_replaced(std::string_view note, std::vector<IdentifyingWord> const& found, IdentifyingWord::Kind what,
                          std::string_view replacement);

}  // namespace abri
