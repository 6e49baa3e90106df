// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "contract/promises.h"
#include "store/audit_chain.h"
#include "store/group_commit.h"
#include "store/memory_store.h"
#include "store/schema.h"
#include "store/sql_store.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <future>
#include <optional>
#include <set>
#include <unistd.h>

using namespace abri;
using namespace abri::testing;

namespace {

auto const& hasher = contract_hasher();

// A folder of this test, gone at its end.
struct Folder {
    Folder()
    {
        std::string pattern = std::filesystem::temp_directory_path() / "abri-contract-XXXXXX";
        path = mkdtemp(pattern.data());
    }
    ~Folder() { std::filesystem::remove_all(path); }
    std::string path;
};

std::unique_ptr<store::Store> open_sqlite_store(Folder const& folder, bool with_vault = true,
                                                std::chrono::milliseconds patience = std::chrono::seconds(10))
{
    auto const opener = [&](char const* name) {
        return [path = folder.path + name] { return store::open_sqlite(path); };
    };
    auto const place = [](EntryId id) { return Bytes(id.bytes.begin(), id.bytes.end()); };
    return store::open_sql_store({opener("/main.db"), with_vault ? store::OpenDatabase(opener("/vault.db")) : nullptr,
                                  place, AgencyId{{1}}, patience},
                                 hasher);
}

}  // namespace

TEST_CASE("the memory store keeps the contract")
{
    auto const store = store::open_memory_store(hasher);
    keeps_its_promises(*store);
}

TEST_CASE("the SQLite store keeps the contract")
{
    Folder const folder;
    auto const store = open_sqlite_store(folder);
    keeps_its_promises(*store);
}

TEST_CASE("what was committed is there after the store was closed")
{
    Folder const folder;
    {
        store::Batch batch;
        batch.entries = {contract_entry(1, 1, 11)};
        batch.audit_lines = {Bytes{1}};
        open_sqlite_store(folder)->commit({batch});
    }
    auto const again = open_sqlite_store(folder);
    CHECK(again->entries(FileId{{1}}, store::Store::Identity::load).size() == 1);
    CHECK(store::first_broken_audit_line(*again, hasher) == 0);
}

TEST_CASE("without the vault everything but identity is there")
{
    Folder const folder;
    {
        store::Batch batch;
        batch.entries = {contract_entry(1, 1, 11)};
        open_sqlite_store(folder)->commit({batch});
    }
    auto const store = open_sqlite_store(folder, false);
    auto const found = store->entries(FileId{{1}}, store::Store::Identity::load);
    REQUIRE(found.size() == 1);
    CHECK(found[0].parts[0]);
    CHECK_FALSE(found[0].parts[1]);
    store::Batch with_name;
    with_name.entries = {contract_entry(1, 2, 12)};
    CHECK_THROWS_AS(store->commit({with_name}), store::StoreError);
}

TEST_CASE("who waits for a commit that gets no answer is told, and what is kept after all is seen")
{
    using namespace std::chrono_literals;
    Folder const folder;
    auto const store = open_sqlite_store(folder, true, 60s);
    auto const kind_of = [](auto const& act) {
        try {
            act();
        } catch (store::StoreError const& error) {
            return std::optional(error.kind);
        }
        return std::optional<store::StoreError::Kind>();
    };
    store::Batch card;
    card.cards = {{FileId{{1}}, 1, "heads", Bytes{4}}};
    store->commit({card});

    // Somebody holds the database and lets nobody in.
    std::promise<void> held, let_go;
    std::jthread const holder([&] {
        store->cards([&](store::CardRow const&) {
            held.set_value();
            let_go.get_future().wait();
        });
    });
    held.get_future().wait();
    store::GroupCommit committer(*store, 20ms);
    auto const append = [&](std::uint8_t id) {
        store::Batch batch;
        batch.entries = {contract_entry(id, 1, id)};
        committer.append(std::move(batch));
    };
    CHECK(kind_of([&] { append(7); }) == store::StoreError::Kind::late);
    CHECK(committer.hangs());
    CHECK(kind_of([&] { append(8); }) == store::StoreError::Kind::late);   // has not begun, and will not
    CHECK(committer.kept_late() == 0);
    let_go.set_value();
    while (committer.hangs()) std::this_thread::sleep_for(1ms);
    CHECK(store->has_entry(EntryId{{7}}));
    CHECK_FALSE(store->has_entry(EntryId{{8}}));
    CHECK(committer.kept_late() == 1);
    CHECK_FALSE(kind_of([&] { append(9); }));
}

TEST_CASE("a call that another one keeps waiting gives up")
{
    using namespace std::chrono_literals;
    Folder const folder;
    auto const store = open_sqlite_store(folder, true, 5ms);
    store->check();
    store::Batch card;
    card.cards = {{FileId{{1}}, 1, "heads", Bytes{4}}};
    store->commit({card});
    store->cards([&](store::CardRow const&) {
        std::jthread const other([&] { CHECK_THROWS_AS(store->check(), store::StoreError); });
    });
    store->check();   // nothing was closed
    CHECK(store->generation() == 0);
    CHECK_FALSE(store->superseded());
}

TEST_CASE("an audit line altered by hand is found")
{
    Folder const folder;
    {
        store::Batch batch;
        batch.audit_lines = {Bytes{1}, Bytes{2}, Bytes{3}};
        open_sqlite_store(folder)->commit({batch});
    }
    store::open_sqlite(folder.path + "/main.db")->run("update audit set line = x'09' where seq = 2");
    CHECK(store::first_broken_audit_line(*open_sqlite_store(folder), hasher) == 2);
}

TEST_CASE("every table and column of the databases is in the register, and the other way round")
{
    Folder const folder;
    open_sqlite_store(folder);
    for (auto const half : {store::Half::main, store::Half::vault}) {
        std::set<std::string> registered, found;
        for (auto const& column : store::columns(half))
            registered.insert(std::string(column.table) + "." + column.name);
        auto const database = store::open_sqlite(folder.path + (half == store::Half::main ? "/main.db" : "/vault.db"));
        database->query(
            "select m.name, p.name from sqlite_master m, pragma_table_info(m.name) p where m.type = 'table'", {},
            [&](store::Row const& row) { found.insert(row.text(0) + "." + row.text(1)); });
        CHECK(registered == found);
    }
}

TEST_CASE("an older SQLite database becomes the newest, and a copy of it is kept")
{
    Folder const folder;
    auto const open = [&] { return store::open_sqlite(folder.path + "/main.db"); };
    grows_with_the_program(open);
    auto const kept = folder.path + "/main.db.before-v" + std::to_string(store::migrations().back().version + 1);
    REQUIRE(std::filesystem::exists(kept));
    auto const copy = store::open_sqlite(kept);
    CHECK(copy->version() == store::migrations().back().version);
    int rows = 0;
    copy->query("select name from settings where name = 'kept'", {}, [&](store::Row const&) { ++rows; });
    CHECK(rows == 1);
}
