// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// Whether an answer is the right one.
#include "base/text.h"
#include "core/learning/course.h"
#include "core/learning/number_range.h"

#include <algorithm>

namespace abri {

namespace {

// '*' stands for any text, also none. What does not fit is tried again from the last star only: no pattern takes long.
bool fits(std::string_view pattern, std::string_view text)
{
    std::size_t at = 0, in = 0, star = pattern.npos, from = 0;
    while (in < text.size()) {
        if (at < pattern.size() && pattern[at] == '*') star = at++, from = in;
        else if (at < pattern.size() && pattern[at] == text[in]) ++at, ++in;
        else if (star != pattern.npos) at = star + 1, in = ++from;
        else return false;
    }
    while (at < pattern.size() && pattern[at] == '*') ++at;
    return at == pattern.size();
}

// Case, accents and spaces do not count: who learns is not asked to spell. The wildcard stays.
std::string folded(std::string_view text)
{
    std::vector<std::string> parts;
    for (auto part : split(text, '*')) parts.push_back(fold_latin(trim(part)));
    return join(parts, "*");
}

bool is_same_set(std::string_view ids, std::string_view others)
{
    auto one = split(ids, ','), two = split(others, ',');
    std::sort(one.begin(), one.end());
    std::sort(two.begin(), two.end());
    return one == two;
}

}  // namespace

bool is_option(LessonBlock const& check, CheckOption const& option, std::string_view typed)
{
    if (option.text == "*") return true;   // whatever else somebody answers
    if (check.form == "number") return lies_within(option.text, typed);
    // Nobody types a star and has it stand for everything.
    std::string plain(typed.substr(0, 200));
    std::replace(plain.begin(), plain.end(), '*', ' ');
    auto const pattern = folded(option.text), text = folded(plain);
    // Signs alone fold to nothing: then they are compared as they are.
    return pattern.empty() || text.empty() ? trim(option.text) == trim(typed) : fits(pattern, text);
}

bool is_right(LessonBlock const& check, std::string_view answer)
{
    if (answer.empty()) return false;
    if (check.form == "several") return is_same_set(answer, check.key);
    if (check.form == "short" || check.form == "number")
        return std::any_of(check.options.begin(), check.options.end(), [&](CheckOption const& option) {
            return has_code(check.key, option.id) && is_option(check, option, answer);
        });
    if (check.form != "match") return answer == check.key;
    return !check.options.empty() &&
           std::all_of(check.options.begin(), check.options.end(),
                       [&](CheckOption const& option) { return has_code(answer, option.id + ":" + option.id); });
}

}  // namespace abri
