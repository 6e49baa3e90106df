// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/protection/key_rules.h"

#include "core/casework/steps.h"
#include "core/protection/posts.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

using namespace abri;

namespace {

using Kind = KeyChange::Kind;

PersonId const worker{{1}}, colleague{{2}}, other_worker{{3}}, stranger{{4}};
PersonId const management = post_id("management"), supervision = post_id("supervision:nord"),
               continuity = post_id("continuity");
PersonId const readers[] = {worker,       colleague,
                            other_worker, stranger,
                            management,   supervision,
                            continuity,   post_id("supervision:sud"),
                            PersonId{},   post_id("office index")};

// A file under way that `worker` carries, at this stage.
CaseFile file_at(Stage stage)
{
    CaseFile file;
    file.history.push_back({});
    file.stage = stage;
    file.key_worker = worker;
    file.shared.set("key_worker", worker.text());
    file.registration.emplace();
    if (stage == Stage::closure_requested) file.cycle.closure.emplace();
    if (stage == Stage::transfer_requested) file.transfer.emplace().before = Stage::implementing;
    return file;
}

CaseFile after(CaseFile file, std::string_view fact, Answers const& answers, Answers const& shared)
{
    Recorded recorded;
    recorded.kind = fact;
    recorded.answers = answers;
    recorded.shared = shared;
    evolve(file, recorded);
    return file;
}

Answers with(std::initializer_list<std::pair<char const*, std::string>> values)
{
    Answers out;
    for (auto const& [name, value] : values) out.set(name, value);
    return out;
}

}  // namespace

TEST_CASE("every fact of a child's file × every reader: whose key it gives or takes, and nobody else's")
{
    struct Row {
        Stage before;
        Answers answers, shared;
        std::vector<KeyChange> changes;
    };
    KeyChange const routed{Kind::grant, management, Parts::content};
    // Every other fact moves no key, at whatever stage it is written.
    std::multimap<std::string_view, Row> const rows = {
        {"closure_requested", {Stage::implementing, {}, {}, {routed}}},
        {"closure_decided",
         {Stage::closure_requested, with({{"decision", "authorise"}}), {}, {{Kind::withdraw, management}}}},
        {"closure_decided",
         {Stage::closure_requested, with({{"decision", "return"}}), {}, {{Kind::withdraw, management}}}},
        {"request_withdrawn", {Stage::closure_requested, {}, {}, {{Kind::withdraw, management}}}},
        {"request_withdrawn", {Stage::transfer_requested, {}, {}, {{Kind::withdraw, management}}}},
        {"follow_up_done",
         {Stage::closure_requested, with({{"risk_increased", "yes"}}), {}, {{Kind::withdraw, management}}}},
        {"transfer_requested", {Stage::implementing, {}, {}, {routed}}},
        {"transfer_decided",
         {Stage::transfer_requested, with({{"decision", "authorise"}}), {}, {{Kind::withdraw, management}}}},
        {"transfer_decided",
         {Stage::transfer_requested, with({{"decision", "return"}}), {}, {{Kind::withdraw, management}}}},
        {"conflict_declared",
         {Stage::implementing,
          with({{"person", colleague.text()}}),
          with({{("conflict." + colleague.text()).c_str(), "yes"}}),
          {{Kind::withdraw, colleague}}}},
        {"key_worker_changed",
         {Stage::implementing,
          {},
          with({{"key_worker", other_worker.text()}}),
          {{Kind::withdraw, worker}, {Kind::grant, other_worker}}}},
        {"key_worker_changed",
         {Stage::implementing, {}, with({{"key_worker", worker.text()}}), {{Kind::grant, worker}}}},
        {"stand_in_named",
         {Stage::implementing,
          {},
          with({{"stand_in", colleague.text() + " 2026-03-02 2026-03-09"}}),
          {{Kind::grant, colleague, Parts::all, parse_date("2026-03-09")}}}},
        {"stand_in_named", {Stage::implementing, {}, with({{"stand_in", "-"}}), {}}},
        {"team_changed",
         {Stage::implementing,
          with({{"team", "sud"}, {"from_team", "nord"}}),
          with({{"key_worker", other_worker.text()}, {"team", "sud"}}),
          {{Kind::withdraw, worker},
           {Kind::grant, other_worker},
           {Kind::grant, post_id("supervision:sud")},
           {Kind::withdraw, supervision}}}},
    };
    for (auto const& step : case_steps()) {
        std::vector<Row> of_fact;
        for (auto [row, end] = rows.equal_range(step.fact); row != end; ++row) of_fact.push_back(row->second);
        if (of_fact.empty())
            for (auto stage : {Stage::screened, Stage::implementing, Stage::closed})
                of_fact.push_back({stage, {}, {}, {}});
        for (auto const& row : of_fact) {
            auto const before = file_at(row.before);
            auto const changes = key_changes(before, after(before, step.fact, row.answers, row.shared));
            CAPTURE(step.fact);
            for (auto const& reader : readers) {
                std::vector<KeyChange> wanted, got;
                for (auto const& change : row.changes)
                    if (change.who == reader) wanted.push_back(change);
                for (auto const& change : changes)
                    if (change.who == reader) got.push_back(change);
                CHECK(wanted == got);
            }
            CHECK(changes.size() == row.changes.size());
        }
    }
}

TEST_CASE("a change that waits for no manager any more, and one that waits on, are told apart")
{
    auto const waiting = file_at(Stage::closure_requested);
    CHECK(key_changes(waiting, after(waiting, "case_note_written", {}, {})).empty());
    auto reopened = waiting;
    reopened.stage = Stage::implementing;
    CHECK(key_changes(waiting, reopened) == std::vector<KeyChange>{{Kind::withdraw, management}});
}

TEST_CASE("a file that begins gives nothing beyond its first readers, whoever carries it [R-087]")
{
    auto begun = file_at(Stage::identified);
    CHECK(key_changes({}, begun).empty());
    auto const first = readers_of_child(worker, "nord");
    CHECK(first == std::vector<KeyHolder>{{worker}, {supervision}, {continuity, Parts::content_and_identity}});
    CHECK(readers_of_child({}, "nord").front() == KeyHolder{supervision});
}

TEST_CASE("a conflict declared twice takes no second key, and one of another person only hers [R-080]")
{
    auto file = file_at(Stage::implementing);
    file.shared.set("conflict." + colleague.text(), "yes");
    auto const again = after(file, "conflict_declared", {}, with({{("conflict." + colleague.text()).c_str(), "yes"}}));
    CHECK(key_changes(file, again).empty());
    auto const own = after(file, "conflict_declared", {}, with({{("conflict." + worker.text()).c_str(), "yes"}}));
    CHECK(key_changes(file, own) == std::vector<KeyChange>{{Kind::withdraw, worker}});
}

TEST_CASE("the office's own files: two people, a team of those let in, one alone; what is strict never for continuity")
{
    CHECK(readers_of_note(worker) == std::vector<KeyHolder>{{worker}});
    CHECK(readers_of_two(worker, colleague).size() == 3);
    CHECK(readers_of_learner(worker).size() == 2);
    CHECK(readers_in_office(worker)[1].who == post_id("office index"));
    std::vector<StaffMember> const staff = {{worker, "a", "A", "nord", Role::caseworker},
                                            {colleague, "b", "B", "nord", Role::caseworker, false},
                                            {other_worker, "c", "C", "sud", Role::caseworker},
                                            {stranger, "d", "D", "nord", Role::administrator},
                                            {PersonId{{5}}, "e", "E", "nord", Role::caseworker}};
    auto const team = readers_in_team(staff, "nord", {worker, colleague, other_worker, stranger});
    CHECK(team == std::vector<KeyHolder>{{worker}, {continuity, Parts::content_and_identity}});
    for (auto const& all : {readers_of_child(worker, "nord"), readers_of_two(worker, colleague),
                            readers_of_learner(worker), readers_in_office(worker), team})
        for (auto const& holder : all) CHECK((holder.who != continuity || holder.parts != Parts::all));
}
