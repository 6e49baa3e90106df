// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/protection/third_parties.h"

#include "base/text.h"
#include "core/policy/rule.h"

namespace abri {

static bool in_word(char c)
{
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Calls `word` with each word and `between` with what stands between two.
template <class Word, class Between>
static void walk(std::string_view text, Word word, Between between)
{
    std::size_t at = 0;
    while (at < text.size()) {
        auto end = at;
        bool const letters = in_word(text[at]);
        while (end < text.size() && in_word(text[end]) == letters) ++end;
        letters ? word(text.substr(at, end - at)) : between(text.substr(at, end - at));
        at = end;
    }
}

// A script without capitals counts as capitals: better too much covered than a name left.
static bool is_like_a_name(std::string_view word)
{
    bool const small = word.front() >= 'a' && word.front() <= 'z';
    return !small && fold_latin(word).size() >= 3;
}

void ThirdParties::know(std::string_view text)
{
    walk(
        text,
        [&](std::string_view word) {
            if (is_like_a_name(word)) names_.insert(fold_latin(word));
        },
        [](std::string_view) {});
}

void ThirdParties::spare(std::string_view text)
{
    walk(text, [&](std::string_view word) { names_.erase(fold_latin(word)); }, [](std::string_view) {});
}

std::string ThirdParties::cover(std::string_view text) const
{
    std::string out;
    walk(
        text,
        [&](std::string_view word) { rule(107_rule, !names_.contains(fold_latin(word))) ? out += word : out += "▮▮▮"; },
        [&](std::string_view between) { out += between; });
    return out;
}

}  // namespace abri
