// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/learning/lesson_source.h"

#include "base/text.h"

#include <algorithm>

namespace abri {

namespace {

using Fault = LessonFault::Kind;
using Kind = LessonBlock::Kind;

constexpr std::string_view forms[] = {"choice", "true_false", "several", "match", "short", "number"};

bool has_id(LessonBlock const& block) { return block.kind == Kind::check || block.kind == Kind::reflection || block.kind == Kind::case_study; }

// What the lines say that the reader of lessons passes over: blocks it does not know, or that never end.
void look_at_lines(std::string_view source, std::vector<LessonFault>& faults)
{
    std::string open;
    bool in_check = false;
    for (auto line : split(source, '\n')) {
        if (line.starts_with("::: ")) {
            auto const words = split(line.substr(4), ' ');
            if (!open.empty()) faults.push_back({Fault::not_closed, open});
            open = line;
            in_check = words[0] == "check";
            static constexpr std::string_view known[] = {"check", "reflection", "case", "diagram"};
            if (std::find(std::begin(known), std::end(known), words[0]) == std::end(known)) faults.push_back({Fault::unknown_block, std::string(line)});
        } else if (line == ":::") {
            open.clear();
        } else if (!open.empty() && in_check && line.starts_with("- ")) {
            auto const bars = [&] { std::size_t n = 0; for (auto at = line.find(" | "); at != line.npos; at = line.find(" | ", at + 3)) ++n; return n; }();
            if (bars != 2 && bars != 3) faults.push_back({Fault::odd_option, std::string(line)});
        }
    }
    if (!open.empty()) faults.push_back({Fault::not_closed, open});
}

void look_at_check(LessonBlock const& check, Lesson const& lesson, std::vector<LessonFault>& faults)
{
    bool const typed = check.form == "short" || check.form == "number";
    if (std::find(std::begin(forms), std::end(forms), check.form) == std::end(forms)) return faults.push_back({Fault::unknown_form, check.id});
    if (check.options.size() < (typed ? 1u : 2u)) faults.push_back({Fault::few_options, check.id});
    auto const keys = split(check.key, ',');
    bool const one_key = check.form == "choice" || check.form == "true_false";
    bool const all_known = std::all_of(keys.begin(), keys.end(), [&](std::string_view key) { return std::any_of(check.options.begin(), check.options.end(), [&](CheckOption const& o) { return o.id == key; }); });
    if (check.form != "match" && (!all_known || (one_key && keys.size() != 1))) faults.push_back({Fault::no_key, check.id});
    bool const found = std::any_of(lesson.blocks.begin(), lesson.blocks.end(), [&](LessonBlock const& other) { return other.kind == Kind::heading && other.id == check.see; });
    if (!check.see.empty() && !found) faults.push_back({Fault::no_section, check.id + " " + check.see});
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
    static constexpr std::string_view names[] = {"no_title", "not_closed", "unknown_block", "unknown_form", "few_options", "no_key", "odd_option", "id_twice", "no_section"};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<LessonFault> faults_of(std::string_view source, std::set<std::string> const& others)
{
    std::vector<LessonFault> faults;
    auto const lesson = parse_lesson(source);
    if (lesson.title.empty()) faults.push_back({Fault::no_title, {}});
    look_at_lines(source, faults);
    auto seen = others;
    for (auto const& block : lesson.blocks) {
        if (has_id(block) && !seen.insert(block.id).second) faults.push_back({Fault::id_twice, block.id});
        if (block.kind == Kind::check) look_at_check(block, lesson, faults);
    }
    return faults;
}

std::set<std::string> block_ids(CourseText const& text, std::string_view but)
{
    std::set<std::string> ids;
    for (auto const& id : text.lessons())
        if (id != but)
            for (auto const& block : text.lesson(id, "fr").blocks)
                if (has_id(block)) ids.insert(block.id);
    return ids;
}

std::string write_blocks(std::vector<LessonBlock> blocks, std::set<std::string> taken)
{
    std::string out;
    int number = 0;
    for (auto& block : blocks) {
        while (has_id(block) && block.id.empty())
            if (auto const id = "Q" + std::to_string(++number); taken.insert(id).second) block.id = id;
        if (block.kind == Kind::check) {
            out += "::: check " + block.id + " " + block.form + (block.key.empty() ? "" : " key=" + block.key) + (block.see.empty() ? "" : " see=" + block.see) + "\n" + block.text + "\n";
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
    LessonDraft draft{lesson.title, lesson.minutes > 0 ? std::to_string(lesson.minutes) : std::string(), join(lesson.objectives, "\n"), {}};
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
