// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "sandboxed/paper/document.h"

#include "base/json.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace abri::paper {
namespace {

constexpr std::size_t most_blocks = 20'000;
// A paragraph's height is counted in 1/1024 point in an int: so much text, one letter a line, still fits.
constexpr std::size_t most_text = 40'000, most_heading = 1000, most_label = 20, most_footer = 300;

struct Form {
    std::string_view name;
    Kind kind;
    std::string_view members;
};
constexpr auto forms = std::to_array<Form>({
    {"h1", Kind::h1, "k,t,align"},
    {"h2", Kind::h2, "k,t,align"},
    {"h3", Kind::h3, "k,t,align"},
    {"p", Kind::paragraph, "k,t,align,size"},
    {"bullet", Kind::bullet, "k,t"},
    {"number", Kind::number, "k,t,n"},
    {"line", Kind::lines, "k,n"},
    {"box", Kind::box, "k,t"},
    {"choice", Kind::choice, "k,t"},
    {"rule", Kind::rule, "k"},
    {"space", Kind::space, "k,mm"},
    {"break", Kind::page_break, "k"},
    {"qr", Kind::qr, "k,t,mm,align"},
    {"keep", Kind::keep, "k,blocks"},
});

bool only_members(json::Value const& object, std::string_view list)
{
    return std::ranges::all_of(object.members(), [&](auto const& member) { return has_code(list, member.first); });
}

// Control characters, and the code points that are no characters, for which cairo gives a whole document up.
bool has_no_shape(std::int32_t point)
{
    return (point < 0x20 && point != '\n') || point == 0x7f || (point >= 0xfdd0 && point <= 0xfdef) ||
           (point & 0xfffe) == 0xfffe;
}

// What has no shape on paper becomes a blank.
bool take_text(json::Value const& value, std::size_t most, std::string& out)
{
    if (!value.is(json::Kind::string) || value.text().size() > most) return false;
    std::string_view const text = value.text();
    for (std::size_t at = 0; at < text.size();) {
        auto const from = at;
        if (has_no_shape(next_code_point(text, at))) out += ' ';
        else out += text.substr(from, at - from);
    }
    return true;
}

bool take_optional_text(json::Value const& value, std::size_t most, std::string& out)
{
    return value.is(json::Kind::null) || take_text(value, most, out);
}

bool take_flag(json::Value const& value, bool& out)
{
    if (value.is(json::Kind::boolean)) out = value.as_bool();
    return value.is(json::Kind::boolean) || value.is(json::Kind::null);
}

bool take_count(json::Value const& value, std::size_t& out)
{
    auto const count = value.as_int();
    if (count < 1 || count > 200) return false;
    out = static_cast<std::size_t>(count);
    return true;
}

template <class Enum>
struct Word {
    std::string_view name;
    Enum meaning;
};
constexpr Word<Align> aligns[] = {{"start", Align::start}, {"center", Align::center}};
constexpr Word<Size> sizes[] = {{"normal", Size::normal}, {"large", Size::large}, {"small", Size::small}};
constexpr Word<bool> pages[] = {{"portrait", false}, {"landscape", true}};

template <class Words, class Enum>
bool take_word(json::Value const& value, Words const& words, Enum& out)
{
    if (value.is(json::Kind::null)) return true;
    auto const found = std::ranges::find_if(
        words, [&](auto const& word) { return value.is(json::Kind::string) && word.name == value.text(); });
    if (found == std::end(words)) return false;
    out = found->meaning;
    return true;
}

// One to 35 characters as BCP 47 writes them: they go into the file as they are.
bool is_language(std::string_view tag)
{
    auto const fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    };
    return tag.size() >= 2 && tag.size() <= 35 && std::ranges::all_of(tag, fits);
}

bool is_date(std::string_view date)
{
    if (date.size() != 10 || date[4] != '-' || date[7] != '-') return false;
    auto const year = parse_count(date.substr(0, 4)), month = parse_count(date.substr(5, 2)),
               day = parse_count(date.substr(8, 2));
    if (year < 1900 || month < 1 || day < 1) return false;
    using namespace std::chrono;
    return year_month_day{std::chrono::year(static_cast<int>(year)), std::chrono::month(static_cast<unsigned>(month)),
                          std::chrono::day(static_cast<unsigned>(day))}
        .ok();
}

// What a camera is to read. Beyond ASCII each of them guesses by itself which letters are meant.
bool take_address(json::Value const& value, std::string& out)
{
    out = value.text();
    return value.is(json::Kind::string) && !out.empty() &&
           std::ranges::all_of(out, [](char c) { return c > 0x20 && c < 0x7f; });
}

bool read_blocks(json::Value const& list, Document const& document, std::vector<Block>& out);

bool read_members(json::Value const& value, Block& block)
{
    switch (block.kind) {
        case Kind::h1:
        case Kind::h2:
        case Kind::h3:
            return take_text(value["t"], most_heading, block.text) && take_word(value["align"], aligns, block.align);
        case Kind::paragraph:
            return take_text(value["t"], most_text, block.text) && take_word(value["align"], aligns, block.align) &&
                   take_word(value["size"], sizes, block.size);
        case Kind::bullet:
        case Kind::box:
        case Kind::choice: return take_text(value["t"], most_text, block.text);
        case Kind::number:
            return take_text(value["t"], most_text, block.text) && take_text(value["n"], most_label, block.label);
        case Kind::lines: return take_count(value["n"], block.count);
        case Kind::space: return take_count(value["mm"], block.count);
        case Kind::qr:
            return take_address(value["t"], block.text) && take_count(value["mm"], block.count) &&
                   take_word(value["align"], aligns, block.align);
        case Kind::rule:
        case Kind::page_break:
        case Kind::keep: return true;
    }
    return false;
}

bool read_block(json::Value const& value, Document const& document, std::vector<Block>& out)
{
    auto const* form = std::ranges::find(forms, value.string_or("k", ""), &Form::name);
    if (form == forms.end() || !only_members(value, form->members) || out.size() >= most_blocks) return false;
    Block block;
    block.kind = form->kind;
    block.align = document.frame && form->kind <= Kind::h3 ? Align::center : Align::start;
    if (!read_members(value, block)) return false;
    auto const at = out.size();
    out.push_back(std::move(block));
    if (form->kind != Kind::keep) return true;
    if (!read_blocks(value["blocks"], document, out)) return false;
    out[at].count = out.size() - at - 1;
    return true;
}

bool read_blocks(json::Value const& list, Document const& document, std::vector<Block>& out)
{
    return list.is(json::Kind::array) &&
           std::ranges::all_of(list.items(), [&](auto const& value) { return read_block(value, document, out); });
}

bool read_top(json::Value const& top, Document& out)
{
    return top.is(json::Kind::object) &&
           only_members(top, "language,title,author,date,page,frame,footer,numbers,blocks") &&
           take_text(top["language"], 35, out.language) && is_language(out.language) &&
           take_text(top["title"], most_heading, out.title) && take_text(top["date"], 10, out.date) &&
           is_date(out.date) && take_optional_text(top["author"], most_heading, out.author) &&
           take_optional_text(top["footer"], most_footer, out.footer) && take_word(top["page"], pages, out.landscape) &&
           take_flag(top["frame"], out.frame) && take_flag(top["numbers"], out.numbers);
}

}  // namespace

std::optional<Document> read_document(std::string_view json)
{
    auto const top = json::parse(json);
    if (!top) return std::nullopt;
    Document document;
    if (!read_top(*top, document) || !read_blocks((*top)["blocks"], document, document.blocks)) return std::nullopt;
    return document;
}

}  // namespace abri::paper
