// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "contract/promises.h"
#include "store/audit_chain.h"
#include "store/schema.h"
#include "store/sql_store.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <future>
#include <set>
#include <thread>

using namespace abri;
using namespace abri::testing;

namespace {

// Addresses of two databases of two roles, made by tests/postgres/contract.sh.
std::string address(char const* variable)
{
    auto const* value = std::getenv(variable);
    REQUIRE_MESSAGE(value != nullptr, variable << " is not set; run tests/postgres/contract.sh");
    return value;
}
std::string main_address() { return address("ABRI_TEST_MAIN"); }
std::string vault_address() { return address("ABRI_TEST_VAULT"); }

std::unique_ptr<store::Store> open_again()
{
    auto const place = [](EntryId id) { return Bytes(id.bytes.begin(), id.bytes.end()); };
    return store::open_sql_store({[] { return store::open_database(main_address()); },
                                  [] { return store::open_database(vault_address()); }, place, AgencyId{{1}}},
                                 contract_hasher());
}

std::unique_ptr<store::Store> open_empty()
{
    for (auto const& where : {main_address(), vault_address()}) {
        auto const database = store::open_database(where);
        database->run("drop schema public cascade");
        database->run("create schema public");
    }
    return open_again();
}

}  // namespace

TEST_CASE("the PostgreSQL store keeps the contract")
{
    auto const store = open_empty();
    keeps_its_promises(*store);
}

TEST_CASE("what was committed on PostgreSQL is there after the store was closed, and a second program takes the lease")
{
    store::Batch batch, later;
    batch.entries = {contract_entry(1, 1, 11)};
    batch.audit_lines = {Bytes{1}};
    auto const first = open_empty();
    first->commit({batch});
    auto const second = open_again();
    CHECK(second->entries(FileId{{1}}, store::Store::Identity::load).front().parts == batch.entries[0].parts);
    CHECK(store::first_broken_audit_line(*second, contract_hasher()) == 0);
    later.entries = {contract_entry(1, 2, 12)};
    CHECK_THROWS_AS(first->commit({later}), store::StoreError);
    CHECK(first->superseded());
    CHECK_THROWS_AS(first->entries(FileId{{1}}, store::Store::Identity::leave), store::StoreError);
    second->commit({later});
    CHECK(second->entries(FileId{{1}}, store::Store::Identity::leave).size() == 2);
}

TEST_CASE("an office taken over while it is written: what was acknowledged is there, one chain, the new one goes on")
{
    auto first = open_empty();
    std::vector<std::uint8_t> acknowledged;
    std::promise<void> under_way;
    std::jthread writer([&] {
        try {
            for (std::uint8_t i = 1; i < 250; ++i) {
                store::Batch batch;
                batch.entries = {contract_entry(i, 1, i)};
                batch.audit_lines = {Bytes{i}};
                first->commit({batch});
                acknowledged.push_back(i);
                if (i == 20) under_way.set_value();
            }
        } catch (store::StoreError const& error) {
            // Where the lease goes in the midst of a commit the server refuses that one, and the next call sees by
            // whom.
            CHECK((error.kind == store::StoreError::Kind::superseded || error.kind == store::StoreError::Kind::engine));
            CHECK_THROWS_AS(first->check(), store::StoreError);
        }
    });
    under_way.get_future().wait();
    auto const second = open_again();
    std::uint8_t next = 250;
    for (int i = 0; i < 5; ++i, ++next) {
        store::Batch batch;
        batch.entries = {contract_entry(next, 1, next)};
        batch.audit_lines = {Bytes{next}};
        second->commit({batch});
    }
    writer.join();
    for (auto const i : acknowledged) CHECK(second->has_entry(EntryId{{i}}));
    CHECK(acknowledged.size() < 249);
    CHECK(first->superseded());
    CHECK(store::first_broken_audit_line(*second, contract_hasher()) == 0);
    std::size_t lines = 0;
    second->audit(1, [&](store::AuditRow const&) { ++lines; });
    CHECK(lines == acknowledged.size() + 5);
}

TEST_CASE("an office whose vault another process has taken keeps no name of the first one")
{
    auto const first = open_empty();
    store::open_database(vault_address())->run("update leases set holder = $1", {Bytes{9}});
    store::Batch with_name;
    with_name.entries = {contract_entry(1, 1, 11)};
    CHECK_THROWS_AS(first->commit({with_name}), store::StoreError);
    CHECK(first->superseded());
}

TEST_CASE("a connection that the server ends is opened anew")
{
    auto const store = open_empty();
    store::Batch batch;
    batch.entries = {contract_entry(1, 1, 11)};
    store->commit({batch});
    store::open_database(main_address())
        ->run("select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and pid <> "
              "pg_backend_pid()");
    CHECK_THROWS_AS(store->entries(FileId{{1}}, store::Store::Identity::leave), store::StoreError);
    CHECK(store->entries(FileId{{1}}, store::Store::Identity::leave).size() == 1);
    CHECK(store->generation() == 1);
}

TEST_CASE("neither role reaches the other's database, and the tables are those of the register")
{
    auto const store = open_empty();
    auto const swap = [](std::string address, std::string const& from, std::string const& to) {
        return address.replace(address.rfind(from), from.size(), to);
    };
    CHECK_THROWS_AS(store::open_database(swap(main_address(), "/contract_main", "/contract_vault")), store::StoreError);
    for (auto const half : {store::Half::main, store::Half::vault}) {
        std::set<std::string> registered{"schema_version.version"}, found;
        for (auto const& column : store::columns(half))
            registered.insert(std::string(column.table) + "." + column.name);
        store::open_database(half == store::Half::main ? main_address() : vault_address())
            ->query("select table_name, column_name from information_schema.columns where table_schema = 'public'", {},
                    [&](store::Row const& row) { found.insert(row.text(0) + "." + row.text(1)); });
        CHECK(registered == found);
    }
}

TEST_CASE("an older PostgreSQL database becomes the newest, and a copy of it is kept")
{
    auto const kept = "before_v" + std::to_string(store::migrations().back().version + 1);
    store::open_database(main_address())->run("drop schema public cascade");
    store::open_database(main_address())->run("create schema public");
    grows_with_the_program([] { return store::open_database(main_address()); });
    int rows = 0;
    auto const database = store::open_database(main_address());
    database->query(("select name from " + kept + ".settings where name = 'kept'").c_str(), {},
                    [&](store::Row const&) { ++rows; });
    CHECK(rows == 1);
    database->run(("drop schema " + kept + " cascade").c_str());
}
