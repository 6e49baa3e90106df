// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// Whether an answer is the right one.
#include "base/text.h"
#include "core/learning/course.h"
#include "core/learning/number_range.h"

#include <algorithm>

namespace abri {

namespace {

// '*' stands for any text, also none.
bool fits(std::string_view pattern, std::string_view text)
{
    auto const star = pattern.find('*');
    if (star == pattern.npos) return pattern == text;
    if (!text.starts_with(pattern.substr(0, star))) return false;
    pattern.remove_prefix(star + 1), text.remove_prefix(star);
    for (std::size_t at = 0; at <= text.size(); ++at)
        if (fits(pattern, text.substr(at))) return true;
    return false;
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
    static constexpr std::size_t most_stars = 4;   // more would take too long to compare
    if (option.text == "*") return true;   // whatever else somebody answers
    if (check.form == "number") return lies_within(option.text, typed);
    if (std::count(option.text.begin(), option.text.end(), '*') > static_cast<std::ptrdiff_t>(most_stars)) return false;
    // Nobody types a star and has it stand for everything.
    std::string plain(typed.substr(0, 200));
    std::replace(plain.begin(), plain.end(), '*', ' ');
    return fits(folded(option.text), folded(plain));
}

bool is_right(LessonBlock const& check, std::string_view answer)
{
    if (answer.empty()) return false;
    if (check.form == "several") return is_same_set(answer, check.key);
    if (check.form == "short" || check.form == "number")
        return std::any_of(check.options.begin(), check.options.end(), [&](CheckOption const& option) { return has_code(check.key, option.id) && is_option(check, option, answer); });
    if (check.form != "match") return answer == check.key;
    auto const pairs = split(answer, ',');
    return pairs.size() == check.options.size() && std::all_of(pairs.begin(), pairs.end(), [](std::string_view pair) { return pair.size() == 3 && pair[0] == pair[2]; });
}

}  // namespace abri
