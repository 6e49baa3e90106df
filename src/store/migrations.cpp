// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "store/migrations.h"

#include "store/store.h"

namespace abri::store {

namespace {

enum class Is : std::uint8_t { filled, key, optional };
struct MadeColumn {
    char const* name;
    ColumnType type;
    Is is = Is::filled;
};

void make_table(Database& database, std::string const& table, std::initializer_list<MadeColumn> columns)
{
    std::string body, key;
    for (auto const& column : columns) {
        body += std::string(column.name) + " " + database.name_of(column.type);
        body += column.is == Is::optional ? ", " : " not null, ";
        if (column.is == Is::key) key += (key.empty() ? "" : ", ") + std::string(column.name);
    }
    database.run(
        ("create table if not exists " + table + "(" + body + "primary key(" + key + "))" + database.table_options())
            .c_str());
}

// 2: the first tables that were ever filled.
void main_2(Database& database)
{
    make_table(database, "entries",
               {{"agency", ColumnType::bytes, Is::key},
                {"file", ColumnType::bytes, Is::key},
                {"origin", ColumnType::bytes, Is::key},
                {"incarnation", ColumnType::number, Is::key},
                {"seq", ColumnType::number, Is::key},
                {"entry", ColumnType::bytes},
                {"kind", ColumnType::number},
                {"header", ColumnType::bytes},
                {"signature", ColumnType::bytes},
                {"content", ColumnType::bytes, Is::optional},
                {"strict", ColumnType::bytes, Is::optional}});
    make_table(database, "wraps",
               {{"agency", ColumnType::bytes, Is::key},
                {"file", ColumnType::bytes, Is::key},
                {"recipient", ColumnType::bytes, Is::key},
                {"kind", ColumnType::number, Is::key},
                {"expires_minute", ColumnType::number},
                {"sealed", ColumnType::bytes}});
    make_table(database, "cards",
               {{"agency", ColumnType::bytes, Is::key},
                {"file", ColumnType::bytes, Is::key},
                {"key_number", ColumnType::number},
                {"heads", ColumnType::text},
                {"sealed", ColumnType::bytes}});
    make_table(database, "card_keys",
               {{"agency", ColumnType::bytes, Is::key},
                {"number", ColumnType::number, Is::key},
                {"sealed", ColumnType::bytes}});
    make_table(database, "logins",
               {{"agency", ColumnType::bytes, Is::key},
                {"person", ColumnType::bytes, Is::key},
                {"username", ColumnType::text},
                {"lock", ColumnType::bytes}});
    make_table(
        database, "settings",
        {{"agency", ColumnType::bytes, Is::key}, {"name", ColumnType::text, Is::key}, {"value", ColumnType::bytes}});
    make_table(database, "drafts",
               {{"agency", ColumnType::bytes, Is::key},
                {"author", ColumnType::bytes, Is::key},
                {"place", ColumnType::bytes, Is::key},
                {"sealed", ColumnType::bytes}});
    make_table(database, "session_owners",
               {{"agency", ColumnType::bytes, Is::key},
                {"session", ColumnType::bytes, Is::key},
                {"person", ColumnType::bytes},
                {"began_minute", ColumnType::number}});
    make_table(database, "audit",
               {{"agency", ColumnType::bytes, Is::key},
                {"seq", ColumnType::number, Is::key},
                {"line", ColumnType::bytes},
                {"hash", ColumnType::bytes}});
    for (auto const* index : {
             "create unique index if not exists entries_by_id on entries(agency, entry)",
             "create index if not exists wraps_by_recipient on wraps(agency, recipient)",
             "create index if not exists first_entries_by_kind on entries(agency, kind, file) where seq = 1",
             "create unique index if not exists logins_by_name on logins(agency, username)",
         })
        database.run(index);
}

void vault_2(Database& database)
{
    make_table(
        database, "identity_parts",
        {{"agency", ColumnType::bytes, Is::key}, {"place", ColumnType::bytes, Is::key}, {"sealed", ColumnType::bytes}});
    make_table(database, "search_pages",
               {{"agency", ColumnType::bytes, Is::key},
                {"number", ColumnType::number, Is::key},
                {"sealed", ColumnType::bytes}});
}

// 3: who writes the office, in each of its databases. The number that stood among the settings goes.
void leases_3(Database& database)
{
    make_table(database, "leases",
               {{"agency", ColumnType::bytes, Is::key}, {"number", ColumnType::number}, {"holder", ColumnType::bytes}});
}
void main_3(Database& database)
{
    leases_3(database);
    database.run("delete from settings where name = 'lease'");
}

constexpr Migration list[] = {{2, main_2, vault_2}, {3, main_3, leases_3}};

}  // namespace

std::span<Migration const> migrations() { return list; }

void add_column(Database& database, char const* table, char const* name, ColumnType type, char const* value_of_old_rows)
{
    database.run(("alter table " + std::string(table) + " add column " + name + " " + database.name_of(type) +
                  " not null default " + value_of_old_rows)
                     .c_str());
}

void migrate(Database& database, Half half, std::span<Migration const> steps)
{
    auto const found = database.version();
    if (found > steps.back().version)
        throw StoreError("this data folder was written by a newer Abri; install that version");
    if (found > 0 && found < steps.back().version) database.keep_copy(steps.back().version);
    for (auto const& step : steps) {
        if (step.version <= found) continue;
        Transaction change(database);
        database.begin_long_work();
        if (auto* const run = half == Half::main ? step.main : step.vault) run(database);
        database.set_version(step.version);
        change.commit();
    }
}

}  // namespace abri::store
