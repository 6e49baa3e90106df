// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/meetings/word_tokens.h"

#include "base/text.h"

namespace abri {

namespace {

bool is_arabic_mark(std::int32_t p) { return (p >= 0x64B && p <= 0x65F) || p == 0x640 || p == 0x670; }

bool is_digit(std::int32_t p)
{
    return (p >= '0' && p <= '9') || (p >= 0x660 && p <= 0x669) || (p >= 0x6F0 && p <= 0x6F9);
}

bool is_letter(std::int32_t p)
{
    if (p < 0x80) return (p >= 'a' && p <= 'z') || (p >= 'A' && p <= 'Z');
    if (p < 0xC0 || p == 0xD7 || p == 0xF7) return false;
    if (p >= 0x2000 && p <= 0x2BFF) return false;
    if (p == 0x60C || p == 0x61B || p == 0x61F || p == 0x6D4 || (p >= 0x3000 && p <= 0x303F)) return false;
    return !is_digit(p);
}

bool is_capital(std::int32_t p)
{
    return (p >= 'A' && p <= 'Z') || (p >= 0xC0 && p <= 0xDE && p != 0xD7) || (p >= 0x410 && p <= 0x42F);
}

std::int32_t plain_arabic(std::int32_t p)
{
    switch (p) {
        case 0x622:
        case 0x623:
        case 0x625:
        case 0x671: return 0x627;   // alif with anything on it
        case 0x649: return 0x64A;   // alif maqsura as ya
        case 0x629: return 0x647;   // ta marbuta as ha
        case 0x624: return 0x648;
        case 0x626: return 0x64A;
        default: return p;
    }
}

void append(std::string& out, std::int32_t p)
{
    auto const u = static_cast<std::uint32_t>(p);
    if (u < 0x80) out += static_cast<char>(u);
    else if (u < 0x800) (out += static_cast<char>(0xC0 | (u >> 6))) += static_cast<char>(0x80 | (u & 0x3F));
    else
        ((out += static_cast<char>(0xE0 | (u >> 12))) += static_cast<char>(0x80 | ((u >> 6) & 0x3F))) +=
            static_cast<char>(0x80 | (u & 0x3F));
}

void fold_into(std::string& out, std::int32_t p, std::string_view bytes)
{
    if (is_arabic_mark(p)) return;
    if (p >= 0x660 && p <= 0x669) out += static_cast<char>('0' + (p - 0x660));
    else if (p >= 0x6F0 && p <= 0x6F9) out += static_cast<char>('0' + (p - 0x6F0));
    else if (p >= 0x600 && p <= 0x6FF) append(out, plain_arabic(p));
    else if (p >= 0x410 && p <= 0x42F) append(out, p + 0x20);
    else out += fold_latin(bytes);
}

}  // namespace

std::vector<WordToken> tokens_of(std::string_view note)
{
    std::vector<WordToken> tokens;
    bool starts = true, in_word = false, only_joins = false;
    for (std::size_t at = 0; at < note.size();) {
        auto const from = at;
        auto const p = next_code_point(note, at);
        if (p < 0) at = from + 1;
        bool const digit = is_digit(p),
                   letter = p >= 0 && (is_letter(p) || is_arabic_mark(p) || (p >= 0x300 && p <= 0x36F));
        if (!digit && !letter) {
            in_word = false;
            only_joins = p == '-' || p == '\'' || p == 0x2019 || p == 0x2010 || p == 0x2011;
            starts = starts || p == '.' || p == '!' || p == '?' || p == '\n' || p == ':' || p == ';' || p == 0x61F ||
                     p == 0x2022 || p == 0x2192;
            if (p == '-' && !tokens.empty() && note.substr(from).starts_with("- ")) starts = true;
            continue;
        }
        if (in_word && tokens.back().number != digit) in_word = false, only_joins = false;
        if (!in_word) {
            WordToken token;
            token.begin = from;
            token.capital = is_capital(p);
            token.all_capitals = token.capital;
            token.starts = starts;
            token.number = digit;
            token.joined = only_joins && !tokens.empty();
            tokens.push_back(std::move(token));
        }
        auto& token = tokens.back();
        fold_into(token.folded, p, note.substr(from, at - from));
        token.all_capitals = token.all_capitals && (is_capital(p) || digit);
        token.end = at;
        in_word = true;
        starts = false;
        only_joins = false;
    }
    // A lone mark or accent folds to nothing and is no word.
    std::erase_if(tokens, [](WordToken const& token) { return token.folded.empty(); });
    if (!tokens.empty()) tokens.front().joined = false;
    for (auto& token : tokens) token.all_capitals = token.all_capitals && token.end - token.begin > 1;
    return tokens;
}

}  // namespace abri
