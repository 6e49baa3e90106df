// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/learning/lesson_source.h"

#include "base/text.h"

#include <algorithm>

namespace abri {

namespace {

using Fault = LessonFault::Kind;
using Kind = LessonBlock::Kind;

constexpr std::size_t most_faults = 50, longest_title = 200;
constexpr std::string_view languages[] = {"fr", "en", "ar", "es"};
constexpr std::string_view forms[] = {"choice", "true_false", "several", "match", "short", "number"};

bool has_id(LessonBlock const& block)
{
    return block.kind == Kind::check || block.kind == Kind::reflection || block.kind == Kind::case_study;
}

// What the lines say that the reader of lessons passes over: blocks it does not know, or that never end.
void look_at_lines(std::string_view source, std::vector<LessonFault>& faults)
{
    std::string open;
    bool in_check = false, in_match = false;
    for (auto line : split(source, '\n')) {
        auto const text = trim(line);
        if (text == ":::") {
            open.clear();
        } else if (text.starts_with(":::")) {
            auto words = split(text.substr(3), ' ');
            std::erase(words, std::string_view());
            if (!open.empty()) faults.push_back({Fault::not_closed, open});
            open = text;
            in_check = words[0] == "check" && line.starts_with("::: ");
            in_match = in_check && words.size() > 2 && words[2] == "match";
            static constexpr std::string_view known[] = {"check", "reflection", "case", "diagram"};
            bool const is_known =
                line.starts_with("::: ") && std::find(std::begin(known), std::end(known), words[0]) != std::end(known);
            if (!is_known) faults.push_back({Fault::unknown_block, std::string(text)});
        } else if (!open.empty() && in_check && line.starts_with("- ")) {
            auto const parts = option_parts(line.substr(2)).size();
            if (parts < (in_match ? 3u : 2u) || parts > (in_match ? 4u : 3u))
                faults.push_back({Fault::odd_option, std::string(text)});
        }
    }
    if (!open.empty()) faults.push_back({Fault::not_closed, open});
}

// Ids of options are what answers are kept by: plain, and once each.
bool has_plain_options(LessonBlock const& check)
{
    std::set<std::string_view> seen;
    auto const is_plain = [](std::string_view id) {
        return !id.empty() && id.size() <= 12 && id.find_first_of(",: ") == id.npos;
    };
    return std::all_of(check.options.begin(), check.options.end(),
                       [&](CheckOption const& o) { return is_plain(o.id) && seen.insert(o.id).second; });
}

bool has_good_key(LessonBlock const& check)
{
    if (check.form == "match") return true;
    auto const keys = split(check.key, ',');
    std::set<std::string_view> const unique(keys.begin(), keys.end());
    bool const one = check.form == "choice" || check.form == "true_false";
    bool const all_known = std::all_of(keys.begin(), keys.end(), [&](std::string_view key) {
        return std::any_of(check.options.begin(), check.options.end(),
                           [&](CheckOption const& o) { return o.id == key; });
    });
    return all_known && unique.size() == keys.size() && !keys.empty() && (!one || keys.size() == 1);
}

// The first thing that is wrong with a question: the others mostly follow from it.
void look_at_check(LessonBlock const& check, std::set<std::string> const& headings, std::vector<LessonFault>& faults)
{
    bool const typed = check.form == "short" || check.form == "number";
    if (std::find(std::begin(forms), std::end(forms), check.form) == std::end(forms))
        return faults.push_back({Fault::unknown_form, check.id});
    if (check.options.size() < (typed ? 1u : 2u)) return faults.push_back({Fault::few_options, check.id});
    if (!has_plain_options(check)) return faults.push_back({Fault::odd_ids, check.id});
    if (!has_good_key(check)) return faults.push_back({Fault::no_key, check.id});
    if (!check.see.empty() && !headings.contains(check.see))
        faults.push_back({Fault::no_section, check.id + " " + check.see});
}

void write_option(std::string& out, CheckOption const& option, LessonBlock const& block)
{
    out += "- " + option.id + " | " + option.text + " | ";
    if (block.form == "match") out += option.match + " | ";
    out += option.feedback + "\n";
}

}  // namespace

std::string_view name_of(LessonFault::Kind kind)
{
    static constexpr std::string_view names[] = {"no_title",    "not_closed", "unknown_block", "unknown_form",
                                                 "few_options", "no_key",     "odd_option",    "odd_ids",
                                                 "id_twice",    "no_section", "too_long"};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<LessonFault> faults_of(std::string_view source, std::set<std::string> taken)
{
    std::vector<LessonFault> faults;
    auto const lesson = parse_lesson(source);
    if (lesson.title.empty() || count_characters(lesson.title) > longest_title) faults.push_back({Fault::no_title, {}});
    if (source.size() > longest_lesson * 4 || count_characters(source) > longest_lesson)
        return {{Fault::too_long, lesson.title.substr(0, 60)}};
    look_at_lines(source, faults);
    std::set<std::string> headings;
    for (auto const& block : lesson.blocks)
        if (block.kind == Kind::heading) headings.insert(block.id);
    for (auto const& block : lesson.blocks) {
        if (has_id(block) && !taken.insert(block.id).second) faults.push_back({Fault::id_twice, block.id});
        if (block.kind == Kind::check) look_at_check(block, headings, faults);
    }
    if (faults.size() > most_faults) faults.resize(most_faults);
    return faults;
}

std::set<std::string> ids_in(Lesson const& lesson)
{
    std::set<std::string> ids;
    for (auto const& block : lesson.blocks)
        if (has_id(block)) ids.insert(block.id);
    return ids;
}

std::set<std::string> block_ids(CourseText const& text, std::string_view but)
{
    std::set<std::string> ids;
    for (auto const& id : text.lessons())
        for (auto language : languages)
            if (id != but && text.is_written(id, language)) ids.merge(ids_in(text.lesson(id, language)));
    return ids;
}

// What an answer is judged by, whatever the words are.
static std::map<std::string, std::string> judged_by(Lesson const& lesson)
{
    std::map<std::string, std::string> all;
    for (auto const& block : lesson.blocks) {
        if (block.kind != Kind::check) continue;
        auto& one = all[block.id];
        one = block.form + " " + block.key;
        // What may be typed differs with the language; what may be chosen does not.
        for (auto const& option : block.options)
            if (block.form != "short") one += " " + option.id;
        if (block.form == "short") one = block.form;
    }
    return all;
}

std::vector<std::string> lessons_that_differ(CourseText const& text)
{
    std::vector<std::string> differ;
    for (auto const& id : text.lessons()) {
        std::optional<std::map<std::string, std::string>> first;
        for (auto language : languages) {
            if (!text.is_written(id, language)) continue;
            auto found = judged_by(text.lesson(id, language));
            if (first && *first != found && (differ.empty() || differ.back() != id)) differ.push_back(id);
            if (!first) first = std::move(found);
        }
    }
    return differ;
}

std::string write_blocks(std::vector<LessonBlock> blocks, std::set<std::string> taken)
{
    std::string out;
    int number = 0;
    for (auto& block : blocks) {
        while (has_id(block) && block.id.empty())
            if (auto const id = "Q" + std::to_string(++number); taken.insert(id).second) block.id = id;
        if (block.kind == Kind::check) {
            out += "::: check " + block.id + " " + block.form + (block.key.empty() ? "" : " key=" + block.key) +
                   (block.see.empty() ? "" : " see=" + block.see) + "\n" + block.text + "\n";
            for (auto const& option : block.options) write_option(out, option, block);
            out += ":::\n\n";
        }
        if (block.kind == Kind::reflection) out += "::: reflection " + block.id + "\n" + block.text + "\n:::\n\n";
        if (block.kind == Kind::paragraph) out += block.text + "\n\n";
    }
    return out;
}

LessonDraft take_apart(std::string_view source)
{
    auto const end = source.find("\n\n");
    auto const lesson = parse_lesson(source.substr(0, end));
    LessonDraft draft{lesson.title,
                      lesson.minutes > 0 ? std::to_string(lesson.minutes) : std::string(),
                      join(lesson.objectives, "\n"),
                      {}};
    if (end != source.npos) draft.text = source.substr(end + 2);
    return draft;
}

std::string put_together(std::string_view id, LessonDraft const& draft)
{
    std::string out = "id: " + std::string(id) + "\ntitle: " + draft.title + "\nminutes: " + draft.minutes + "\n";
    for (auto line : split(draft.objectives, '\n'))
        if (auto const objective = trim(line); !objective.empty()) out += "objective: " + std::string(objective) + "\n";
    return out + "\n" + draft.text + (draft.text.ends_with('\n') ? "" : "\n");
}

}  // namespace abri
