// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/supervision/action_items.h"

#include <algorithm>

namespace abri {

static void collect(std::vector<ActionItem>& into, Recorded const& recorded)
{
    for (char const* list : {"supervisor_actions", "worker_actions", "agreed_actions"}) {
        for (int i = 0; i < most_rows; ++i) {
            auto const row = std::string(list) + "." + std::to_string(i);
            auto const what = recorded.answers[row + ".what"];
            if (what.empty()) continue;
            ActionItem item{recorded.entry,
                            row,
                            recorded.form,
                            list == std::string_view("supervisor_actions"),
                            PersonId::parse(recorded.answers[row + ".who"]).value_or(PersonId{}),
                            std::string(what),
                            recorded.answers.date(row + ".due_on"),
                            day_of(recorded.at)};
            into.push_back(std::move(item));
        }
    }
}

// An observation, a shadowing, a file that was checked, a case discussed: each is talked about again.
static void collect_follow_up(std::vector<ActionItem>& into, Recorded const& recorded)
{
    if (auto const day = recorded.answers.date("follow_up_on"))
        into.push_back({recorded.entry, "follow_up_on", recorded.form, true, {}, {}, day, day_of(recorded.at)});
}

// By its place in the record it stands in; records of before that named it by its words alone.
static bool is_meant(ActionItem const& item, Answers const& told)
{
    return told["source"] == item.source.text() &&
           (told["row"].empty() ? told["what"] == item.what : told["row"] == item.row);
}

static void settle(std::vector<ActionItem>& items, Answers const& told, Recorded const& by)
{
    for (auto& item : items) {
        if (!is_meant(item, told)) continue;
        if (told.is("state", "done") || told.is("state", "dropped")) {
            item.ended = told["state"];
            item.ended_by = by.author;
            item.ended_on = day_of(by.at);
        }
        if (told.is("state", "reopened")) item.ended.clear();
        if (told.is("state", "carried_over") && item.ended.empty()) {
            item.carried_over = true;
            if (auto const day = told.date("due_on")) item.due = day;
        }
    }
}

std::vector<ActionItem> all_actions(std::vector<Recorded> const& records)
{
    std::vector<ActionItem> items;
    for (auto const& recorded : records) {
        for (auto const& carried : recorded.answers.rows("carried")) settle(items, carried, recorded);
        if (recorded.kind == "action_settled") settle(items, recorded.answers, recorded);
        std::vector<ActionItem> said;
        collect(said, recorded);
        collect_follow_up(said, recorded);
        // What was decided is kept until it is done: minutes build a file of problems and measures.
        if (!rule(269_rule, said.empty())) items.insert(items.end(), said.begin(), said.end());
    }
    return items;
}

std::vector<ActionItem> open_actions(std::vector<Recorded> const& records)
{
    auto items = all_actions(records);
    std::erase_if(items, [](ActionItem const& item) { return !item.ended.empty(); });
    return items;
}

bool may_settle(ActionItem const& item, Actor const& actor, bool of_two)
{
    if (actor.role == Role::supervisor || actor.role == Role::manager) return true;
    if (item.supervisors) return false;
    return item.person.is_nil() ? of_two : item.person == actor.id;
}

}  // namespace abri
