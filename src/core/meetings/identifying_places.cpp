// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/meetings/identifying_words.h"
#include "core/meetings/ordinary_words.h"

#include <algorithm>

namespace abri {

using Kind = IdentifyingWord::Kind;

void IdentifyingWords::know_place(std::string const& text)
{
    Place place;
    auto const tokens = tokens_of(text);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        auto const& token = tokens[i];
        if (token.number) {
            place.numbers.insert((i > 0 ? tokens[i - 1].folded : std::string()) + " " + token.folded);
            continue;
        }
        place.words.insert(token.folded);
        bool const strong = token.capital && !is_address_word(token.folded) && !is_common_in_places(token.folded) &&
                            token.folded.size() > 4;
        bool const arabic = static_cast<unsigned char>(token.folded.front()) >= 0x80;
        if (strong && !arabic) place.strong.insert(token.folded);
    }
    if (!place.words.empty()) places_.push_back(std::move(place));
}

// Whether what stands near `at` speaks of this place: a word that is no other's, or several of its parts together.
static std::size_t reach(std::vector<WordToken> const& tokens, std::size_t at, std::set<std::string> const& words,
                         std::set<std::string> const& numbers, int& parts, int& named)
{
    constexpr std::size_t window = 6;
    std::set<std::string> seen;
    std::size_t last = at;
    for (std::size_t i = at; i < std::min(tokens.size(), at + window); ++i) {
        auto word = tokens[i].folded;
        bool const arabic = static_cast<unsigned char>(word.front()) >= 0x80;
        for (std::string_view prefix : {"ب", "ال", "لل", "و"})
            if (arabic && !words.contains(word) && word.starts_with(prefix) &&
                words.contains(word.substr(prefix.size())))
                word = word.substr(prefix.size());
        bool const number = tokens[i].number && i > 0 &&
                            numbers.contains((tokens[i - 1].folded.starts_with("ال") &&
                                                      !numbers.contains(tokens[i - 1].folded + " " + word)
                                                  ? tokens[i - 1].folded.substr(4)
                                                  : tokens[i - 1].folded) +
                                             " " + word);
        if ((!number && !words.contains(word)) || !seen.insert(word).second) continue;
        bool const little = !number && is_address_word(word) && word.size() < 4 && !arabic;   // "de", "la", "c"
        parts += !little || word.size() == 1;
        named += number || !is_address_word(word);
        last = i;
    }
    return last;
}

// Only where a word of the place itself stands is the neighbourhood looked at.
static bool begins(std::set<std::string> const& words, WordToken const& token)
{
    if (token.number || words.contains(token.folded)) return true;
    for (std::string_view prefix : {"ب", "ال", "لل", "و"})
        if (token.folded.starts_with(prefix) && words.contains(token.folded.substr(prefix.size()))) return true;
    return false;
}

void IdentifyingWords::find_places(std::string_view note, std::vector<WordToken> const& tokens,
                                   std::vector<IdentifyingWord>& found) const
{
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        for (auto const& place : places_) {
            std::size_t last = i;
            bool is_place = place.strong.contains(tokens[i].folded);
            if (!is_place && !begins(place.words, tokens[i])) continue;
            if (!is_place) {
                int parts = 0, named = 0;
                last = reach(tokens, i, place.words, place.numbers, parts, named);
                bool const arabic = static_cast<unsigned char>(tokens[i].folded.front()) >= 0x80;
                is_place = arabic ? (parts >= 2 && named >= 1 && last > i)
                                  : (parts >= 3 && named >= 1) || (parts >= 2 && named >= 2);
            }
            if (!is_place) continue;
            auto const begin = tokens[i].begin, end = tokens[last].end;
            found.push_back({Kind::place, begin, end, std::string(note.substr(begin, end - begin))});
            i = last;
            break;
        }
    }
}

// Runs of digits with what people write between them.
void IdentifyingWords::find_phones(std::string_view note, std::vector<IdentifyingWord>& found) const
{
    auto const tokens = tokens_of(note);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!tokens[i].number) continue;
        std::string digits = tokens[i].folded;
        std::size_t last = i;
        while (last + 1 < tokens.size() && tokens[last + 1].number) {
            auto const between = note.substr(tokens[last].end, tokens[last + 1].begin - tokens[last].end);
            if (between.size() > 2 || between.find_first_not_of(" .-/()") != between.npos) break;
            digits += tokens[++last].folded;
        }
        auto const begin = tokens[i].begin, end = tokens[last].end;
        bool const known = digits.size() >= 8 && phones_.contains(digits.substr(digits.size() - 8));
        bool const like_one = digits.size() >= 9 && digits.size() <= 15 &&
                              (digits.front() == '0' || (begin > 0 && note[begin - 1] == '+'));
        static constexpr std::string_view papers[] = {"ref",      "n",       "no",      "formulaire", "form",
                                                      "commande", "request", "استماره", "رقم"};
        bool const paper =
            i > 0 && std::find(std::begin(papers), std::end(papers), tokens[i - 1].folded) != std::end(papers);
        if (known || (like_one && !paper))
            found.push_back({Kind::phone, begin, end, std::string(note.substr(begin, end - begin))});
        i = last;
    }
}

void IdentifyingWords::find_phrases(std::string_view note, std::vector<WordToken> const& tokens,
                                    std::vector<IdentifyingWord>& found) const
{
    // The only one of a kind, or the child of somebody everybody knows.
    static constexpr std::string_view only[] = {"seul", "seule", "unique", "only", "الوحيد", "الوحيده"};
    static constexpr std::string_view child[] = {
        "fille",   "garcon",   "enfant", "survivant", "survivante", "eleve", "girl",   "boy",   "child", "survivor",
        "blind",   "fils",     "filles", "daughter",  "daughters",  "son",   "sons",   "niece", "twins", "twin",
        "jumeaux", "jumelles", "ابن",    "ابنه",      "بنات",       "اولاد", "الفتاه", "الفتي", "الطفل", "الطفله"};
    static constexpr std::string_view known_to_all[] = {"imam",    "pasteur", "chef",   "maire",  "directeur", "pretre",
                                                        "pastor",  "chief",   "mayor",  "priest", "headman",   "امام",
                                                        "المختار", "القس",    "العمده", "الشيخ"};
    auto const holds = [](auto const& list, std::string_view word) {
        return std::find(std::begin(list), std::end(list), word) != std::end(list);
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        bool const a = holds(only, tokens[i].folded), b = holds(known_to_all, tokens[i].folded);
        if (!a && !b) continue;
        for (std::size_t j = i > 4 ? i - 4 : 0; j < std::min(tokens.size(), i + 5); ++j) {
            if (j == i || !holds(child, tokens[j].folded)) continue;
            auto const begin = std::min(tokens[i].begin, tokens[j].begin), end = std::max(tokens[i].end, tokens[j].end);
            found.push_back({Kind::phrase, begin, end, std::string(note.substr(begin, end - begin))});
            break;
        }
    }
}

}  // namespace abri
