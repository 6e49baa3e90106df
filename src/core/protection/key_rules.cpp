// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/protection/key_rules.h"

#include "core/casework/second_look.h"
#include "core/casework/steps.h"
#include "core/protection/posts.h"

#include <algorithm>

namespace abri {

namespace {

KeyHolder continuity() { return {post_id("continuity"), Parts::content_and_identity}; }

constexpr std::string_view conflict = "conflict.";

// People whose link with this file was declared by the entry.
std::vector<PersonId> newly_in_conflict(CaseFile const& before, CaseFile const& after)
{
    std::vector<PersonId> people;
    for (auto const& [name, value] : after.shared.all()) {
        auto const person =
            name.starts_with(conflict) ? PersonId::parse(std::string_view(name).substr(conflict.size())) : std::nullopt;
        if (person && has_conflict(after, *person) && !has_conflict(before, *person)) people.push_back(*person);
    }
    return people;
}

void add_stand_in(std::vector<KeyChange>& changes, CaseFile const& before, CaseFile const& after)
{
    using Kind = KeyChange::Kind;
    if (before.stand_in == after.stand_in) return;
    auto const& was = before.stand_in;
    auto const& is = after.stand_in;
    // Who carries the file now keeps her key, whatever she was before.
    if (was && was->who != after.key_worker && (!is || is->who != was->who))
        changes.push_back({Kind::withdraw, was->who});
    if (is && is->who != after.key_worker) changes.push_back({Kind::grant, is->who, Parts::all, is->until});
}

void add_team_change(std::vector<KeyChange>& changes, CaseFile const& after)
{
    using Kind = KeyChange::Kind;
    if (after.history.empty() || after.history.back().kind != "team_changed") return;
    auto const& answers = after.history.back().answers;
    auto const supervision = [](std::string_view team) { return post_id("supervision:" + std::string(team)); };
    changes.push_back({Kind::grant, supervision(answers["team"])});
    changes.push_back({Kind::withdraw, supervision(answers["from_team"])});
}

}  // namespace

std::vector<KeyHolder> readers_of_child(PersonId carrier, std::string_view team)
{
    std::vector<KeyHolder> readers;
    if (!carrier.is_nil()) readers.push_back({carrier});
    readers.push_back({post_id("supervision:" + std::string(team))});
    readers.push_back(continuity());
    return readers;
}

std::vector<KeyHolder> readers_in_office(PersonId author)
{
    return {{author}, {post_id("office index")}, continuity()};
}

std::vector<KeyHolder> readers_in_team(std::vector<StaffMember> const& staff, std::string_view team,
                                       std::set<PersonId> const& let_in)
{
    std::vector<KeyHolder> readers;
    for (auto const& member : staff)
        if (member.team == team && member.active && member.role != Role::administrator && let_in.contains(member.id))
            readers.push_back({member.id});
    readers.push_back(continuity());
    return readers;
}

std::vector<KeyHolder> readers_of_two(PersonId one, PersonId other) { return {{one}, {other}, continuity()}; }

std::vector<KeyHolder> readers_of_learner(PersonId learner) { return {{learner}, continuity()}; }

std::vector<KeyHolder> readers_of_note(PersonId author) { return {{author}}; }

std::vector<KeyChange> key_changes(CaseFile const& before, CaseFile const& after)
{
    using Kind = KeyChange::Kind;
    std::vector<KeyChange> changes;
    bool const begins = before.history.empty();
    // Assigned again to the same person she gets her keys again, should they have been lost.
    bool const is_assigned = !after.history.empty() && after.history.back().kind == "key_worker_changed";
    if (!begins && after.key_worker != before.key_worker) changes.push_back({Kind::withdraw, before.key_worker});
    if (!begins && (is_assigned || after.key_worker != before.key_worker))
        changes.push_back({Kind::grant, after.key_worker});
    add_stand_in(changes, before, after);
    add_team_change(changes, after);
    bool const waited = is_before_manager(before), waits = is_before_manager(after);
    // As long as the request: one that nobody has decided stays decidable, and late ones rise.
    if (waits && !waited) changes.push_back({Kind::grant, post_id("management"), Parts::content});
    if (waited && !waits) changes.push_back({Kind::withdraw, post_id("management")});
    for (auto const& person : newly_in_conflict(before, after)) changes.push_back({Kind::withdraw, person});
    std::erase_if(changes, [](KeyChange const& change) { return change.who.is_nil(); });
    return changes;
}

}  // namespace abri
