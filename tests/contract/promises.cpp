// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "contract/promises.h"

#include "crypto/keys.h"
#include "store/audit_chain.h"
#include "store/group_commit.h"

#include <doctest/doctest.h>

namespace abri::testing {

ledger::Hasher const& contract_hasher()
{
    static crypto::Blake2Hasher const hasher;
    return hasher;
}

ledger::Entry contract_entry(std::uint8_t file, std::uint64_t seq, std::uint8_t id)
{
    ledger::Entry made;
    made.header.file = FileId{{file}};
    made.header.entry = EntryId{{id}};
    made.header.at = {OriginId{{3}}, 1, seq};
    made.parts = {Bytes{1, id}, Bytes{2, id}, std::nullopt};
    made.header.part_hashes[1] = contract_hasher().hash(*made.parts[1]);
    return made;
}

// What every store promises, whatever stands behind it.
void keeps_its_promises(store::Store& store)
{
    store::Batch first;
    first.entries = {contract_entry(1, 1, 11), contract_entry(1, 2, 12), contract_entry(2, 1, 21)};
    first.wraps = {{FileId{{1}}, PersonId{{5}}, store::WrapKind::content, 0, Bytes{9}},
                   {FileId{{1}}, PersonId{{6}}, store::WrapKind::content, 77, Bytes{8}}};
    first.cards = {{FileId{{1}}, 1, "heads", Bytes{4, 4}}};
    first.card_keys = {{1, Bytes{7}}};
    first.logins = {{PersonId{{5}}, "claire", Bytes{1, 2}}};
    first.settings = {{"counter", Bytes{0}}};
    first.search_pages = {{0, Bytes{3}}};
    first.audit_lines = {Bytes{1}, Bytes{2}};
    store.commit({first});

    SUBCASE("entries come back in order, whole, and identity only when asked for")
    {
        auto const found = store.entries(FileId{{1}}, store::Store::Identity::load);
        REQUIRE(found.size() == 2);
        CHECK(found[1].header.entry == EntryId{{12}});
        CHECK(ledger::encode(found[0].header) == ledger::encode(first.entries[0].header));
        CHECK(found[0].parts == first.entries[0].parts);
        CHECK_FALSE(store.entries(FileId{{1}}, store::Store::Identity::leave)[0].parts[1]);
        CHECK(store.entries(FileId{{99}}, store::Store::Identity::load).empty());
        CHECK(store.has_entry(EntryId{{12}}));
        CHECK_FALSE(store.has_entry(EntryId{{13}}));
        CHECK(store.files(ledger::FileKind::child).size() == 2);
        CHECK(store.files(ledger::FileKind::staff_directory).empty());
    }
    SUBCASE("a second entry at the same place, or with the same id, is refused and nothing of its batch is kept")
    {
        auto other_name = contract_entry(1, 3, 11);
        other_name.parts[1] = Bytes{66};
        for (auto const& clash : {contract_entry(1, 2, 99), other_name}) {
            store::Batch bad;
            bad.entries = {clash};
            bad.audit_lines = {Bytes{66}};
            bad.settings = {{"counter", Bytes{1}}};
            CHECK_THROWS_AS(store.commit({bad}), store::StoreError);
        }
        CHECK(*store.setting("counter") == Bytes{0});
        CHECK(store.entries(FileId{{1}}, store::Store::Identity::load)[0].parts[1] == first.entries[0].parts[1]);
        std::size_t lines = 0;
        store.audit(1, [&](store::AuditRow const&) { ++lines; });
        CHECK(lines == 2);
    }
    SUBCASE("wraps are found by file and by recipient, replaced, and dropped")
    {
        CHECK(store.wraps(FileId{{1}}).size() == 2);
        REQUIRE(store.wraps_for(PersonId{{6}}).size() == 1);
        CHECK(store.wraps_for(PersonId{{6}}).front().expires_minute == 77);
        store::Batch change;
        change.wraps = {{FileId{{1}}, PersonId{{5}}, store::WrapKind::content, 0, Bytes{5, 5}}};
        change.dropped_wraps = {{FileId{{1}}, PersonId{{6}}}};
        store.commit({change});
        REQUIRE(store.wraps(FileId{{1}}).size() == 1);
        CHECK(store.wraps(FileId{{1}}).front().sealed == Bytes{5, 5});
    }
    SUBCASE("cards, keys, logins, settings and search pages are kept and replaced")
    {
        store::Batch change;
        change.cards = {{FileId{{1}}, 1, "later", Bytes{6}}};
        change.logins = {{PersonId{{5}}, "claire", Bytes{3}}};
        change.settings = {{"counter", Bytes{2}}};
        change.search_pages = {{0, Bytes{4}}, {1, Bytes{5}}};
        store.commit({change});
        std::vector<store::CardRow> cards;
        store.cards([&](store::CardRow const& row) { cards.push_back(row); });
        REQUIRE(cards.size() == 1);
        CHECK(cards.front().heads == "later");
        CHECK(store.card_keys().size() == 1);
        REQUIRE(store.logins().size() == 1);
        CHECK(store.logins().front().lock == Bytes{3});
        CHECK(*store.setting("counter") == Bytes{2});
        CHECK_FALSE(store.setting("nothing"));
        CHECK(store.search_pages().size() == 2);
        REQUIRE(store.last_search_page());
        CHECK(*store.last_search_page() == std::pair(std::uint32_t{1}, Bytes{5}));
    }
    SUBCASE("drafts belong to their author, are replaced, and dropped")
    {
        PersonId const claire{{5}}, bruno{{6}};
        store::Batch typed;
        typed.drafts = {{claire, Bytes{1}, Bytes{10}}, {claire, Bytes{2}, Bytes{20}}, {bruno, Bytes{1}, Bytes{30}}};
        store.commit({typed});
        store::Batch later;
        later.drafts = {{claire, Bytes{1}, Bytes{11, 0, 255}}};
        later.dropped_drafts = {{claire, Bytes{2}, {}}};
        store.commit({later});
        REQUIRE(store.drafts_of(claire).size() == 1);
        CHECK(store.drafts_of(claire).front().sealed == Bytes{11, 0, 255});
        CHECK(store.drafts_of(bruno).size() == 1);
        CHECK(store.drafts_of(PersonId{{7}}).empty());
    }
    SUBCASE("whose session it was is known until it is forgotten")
    {
        store::Batch signed_in;
        signed_in.session_owners = {{Bytes{1}, PersonId{{5}}, 100}, {Bytes{2}, PersonId{{6}}, 200}};
        store.commit({signed_in});
        REQUIRE(store.session_owner(Bytes{1}));
        CHECK(store.session_owner(Bytes{1})->person == PersonId{{5}});
        store::Batch later;
        later.forget_sessions_before = 200;
        store.commit({later});
        CHECK_FALSE(store.session_owner(Bytes{1}));
        CHECK(store.session_owner(Bytes{2})->began_minute == 200);
        store::Batch changed;
        changed.forget_sessions_of = {PersonId{{6}}};
        changed.session_owners = {{Bytes{4}, PersonId{{6}}, 400}};
        store.commit({changed});
        CHECK_FALSE(store.session_owner(Bytes{2}));
        CHECK(store.session_owner(Bytes{4}));
        store::Batch left;
        left.forgotten_sessions = {Bytes{4}};
        store.commit({left});
        CHECK_FALSE(store.session_owner(Bytes{4}));
    }
    SUBCASE("audit lines form one chain over all batches")
    {
        store::Batch more;
        more.audit_lines = {Bytes{3}};
        store.commit({more, more});
        std::uint64_t seq = 0;
        store.audit(1, [&](store::AuditRow const& row) { CHECK(row.seq == ++seq); });
        CHECK(seq == 4);
        CHECK(store::first_broken_audit_line(store, contract_hasher()) == 0);
    }
    SUBCASE("eight clients at once lose nothing")
    {
        store::GroupCommit committer(store);
        std::vector<std::jthread> clients;
        for (std::uint8_t client = 0; client < 8; ++client)
            clients.emplace_back([&, client] {
                for (std::uint8_t i = 1; i <= 20; ++i) {
                    store::Batch batch;
                    batch.entries = {
                        contract_entry(static_cast<std::uint8_t>(100 + client), i, static_cast<std::uint8_t>(i))};
                    batch.entries[0].header.entry.bytes[1] = static_cast<std::uint8_t>(100 + client);
                    batch.audit_lines = {Bytes{client, i}};
                    committer.append(std::move(batch));
                }
            });
        clients.clear();
        for (std::uint8_t client = 0; client < 8; ++client)
            CHECK(store.entries(FileId{{static_cast<std::uint8_t>(100 + client)}}, store::Store::Identity::leave)
                      .size() == 20);
        CHECK(store::first_broken_audit_line(store, contract_hasher()) == 0);
    }
}

void grows_with_the_program(std::function<std::unique_ptr<store::Database>()> const& open)
{
    using store::Database;
    std::vector<store::Migration> steps(store::migrations().begin(), store::migrations().end());
    auto const next = steps.back().version + 1;
    {
        auto const database = open();
        store::migrate(*database, store::Half::main, steps);
        CHECK(database->version() == steps.back().version);
        database->run("insert into settings(agency, name, value) values($1, $2, $3)",
                      {Bytes{1}, std::string("kept"), Bytes{7}});
    }
    // A step that fails half way leaves the database as it was.
    auto failing = steps;
    failing.push_back({next,
                       [](Database& database) {
                           store::add_column(database, "settings", "half_done", store::ColumnType::number, "0");
                           throw store::StoreError("the power went");
                       },
                       nullptr});
    CHECK_THROWS_AS(store::migrate(*open(), store::Half::main, failing), store::StoreError);
    CHECK(open()->version() == steps.back().version);
    CHECK_THROWS_AS(open()->run("select half_done from settings"), store::StoreError);

    steps.push_back(
        {next,
         [](Database& database) { store::add_column(database, "settings", "since", store::ColumnType::number, "5"); },
         nullptr});
    auto const database = open();
    store::migrate(*database, store::Half::main, steps);
    CHECK(database->version() == next);
    std::int64_t since = 0;
    database->query("select since from settings where name = 'kept'", {},
                    [&](store::Row const& row) { since = row.integer(0); });
    CHECK(since == 5);
    store::migrate(*database, store::Half::main, steps);   // nothing left to do
    // What this program does not know it does not touch.
    CHECK_THROWS_AS(store::migrate(*database, store::Half::main), store::StoreError);
}

}  // namespace abri::testing
