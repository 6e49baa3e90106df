// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/learning/plain_words.h"

#include "base/text.h"

#include <algorithm>
#include <cstdint>

namespace abri {

namespace {

constexpr std::string_view plain_star = "∗";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; }

bool is_one_of(std::string_view word, std::string_view words)
{
    auto const list = split(words, ' ');
    return std::find(list.begin(), list.end(), word) != list.end();
}

void put_code_point(std::string& out, std::uint32_t point)
{
    auto const byte = [&](std::uint32_t bits) { out += static_cast<char>(bits); };
    if (point < 0x80) return byte(point);
    if (point < 0x800) return byte(0xC0 | point >> 6), byte(0x80 | (point & 0x3F));
    if (point < 0x10000) return byte(0xE0 | point >> 12), byte(0x80 | (point >> 6 & 0x3F)), byte(0x80 | (point & 0x3F));
    byte(0xF0 | point >> 18), byte(0x80 | (point >> 12 & 0x3F)), byte(0x80 | (point >> 6 & 0x3F)),
        byte(0x80 | (point & 0x3F));
}

// The number of "#38" or "#x26"; 0 when it is none, or no character.
std::uint32_t numbered_character(std::string_view name)
{
    name.remove_prefix(1);
    bool const hex = name.starts_with('x') || name.starts_with('X');
    if (hex) name.remove_prefix(1);
    std::uint32_t value = 0;
    for (char c : name) {
        std::uint32_t const digit = c >= '0' && c <= '9'  ? static_cast<std::uint32_t>(c - '0')
                                    : hex && is_letter(c) ? static_cast<std::uint32_t>((c | 32) - 'a' + 10)
                                                          : 99;
        value = value * (hex ? 16 : 10) + digit;
        if (digit >= (hex ? 16u : 10u) || value > 0x10FFFF) return 0;
    }
    return value >= 0xD800 && value < 0xE000 ? 0 : value;
}

std::string named_character(std::string_view name)
{
    static constexpr struct {
        std::string_view name, text;
    } names[] = {{"amp", "&"},    {"lt", "<"},    {"gt", ">"},     {"quot", "\""},  {"apos", "'"},   {"nbsp", " "},
                 {"laquo", "«"},  {"raquo", "»"}, {"lsquo", "‘"},  {"rsquo", "’"},  {"ldquo", "“"},  {"rdquo", "”"},
                 {"hellip", "…"}, {"ndash", "–"}, {"mdash", "—"},  {"bull", "•"},   {"middot", "·"}, {"deg", "°"},
                 {"euro", "€"},   {"times", "×"}, {"eacute", "é"}, {"egrave", "è"}, {"ecirc", "ê"},  {"euml", "ë"},
                 {"agrave", "à"}, {"acirc", "â"}, {"ccedil", "ç"}, {"icirc", "î"},  {"iuml", "ï"},   {"ocirc", "ô"},
                 {"ugrave", "ù"}, {"ucirc", "û"}, {"oelig", "œ"},  {"Eacute", "É"}, {"Agrave", "À"}, {"Ccedil", "Ç"}};
    for (auto const& known : names)
        if (known.name == name) return std::string(known.text);
    std::string out;
    if (name.size() > 1 && name[0] == '#')
        if (auto const point = numbered_character(name)) put_code_point(out, point == 0xA0 ? ' ' : point);
    return out == "*" ? std::string(plain_star) : out;
}

class HtmlReader {
public:
    explicit HtmlReader(std::string_view html) : html_(html) {}

    PlainWords read()
    {
        while (at_ < html_.size()) {
            char const c = html_[at_];
            if ((c == '<' && tag()) || (c == '&' && entity())) continue;
            put(c == '*' ? plain_star : html_.substr(at_, 1));
            ++at_;
        }
        return std::move(words_);
    }

private:
    void put(std::string_view text)
    {
        if (hidden_.empty()) words_.text += text;
    }

    bool entity()
    {
        static constexpr std::size_t longest = 10;
        auto const end = html_.substr(at_, longest).find(';');
        if (end == html_.npos) return false;
        auto const text = named_character(html_.substr(at_ + 1, end - 1));
        if (text.empty()) return false;
        put(text);
        at_ += end + 1;
        return true;
    }

    // Past a tag or a comment; false where "<" is only a sign ("3 < 4").
    bool tag()
    {
        auto const rest = html_.substr(at_);
        if (rest.starts_with("<!--")) return comment();
        bool const closes = rest.starts_with("</");
        std::size_t const from = closes ? 2 : 1;
        if (rest.size() <= from || !(is_letter(rest[from]) || (!closes && rest[from] == '!'))) return false;
        auto const end = end_of_tag(at_ + from);
        if (end == html_.npos) return false;
        std::string name;
        for (auto i = at_ + from; i < end && (is_letter(html_[i]) || (html_[i] >= '0' && html_[i] <= '9')); ++i)
            name += html_[i] <= '9' ? html_[i] : static_cast<char>(html_[i] | 32);
        at_ = end + 1;
        closes ? close(name) : open(name);
        return true;
    }

    bool comment()
    {
        auto const end = html_.find("-->", at_);
        if (end == html_.npos) return false;
        at_ = end + 3;
        return true;
    }

    // Where the ">" is; one in quotes does not count. Each character is looked at a few times at most, whatever the
    // text.
    std::size_t end_of_tag(std::size_t i) const
    {
        for (; i < html_.size() && html_[i] != '>'; ++i) {
            if (html_[i] == '<') return html_.npos;
            if (html_[i] != '"' && html_[i] != '\'') continue;
            auto const quote = html_.find(html_[i], i + 1);
            if (quote == html_.npos) return html_.find('>', i);
            i = quote;
        }
        return i < html_.size() ? i : html_.npos;
    }

    void open(std::string const& name)
    {
        if (is_one_of(name, "script style")) hidden_ = name;
        if (is_one_of(name, "img audio video object iframe embed svg")) words_.had_picture = true;
        auto const mark = mark_of(name);
        // One inside the other would be read wrongly later: the outer one counts.
        if (!mark.empty() && mark_.empty()) mark_ = mark, mark_from_ = words_.text.size();
        space(name);
    }

    void close(std::string const& name)
    {
        if (name == hidden_) hidden_.clear();
        if (!mark_.empty() && mark_of(name) == mark_) end_mark();
        space(name);
    }

    void space(std::string const& name)
    {
        if (is_one_of(name, "p br div li ul ol dl dt dd tr td th table caption h1 h2 h3 h4 h5 h6 hr pre blockquote "
                            "section article"))
            put(" ");
    }

    static std::string_view mark_of(std::string_view name)
    {
        return is_one_of(name, "b strong") ? "**" : is_one_of(name, "i em") ? "*" : "";
    }

    void end_mark()
    {
        auto const inside = words_.text.substr(mark_from_);
        auto const words = trim(inside);
        if (!words.empty()) {
            words_.text.resize(mark_from_);
            if (is_blank(inside.front()) || words_.text.ends_with('*')) words_.text += ' ';
            words_.text.append(mark_).append(words).append(mark_);
            if (is_blank(inside.back())) words_.text += ' ';
        }
        mark_ = {};
    }

    std::string_view html_;
    std::size_t at_ = 0;
    PlainWords words_;
    std::string hidden_;  // the script or style sheet that is being passed
    std::string_view mark_;  // "**" or "*" while one is open
    std::size_t mark_from_ = 0;
};

std::string one_line(std::string_view text)
{
    std::string out;
    for (char c : text) {
        if (!is_blank(c)) out += c;
        else if (!out.empty() && out.back() != ' ') out += ' ';
    }
    return std::string(trim(out));
}

}  // namespace

PlainWords plain_words(std::string_view html) { return HtmlReader(html).read(); }

PlainWords without_markdown_pictures(std::string_view markdown)
{
    PlainWords words;
    while (!markdown.empty()) {
        auto const from = markdown.find("!["), middle = markdown.find("](", from), to = markdown.find(')', middle);
        words.text += markdown.substr(0, to == markdown.npos ? to : from);
        words.had_picture = words.had_picture || to != markdown.npos;
        markdown.remove_prefix(to == markdown.npos ? markdown.size() : to + 1);
    }
    return words;
}

std::string with_plain_stars(std::string_view text)
{
    std::string out;
    for (char c : text) c == '*' ? out.append(plain_star) : out.append(1, c);
    return out;
}

std::string harmless(std::string_view text)
{
    auto out = one_line(text);
    std::replace(out.begin(), out.end(), '|', '/');  // a bar parts an option from its feedback
    while (out.starts_with("## ") || out.starts_with(":::")) out = std::string(trim(std::string_view(out).substr(3)));
    if (out.empty() && !trim(text).empty()) out = ":";
    if (out.starts_with("- ") || out == "---") out.replace(0, out == "---" ? 3 : 1, "–");
    auto const dot = out.find(". ");
    if (dot != out.npos && dot > 0 && dot < 3 && parse_count(std::string_view(out).substr(0, dot)) > 0) out[dot] = ')';
    return out;
}

std::string first_characters(std::string_view text, std::size_t most)
{
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && count++ == most) break;
    return std::string(text.substr(0, at));
}

}  // namespace abri
