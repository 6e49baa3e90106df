// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/meetings/identifying_words.h"

#include "core/casework/case_code.h"
#include "core/meetings/ordinary_words.h"

#include <algorithm>

namespace abri {

using Kind = IdentifyingWord::Kind;

std::string_view name_of(Kind kind)
{
    static constexpr std::string_view names[] = {"exact_name", "name", "place", "phone", "phrase", "code"};
    return names[static_cast<std::size_t>(kind)];
}

IdentifyingWords::IdentifyingWords(KnownWords const& known)
{
    for (auto const& name : known.names) know_name(name);
    for (auto const& place : known.places) know_place(place);
    for (auto const& phone : known.phones) {
        std::string digits;
        for (auto const& token : tokens_of(phone))
            if (token.number) digits += token.folded;
        if (digits.size() >= 8) phones_.insert(digits.substr(digits.size() - 8));
    }
}

static bool is_ascii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Two letters and three are words of many languages: they want a capital.
static bool is_long_enough(std::string_view folded) { return !is_ascii(folded) || folded.size() > 3; }

void IdentifyingWords::know_name(std::string const& name)
{
    auto const tokens = tokens_of(name);
    std::string together;
    std::size_t units = 0;
    for (auto const& token : tokens) {
        together += token.folded;
        units += !token.joined;
    }
    if (together.empty()) return;
    whole_[together] = is_long_enough(together);
    if (tokens.size() < 2) return;
    // The parts of a name with a hyphen or an apostrophe are no names of their own, but for what follows an article.
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        bool const of_compound = tokens[i].joined || (i + 1 < tokens.size() && tokens[i + 1].joined);
        bool const after_article =
            i > 0 && tokens[i].joined && is_name_particle(tokens[i - 1].folded) && tokens[i - 1].folded.size() > 1;
        bool const after_particle =
            i > 0 && !tokens[i].joined && is_name_particle(tokens[i - 1].folded) && !is_ascii(tokens[i].folded);
        if ((of_compound && !after_article) || after_particle || is_name_particle(tokens[i].folded)) continue;
        if (tokens[i].folded.size() < 3 || (units > 1 && is_ordinary_word(tokens[i].folded))) continue;
        parts_[tokens[i].folded] = is_long_enough(tokens[i].folded);
    }
}

// An Arabic word without what is written together with it: and, so, with, for, as, and the article after them.
static std::vector<std::string> without_clitics(std::string const& word)
{
    std::vector<std::string> forms{word};
    if (word.empty() || is_ascii(word)) return forms;
    auto const add_stripped = [&](std::string const& from, std::string_view prefix, std::string_view instead) {
        if (from.starts_with(prefix) && from.size() >= prefix.size() + 6)
            forms.push_back(std::string(instead) + from.substr(prefix.size()));
    };
    for (std::string_view prefix : {"و", "ف"}) add_stripped(word, prefix, "");
    auto const once = forms;
    for (auto const& form : once) {
        for (std::string_view prefix : {"ب", "ل", "ك"}) add_stripped(form, prefix, "");
        add_stripped(form, "لل", "ال");
    }
    return forms;
}

static bool is_used_as_word(std::vector<WordToken> const& tokens, std::size_t at)
{
    auto const& word = tokens[at];
    auto const* next = at + 1 < tokens.size() ? &tokens[at + 1] : nullptr;
    auto const* before = at > 0 && !word.starts ? &tokens[at - 1] : nullptr;
    if (next && !next->starts && follows_as_word(word.folded, next->folded)) return true;
    if (before && announces_name(before->folded)) return false;
    if (word.capital && !word.starts && !word.all_capitals) return false;
    return before && is_article(before->folded) && !word.capital;
}

void IdentifyingWords::find_names(std::string_view note, std::vector<WordToken> const& tokens,
                                  std::vector<IdentifyingWord>& found) const
{
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        std::size_t length = 0;
        bool exact = true;
        for (auto const& first : without_clitics(tokens[i].folded)) {
            std::string together = first;
            for (std::size_t n = 1; n <= 5 && i + n <= tokens.size(); ++n) {
                if (n > 1) together += tokens[i + n - 1].folded;
                auto const whole = whole_.find(together);
                bool const small_allowed = whole != whole_.end() && whole->second;
                if (whole != whole_.end() && (small_allowed || tokens[i].capital) && n > length) length = n;
            }
            auto const part = parts_.find(first);
            if (length == 0 && part != parts_.end() && (part->second || tokens[i].capital)) length = 1;
        }
        auto const& token = tokens[i];
        if (length == 1 && is_ordinary_word(token.folded)) {
            if (is_used_as_word(tokens, i)) continue;
            exact = token.capital && !token.starts && !token.all_capitals;
        }
        if (length == 0 && i > 0 && announces_name(tokens[i - 1].folded) && !token.starts &&
            (token.capital || !is_ascii(token.folded)) && !token.number &&
            !is_ascii(tokens[i - 1].folded) == !is_ascii(token.folded)) {
            bool const role =
                !is_ascii(token.folded) && tokens[i - 1].folded.starts_with("ال");  // "the child", then any word
            if (!role)
                found.push_back({Kind::name, token.begin, token.end,
                                 std::string(note.substr(token.begin, token.end - token.begin))});
            continue;
        }
        if (length == 0) continue;
        auto const end = tokens[i + length - 1].end;
        found.push_back({exact ? Kind::exact_name : Kind::name, token.begin, end,
                         std::string(note.substr(token.begin, end - token.begin))});
        i += length - 1;
    }
}

std::vector<IdentifyingWord> IdentifyingWords::find(std::string_view note) const
{
    auto const tokens = tokens_of(note);
    std::vector<IdentifyingWord> found;
    find_names(note, tokens, found);
    find_places(note, tokens, found);
    find_phones(note, found);
    find_phrases(note, tokens, found);
    for (std::size_t at = 0; (at = note.find("CP-", at)) != note.npos; at += 3)
        if (auto const near = note.substr(at, 24), code = near.substr(0, near.find_first_of(" \t\n.,;:!?)"));
            is_case_code(code))
            found.push_back({Kind::code, at, at + code.size(), std::string(code)});
    std::stable_sort(found.begin(), found.end(), [](auto const& a, auto const& b) { return a.begin < b.begin; });
    return found;
}

std::string with_replaced(std::string_view note, std::vector<IdentifyingWord> const& found, Kind what,
                          std::string_view replacement)
{
    std::string out;
    std::size_t at = 0;
    for (auto const& one : found) {
        if (one.kind != what || one.begin < at) continue;
        out += note.substr(at, one.begin - at);
        out += replacement;
        at = one.end;
    }
    return out += note.substr(at);
}

}  // namespace abri
