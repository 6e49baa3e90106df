// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

TEST_CASE("an identification of version 1 is raised to version 2 when it is read")
{
    struct {
        char const* urgent;
        char const* urgency;
    } const rows[] = {{"yes", "urgent"}, {"no", "none"}, {"", "none"}};
    for (auto const& row : rows) {
        ledger::Opened old;
        old.readable = true;
        old.header.at = {OriginId{{1}}, 1, 1};
        old.fact.kind = "child_identified";
        old.fact.version = 1;
        old.fact.writes = {{"identified_on", "2026-03-02T09:30", false, {}}, {"urgent", row.urgent, false, {}}};
        auto const file = actions::open_file(ledger::fold({old}), Minutes{0});
        CHECK(file.urgency == row.urgency);
        CHECK(file.history.front().version == 2);
    }
}

TEST_CASE("an entry of a newer version is kept, shown, and shuts the gates")
{
    auto story = Story().identified();
    auto entries = story.history().entries;
    ledger::Opened newer;
    newer.readable = true;
    newer.header.at = {OriginId{{7}}, 1, 2};
    newer.fact.kind = "from_the_future";
    newer.fact.stamp = {INT64_MAX, 0};
    entries.push_back(newer);
    auto const file = actions::open_file(ledger::fold(entries), Minutes{0});
    CHECK(file.unreadable_entries);
    CHECK(file.history.size() == 2);
    auto const decision =
        decide(*step_of_form("screening"), file, Answers{}, {story.policy, story.now, story.worker, {}, {}});
    REQUIRE_FALSE(decision);
    CHECK(decision.error().front().why == Refused::not_open_now);
}

TEST_CASE("a file with identity and strict parts missing folds to the same gates")
{
    auto story = Story().identified().screened().consented().registered().assessed();
    auto entries = story.history().entries;
    for (auto& entry : entries) {
        entry.has_identity = !entry.identity.empty();
        entry.identity.clear();
        entry.strict.clear();
    }
    auto const file = actions::open_file(ledger::fold(entries), Minutes{0});
    CHECK(file.stage == story.file().stage);
    CHECK(file.shared == story.file().shared);
    CHECK(file.history.front().identity_hidden);
}

TEST_CASE("a change of hands always leaves one key worker [R-161]")
{
    auto story = Story().identified();
    PersonId const next{{42}};
    Situation const situation{story.policy, story.now, story.supervisor, EntryId{{77}}, {}};
    auto const written =
        actions::assign_worker(story.history(), story.file(), next, "Enfant demande une femme", {}, {}, {}, situation);
    REQUIRE(written);
    CHECK(actions::with_entry(story.file(), story.history(), *written, story.supervisor.id, Minutes{0}).key_worker ==
          next);
    CHECK_FALSE(actions::assign_worker(story.history(), story.file(), PersonId{}, "Personne", {}, {}, {}, situation));
    Situation const by_worker{story.policy, story.now, story.worker, EntryId{{77}}, {}};
    CHECK_FALSE(actions::assign_worker(story.history(), story.file(), next, "x", {}, {}, {}, by_worker));
}

TEST_CASE("a file with one entry more is the file that all its entries open to")
{
    auto const story =
        Story().identified().screened().consented().registered().assessed().comprehended().planned().followed_up(
            "2026-03-20");
    auto const& all = story.history().entries;
    for (std::size_t count = 1; count <= all.size(); ++count) {
        auto const upto = [&](std::size_t last) {
            return ledger::fold({all.begin(), all.begin() + static_cast<std::ptrdiff_t>(last)});
        };
        auto const before = upto(count - 1), after = upto(count);
        auto const& latest = all[count - 1];
        actions::NewEntry const entry{latest.header.file, latest.header.entry, ledger::FileKind::child,
                                      latest.fact,        latest.identity,     latest.strict};
        auto const added = actions::with_entry(actions::open_file(before, Minutes{0}), before, entry,
                                               latest.header.author, Minutes{0});
        auto const opened = actions::open_file(after, Minutes{0});
        CHECK(encode(make_card(added, story.now)) == encode(make_card(opened, story.now)));
        CHECK(added.history.size() == opened.history.size());
        CHECK(added.history.back().answers == opened.history.back().answers);
    }
}
