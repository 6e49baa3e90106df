// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/learning/course.h"

#include "base/embedded.h"
#include "base/text.h"
#include "core/policy/rule.h"

#include <algorithm>
#include <array>

namespace abri {

using Kind = LessonBlock::Kind;

LessonBlock const* Lesson::check(std::string_view wanted) const
{
    for (auto const& block : blocks)
        if (block.kind == Kind::check && block.id == wanted) return &block;
    return nullptr;
}

namespace {

class LessonReader {
public:
    explicit LessonReader(std::string_view text) : lines_(split(text, '\n')) {}

    Lesson read()
    {
        for (; at_ < lines_.size() && !lines_[at_].empty(); ++at_) header(lines_[at_]);
        for (; at_ < lines_.size(); ++at_) line(lines_[at_]);
        return std::move(lesson_);
    }

private:
    void header(std::string_view line)
    {
        auto const colon = line.find(": ");
        auto const key = line.substr(0, colon), value = colon == line.npos ? std::string_view() : line.substr(colon + 2);
        if (key == "id") lesson_.id = value;
        if (key == "title") lesson_.title = value;
        if (key == "minutes") lesson_.minutes = static_cast<int>(std::max<std::int64_t>(0, parse_count(value)));
        if (key == "objective") lesson_.objectives.emplace_back(value);
    }

    void line(std::string_view text)
    {
        auto const dot = text.find(". ");
        bool const numbered = dot != text.npos && dot > 0 && dot < 3 && parse_count(text.substr(0, dot)) > 0;
        if (text.empty()) open_ = false;
        else if (text.starts_with("## ")) heading(text.substr(3));
        else if (text.starts_with("::: ")) fence(text.substr(4));
        else if (text.starts_with("- ")) item(Kind::bullets, text.substr(2));
        else if (numbered) item(Kind::numbers, text.substr(dot + 2));
        else paragraph(text);
    }

    void heading(std::string_view text)
    {
        auto const anchor = text.find(" {#");
        LessonBlock block;
        block.kind = Kind::heading;
        block.text = text.substr(0, anchor);
        if (anchor != text.npos) block.id = text.substr(anchor + 3, text.find('}', anchor) - anchor - 3);
        add(std::move(block));
    }

    void item(Kind kind, std::string_view text)
    {
        if (!open_ || lesson_.blocks.back().kind != kind) add({}), lesson_.blocks.back().kind = kind;
        lesson_.blocks.back().items.emplace_back(text);
        open_ = true;
    }

    void paragraph(std::string_view text)
    {
        if (open_ && lesson_.blocks.back().kind == Kind::paragraph) return void(lesson_.blocks.back().text += " " + std::string(text));
        add({});
        lesson_.blocks.back().text = text;
        open_ = true;
    }

    // "check G3 choice key=d source=derived see=anchor" and the lines until ":::".
    void fence(std::string_view head)
    {
        auto const words = split(head, ' ');
        LessonBlock block;
        block.kind = words[0] == "check" ? Kind::check : words[0] == "reflection" ? Kind::reflection
                                                     : words[0] == "case"         ? Kind::case_study
                                                                                  : Kind::diagram;
        block.id = words.size() > 1 ? words[1] : std::string_view();
        if (block.kind == Kind::check && words.size() > 2) block.form = words[2];
        for (auto word : words) {
            if (word.starts_with("key=")) block.key = word.substr(4);
            if (word.starts_with("see=")) block.see = word.substr(4);
        }
        for (++at_; at_ < lines_.size() && lines_[at_] != ":::"; ++at_) inside(block, lines_[at_]);
        add(std::move(block));
    }

    static void inside(LessonBlock& block, std::string_view line)
    {
        if (block.kind == Kind::check && line.starts_with("- ")) return option(block, line.substr(2));
        if (block.kind == Kind::diagram && line.starts_with("- ")) return void(block.items.emplace_back(line.substr(2)));
        // The parts of a case study: situation, questions, discussion.
        if (line == "---") return void(block.items.emplace_back());
        auto& into = block.items.empty() || block.kind == Kind::diagram ? block.text : block.items.back();
        if (!into.empty()) into += '\n';
        into += line;
    }

    static void option(LessonBlock& block, std::string_view line)
    {
        std::vector<std::string_view> parts;
        for (auto bar = line.find(" | "); bar != line.npos; bar = line.find(" | ")) {
            parts.push_back(line.substr(0, bar));
            line.remove_prefix(bar + 3);
        }
        parts.push_back(line);
        if (parts.size() == 3) block.options.push_back({std::string(parts[0]), std::string(parts[1]), {}, std::string(parts[2])});
        if (parts.size() == 4) block.options.push_back({std::string(parts[0]), std::string(parts[1]), std::string(parts[2]), std::string(parts[3])});
    }

    void add(LessonBlock block)
    {
        open_ = false;
        lesson_.blocks.push_back(std::move(block));
    }

    std::vector<std::string_view> lines_;
    std::size_t at_ = 0;
    bool open_ = false;   // the last block goes on
    Lesson lesson_;
};

// intro, 1, 1.1, …, 1.summary, 2, …, summary, end
std::array<int, 3> place_of(std::string_view id)
{
    if (id == "intro") return {0, 0, 0};
    if (id == "summary") return {100, 0, 0};
    if (id == "end") return {101, 0, 0};
    std::array<int, 3> place{};
    auto const parts = split(id, '.');
    for (std::size_t i = 0; i < parts.size() && i < 3; ++i) place[i] = parts[i] == "summary" ? 99 : static_cast<int>(parse_count(parts[i]));
    return place;
}

}  // namespace

Lesson parse_lesson(std::string_view text) { return LessonReader(text).read(); }

std::vector<std::string> lesson_ids(std::string_view course)
{
    auto const folder = "courses/" + std::string(course) + "/fr/";
    std::vector<std::string> ids;
    for (auto const& file : embedded_files())
        if (file.name.starts_with(folder) && file.name.ends_with(".md")) ids.emplace_back(file.name.substr(folder.size(), file.name.size() - folder.size() - 3));
    std::sort(ids.begin(), ids.end(), [](std::string const& a, std::string const& b) { return place_of(a) < place_of(b); });
    return ids;
}

static std::string_view lesson_file(std::string_view course, std::string_view id, std::string_view language)
{
    auto const path = [&](std::string_view in) { return "courses/" + std::string(course) + "/" + std::string(in) + "/" + std::string(id) + ".md"; };
    auto const text = embedded(path(language));
    return text.empty() ? embedded(path("fr")) : text;
}

Lesson load_lesson_header(std::string_view course, std::string_view id, std::string_view language)
{
    auto const text = lesson_file(course, id, language);
    return parse_lesson(text.substr(0, text.find("\n\n")));
}

Lesson load_lesson(std::string_view course, std::string_view id, std::string_view language) { return parse_lesson(lesson_file(course, id, language)); }

bool is_right(LessonBlock const& check, std::string_view answer)
{
    if (check.form != "match") return !answer.empty() && answer == check.key;
    auto const pairs = split(answer, ',');
    return pairs.size() == check.options.size() && std::all_of(pairs.begin(), pairs.end(), [](std::string_view pair) { return pair.size() == 3 && pair[0] == pair[2]; });
}

}  // namespace abri
