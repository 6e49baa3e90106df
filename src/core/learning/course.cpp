// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/learning/course.h"

#include "base/text.h"

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

// A heading without an anchor of its own is found by its words.
std::string anchor_of(std::string_view heading)
{
    auto anchor = fold_latin(heading);
    std::replace(anchor.begin(), anchor.end(), ' ', '-');
    return anchor;
}

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
        auto const key = line.substr(0, colon),
                   value = colon == line.npos ? std::string_view() : line.substr(colon + 2);
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
        else block.id = anchor_of(block.text);
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
        if (open_ && lesson_.blocks.back().kind == Kind::paragraph)
            return void(lesson_.blocks.back().text += " " + std::string(text));
        add({});
        lesson_.blocks.back().text = text;
        open_ = true;
    }

    // "check G3 choice key=d source=derived see=anchor" and the lines until ":::".
    void fence(std::string_view head)
    {
        auto words = split(head, ' ');
        std::erase(words, std::string_view());
        if (words.empty()) return;   // an end without a beginning
        LessonBlock block;
        block.kind = words[0] == "check"        ? Kind::check
                     : words[0] == "reflection" ? Kind::reflection
                     : words[0] == "case"       ? Kind::case_study
                                                : Kind::diagram;
        block.id = words.size() > 1 ? words[1] : std::string_view();
        if (block.kind == Kind::check && words.size() > 2) block.form = words[2];
        for (auto word : words) {
            // "key=a, c" as people write it.
            if (word.starts_with("key=") ||
                (!block.key.empty() && block.key.back() == ',' && !word.starts_with("see=")))
                block.key += word.substr(word.starts_with("key=") ? 4 : 0);
            if (word.starts_with("see=")) block.see = word.substr(4);
        }
        for (++at_; at_ < lines_.size() && trim(lines_[at_]) != ":::"; ++at_) inside(block, lines_[at_]);
        // What is true or false needs no words of its own.
        if (block.form == "true_false" && block.options.empty())
            block.options = {{"true", {}, {}, {}}, {"false", {}, {}, {}}};
        add(std::move(block));
    }

    static void inside(LessonBlock& block, std::string_view line)
    {
        if (block.kind == Kind::check && line.starts_with("- ")) return option(block, line.substr(2));
        if (block.kind == Kind::diagram && line.starts_with("- "))
            return void(block.items.emplace_back(line.substr(2)));
        // The parts of a case study: situation, questions, discussion.
        if (line == "---") return void(block.items.emplace_back());
        auto& into = block.items.empty() || block.kind == Kind::diagram ? block.text : block.items.back();
        if (!into.empty()) into += '\n';
        into += line;
    }

    static void option(LessonBlock& block, std::string_view line)
    {
        auto const parts = option_parts(line);
        auto const part = [&](std::size_t i) { return std::string(i < parts.size() ? parts[i] : std::string_view()); };
        bool const pairs = block.form == "match";
        if (parts.size() < (pairs ? 3u : 2u) || parts.size() > (pairs ? 4u : 3u)) return;
        block.options.push_back(pairs ? CheckOption{part(0), part(1), part(2), part(3)}
                                      : CheckOption{part(0), part(1), {}, part(2)});
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
    for (std::size_t i = 0; i < parts.size() && i < 3; ++i)
        place[i] = parts[i] == "summary" ? 99 : static_cast<int>(parse_count(parts[i]));
    return place;
}

}  // namespace

std::vector<std::string_view> option_parts(std::string_view line)
{
    auto parts = split(line, '|');
    for (auto& part : parts) part = trim(part);
    return parts;
}

Lesson parse_lesson(std::string_view text) { return LessonReader(text).read(); }

bool comes_before(std::string_view lesson, std::string_view other)
{
    return std::pair(place_of(lesson), lesson) < std::pair(place_of(other), other);
}

}  // namespace abri
