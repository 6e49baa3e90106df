// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/answer_trace.h"

#include "unit/page_reader.h"

#include <algorithm>

namespace abri::tests {

namespace {

constexpr int most_a_field = 6;   // files in which a field is tried before it counts as one that nobody sees

// Everything that a person sees of the file where the work is, but for the entry itself.
std::string what_is_seen(Story const& story, Actor const& by)
{
    std::string all;
    for (auto const& reader : {story.supervisor, by, story.manager}) {
        PageReader const pages(story, reader);
        for (char const* page :
             {"", "/before-visit", "/do/follow_up", "/do/review", "/do/closure", "/do/case_plan",
              "/do/exception_review", "/do/plan_approval", "/do/closure_opinion", "/do/closure_decision",
              "/do/transfer_decision", "/do/comprehensive_assessment", "/identity", "/sharing", "/child-copy"})
            all += pages.get(pages.case_path(page)).response.body;
    }
    for (auto const& due : deadlines(story.file(), story.now, 7)) all += std::string(due.what) + iso(due.at);
    return all;
}

std::vector<std::string> other_answers(Field const& field, Catalogue const& catalogue, std::string_view given)
{
    std::vector<std::string> others;
    if (field.type == FieldType::yesno) others = {"yes", "no"};
    else if (auto const list = catalogue.lists.find(field.list); list != catalogue.lists.end())
        others.assign(list->second.begin(), list->second.end());
    std::erase(others, given);
    if (others.size() > 5) others.resize(5);
    return others;
}

}  // namespace

std::vector<std::string> AnswerTrace::unseen() const
{
    std::vector<std::string> found;
    for (auto const& [key, times] : times_)
        if (times >= most_a_field && !seen.contains(key)) found.push_back(key);
    return found;
}

void AnswerTrace::look(Story const& before, std::string const& form, Fields const& written, Actor const& by)
{
    for (auto const& section : before.catalogue().form(form)->sections)
        for (auto const& field : section.fields) {
            if (field.type != FieldType::rows) {
                try_others(before, form, field, field.code, written, by);
                continue;
            }
            for (auto const& inner : field.fields)
                try_others(before, form, inner, field.code + ".0." + inner.code, written, by);
        }
}

void AnswerTrace::try_others(Story const& before, std::string const& form, Field const& field, std::string const& name,
                             Fields const& written, Actor const& by)
{
    bool const is_choice =
        field.type == FieldType::yesno || field.type == FieldType::choice || field.type == FieldType::multi;
    auto const given = std::find_if(written.begin(), written.end(), [&](auto const& one) { return one.first == name; });
    if (!is_choice || given == written.end() || given->second.empty()) return;
    auto const key = form + "." + field.code;
    met.insert(key);
    if (seen.contains(key) || ++times_[key] > most_a_field) return;
    auto const result = [&](std::string const& answer) -> std::string {
        auto story = before;
        auto fields = written;
        std::erase_if(fields, [&](auto const& one) { return one.first == name; });
        fields.emplace_back(name, answer);
        auto const refused = story.submit(form, fields, &by);
        return refused.empty() ? what_is_seen(story, by) : "refused: " + refused.front();
    };
    auto const as_it_was = result(given->second);
    for (auto const& answer : other_answers(field, before.catalogue(), given->second))
        if (result(answer) != as_it_was) {
            seen.insert(key);
            return;
        }
}

}  // namespace abri::tests
