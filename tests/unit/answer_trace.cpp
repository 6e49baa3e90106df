// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/answer_trace.h"

#include "unit/page_reader.h"

#include <algorithm>

namespace abri::tests {

namespace {

constexpr int most_a_field = 6;   // files in which a field is tried before it counts as one that nobody sees

// Everything that a person sees of the file where the work is, but for the entry itself.
std::string what_is_seen(Story const& story)
{
    static constexpr char const* of_the_work[] = {"",
                                                  "/before-visit",
                                                  "/identity",
                                                  "/sharing",
                                                  "/child-copy",
                                                  "/do/follow_up",
                                                  "/do/review",
                                                  "/do/closure",
                                                  "/do/case_plan",
                                                  "/do/comprehensive_assessment",
                                                  "/do/exception_review",
                                                  "/do/plan_approval",
                                                  "/do/closure_opinion"};
    static constexpr char const* of_the_manager[] = {"", "/do/closure_decision", "/do/transfer_decision"};
    std::string all;
    auto const add = [&](Actor const& reader, std::span<char const* const> pages) {
        PageReader const looks(story, reader);
        for (auto const* page : pages) all += looks.get(looks.case_path(page)).response.body;
    };
    add(story.supervisor, of_the_work);
    add(story.manager, of_the_manager);
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
    Sighting sighting{before, form, written, by, {}};
    for (auto const& section : before.catalogue().form(form)->sections)
        for (auto const& field : section.fields) {
            if (field.type != FieldType::rows) {
                try_others(sighting, field, field.code);
                continue;
            }
            for (auto const& inner : field.fields) try_others(sighting, inner, field.code + ".0." + inner.code);
        }
}

static std::string result_of(Story const& before, std::string const& form, Fields const& fields, Actor const& by)
{
    auto story = before;
    auto const refused = story.submit(form, fields, &by);
    return refused.empty() ? what_is_seen(story) : "refused: " + refused.front();
}

void AnswerTrace::try_others(Sighting& sighting, Field const& field, std::string const& name)
{
    auto const& written = sighting.written;
    bool const is_choice =
        field.type == FieldType::yesno || field.type == FieldType::choice || field.type == FieldType::multi;
    auto const given = std::find_if(written.begin(), written.end(), [&](auto const& one) { return one.first == name; });
    if (!is_choice || given == written.end() || given->second.empty()) return;
    auto const key = sighting.form + "." + field.code;
    met.insert(key);
    if (seen.contains(key) || ++times_[key] > most_a_field) return;
    auto& as_it_was = sighting.as_it_was;
    if (as_it_was.empty()) as_it_was = result_of(sighting.before, sighting.form, written, sighting.by);
    for (auto const& answer : other_answers(field, sighting.before.catalogue(), given->second)) {
        auto fields = written;
        std::erase_if(fields, [&](auto const& one) { return one.first == name; });
        fields.emplace_back(name, answer);
        if (result_of(sighting.before, sighting.form, fields, sighting.by) == as_it_was) continue;
        seen.insert(key);
        return;
    }
}

}  // namespace abri::tests
