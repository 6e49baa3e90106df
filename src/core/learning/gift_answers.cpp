// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/learning/gift_answers.h"

#include "base/text.h"

#include <algorithm>

namespace abri {

namespace {

// "%50%", "%-33.3333%": what is written between the signs, or nothing where it is no weight.
std::string_view take_weight(std::string_view& text)
{
    auto const end = text.starts_with('%') ? text.find('%', 1) : text.npos;
    if (end == text.npos || end < 2) return {};
    auto const weight = text.substr(1, end - 1);
    bool const is_number = weight.find_first_not_of("0123456789.", weight[0] == '-') == weight.npos &&
                           weight.find_first_of("0123456789") != weight.npos;
    if (!is_number) return {};
    text = trim(text.substr(end + 1));
    return weight;
}

Credit credit_of(std::string_view weight)
{
    if (weight[0] == '-' || weight.find_first_not_of("0.") == weight.npos) return Credit::none;
    return parse_count(weight.substr(0, weight.find('.'))) >= 100 ? Credit::full : Credit::part;
}

GiftAnswer answer_of(std::string_view text, char mark, Credit credit)
{
    GiftAnswer answer{mark, credit, {}, {}};
    answer.text = take_until(text, "#");
    answer.feedback = text;
    if (auto const weight = take_weight(answer.text); !weight.empty()) answer.credit = credit_of(weight);
    return answer;
}

}  // namespace

GiftFormat take_format(std::string_view& text, GiftFormat usual)
{
    static constexpr std::string_view names[] = {"[moodle]", "[html]", "[plain]", "[markdown]"};
    text = trim(text);
    for (std::size_t i = 0; i < std::size(names); ++i)
        if (text.starts_with(names[i])) return text.remove_prefix(names[i].size()), static_cast<GiftFormat>(i);
    return usual;
}

std::string_view take_until(std::string_view& text, std::string_view separator)
{
    auto const at = text.find(separator);
    auto const before = text.substr(0, at);
    text = at == text.npos ? std::string_view() : text.substr(at + separator.size());
    return trim(before);
}

std::vector<GiftAnswer> gift_answers(std::string_view text, Credit unmarked)
{
    std::vector<GiftAnswer> answers;
    for (char mark = '\0';;) {
        auto const end = std::min(text.find_first_of("=~"), text.size());
        auto const one = trim(text.substr(0, end));
        auto const credit = mark == '=' ? Credit::full : mark == '~' ? Credit::none : unmarked;
        if (mark != '\0' || !one.empty()) answers.push_back(answer_of(one, mark, credit));
        if (end == text.size()) return answers;
        mark = text[end];
        text.remove_prefix(end + 1);
    }
}

}  // namespace abri
