// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "store/database.h"
#include "store/store.h"

#include <filesystem>
#include <sqlite3.h>
#include <string_view>
#include <unordered_map>

// Only the build that the power-cut test must catch says "off" (tests/faults).
#ifndef ABRI_SYNCHRONOUS
#define ABRI_SYNCHRONOUS "full"
#endif

namespace abri::store {

namespace {

constexpr auto synchronous = "pragma synchronous=" ABRI_SYNCHRONOUS;

class SqliteRow : public Row {
public:
    explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
    std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
    std::string text(int column) const override { return std::string(text_of(bytes(column))); }
    Bytes blob(int column) const override
    {
        auto const view = bytes(column);
        return {view.begin(), view.end()};
    }
    bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

private:
    ByteView bytes(int column) const
    {
        auto const* data = static_cast<std::uint8_t const*>(sqlite3_column_blob(statement_, column));
        return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }
    sqlite3_stmt* statement_;
};

// Only what the store's own statements do; no attach, no pragma once set up, no functions that reach files.
int authorise(void* locked, int action, char const*, char const*, char const*, char const*)
{
    if (!*static_cast<bool*>(locked)) return SQLITE_OK;
    switch (action) {
        case SQLITE_SELECT:
        case SQLITE_READ:
        case SQLITE_INSERT:
        case SQLITE_UPDATE:
        case SQLITE_DELETE:
        case SQLITE_TRANSACTION:
        case SQLITE_FUNCTION: return SQLITE_OK;
        default: return SQLITE_DENY;
    }
}

class Sqlite : public Database {
public:
    explicit Sqlite(std::string const& path) : path_(path)
    {
        int const flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW;
        int const opened = sqlite3_open_v2(path.c_str(), &connection_, flags, nullptr);
        closing_.reset(connection_);
        if (opened != SQLITE_OK) fail("open");
        sqlite3_db_config(connection_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
        sqlite3_db_config(connection_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_db_config(connection_, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
        sqlite3_set_authorizer(connection_, authorise, &locked_);
        for (auto const* pragma :
             {"pragma locking_mode=exclusive", "pragma journal_mode=wal", synchronous, "pragma cell_size_check=on",
              "pragma mmap_size=0", "pragma temp_store=memory", "pragma secure_delete=on"})
            run(pragma);
        expect("pragma journal_mode", "wal");
        if (std::string_view(ABRI_SYNCHRONOUS) == "full") expect("pragma synchronous", "2");
        // What an earlier run left in the log, perhaps after a sync that failed, is made durable in the file itself
        // first.
        run("pragma wal_checkpoint(truncate)");
    }
    Sqlite(Sqlite const&) = delete;
    Sqlite& operator=(Sqlite const&) = delete;

    void run(char const* sql, std::vector<SqlValue> const& values) override { query(sql, values, nullptr); }
    void run(char const* sql) { run(sql, {}); }

    void query(char const* sql, std::vector<SqlValue> const& values,
               std::function<void(Row const&)> const& each) override
    {
        sqlite3_stmt* statement = prepare(sql);
        struct Reset {
            sqlite3_stmt* statement;
            ~Reset() { sqlite3_reset(statement), sqlite3_clear_bindings(statement); }
        } const reset{statement};
        for (std::size_t i = 0; i < values.size(); ++i) bind(statement, static_cast<int>(i) + 1, values[i]);
        for (;;) {
            int const code = sqlite3_step(statement);
            if (code == SQLITE_DONE) return;
            if (code != SQLITE_ROW) fail(sql);
            if (each) each(SqliteRow(statement));
        }
    }
    void lock_down() override { locked_ = true; }

    char const* name_of(ColumnType type) const override
    {
        static constexpr char const* names[] = {"blob", "integer", "text"};
        return names[static_cast<std::size_t>(type)];
    }
    char const* table_options() const override { return " strict, without rowid"; }
    bool locks_rows() const override { return false; }  // the file is open to one process alone
    std::int64_t version() override
    {
        std::int64_t found = 0;
        query("pragma user_version", {}, [&](Row const& row) { found = row.integer(0); });
        return found;
    }
    void set_version(std::int64_t version) override { run(("pragma user_version=" + std::to_string(version)).c_str()); }
    void keep_copy(std::int64_t version) override
    {
        auto const kept = path_ + ".before-v" + std::to_string(version);
        if (std::filesystem::exists(kept)) return;
        // Under its own name only when it is whole.
        auto const part = kept + ".part";
        std::filesystem::remove(part);
        run("vacuum into $1", {part});
        std::filesystem::rename(part, kept);
    }

private:
    sqlite3_stmt* prepare(char const* sql)
    {
        auto const known = statements_.find(sql);
        if (known != statements_.end()) return known->second.get();
        std::string text(sql);  // $1 is a named parameter to SQLite, numbered by appearance: ?1 keeps the number
        for (auto& c : text)
            if (c == '$') c = '?';
        sqlite3_stmt* statement = nullptr;
        char const* rest = nullptr;
        if (sqlite3_prepare_v3(connection_, text.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, &rest) !=
            SQLITE_OK)
            fail(sql);
        if (rest && *rest) fail("two statements in one");
        statements_.emplace(sql, std::unique_ptr<sqlite3_stmt, Finalize>(statement));
        return statement;
    }
    void bind(sqlite3_stmt* statement, int at, SqlValue const& value)
    {
        int code = SQLITE_OK;
        if (auto const* number = std::get_if<std::int64_t>(&value)) code = sqlite3_bind_int64(statement, at, *number);
        else if (auto const* text = std::get_if<std::string>(&value))
            code = sqlite3_bind_text(statement, at, text->data(), static_cast<int>(text->size()), SQLITE_STATIC);
        else if (auto const* blob = std::get_if<Bytes>(&value))
            code = sqlite3_bind_blob(statement, at,
                                     blob->empty() ? reinterpret_cast<std::uint8_t const*>("") : blob->data(),
                                     static_cast<int>(blob->size()), SQLITE_STATIC);
        else code = sqlite3_bind_null(statement, at);
        if (code != SQLITE_OK) fail("bind");
    }
    void expect(char const* pragma, std::string const& wanted)
    {
        std::string got;
        query(pragma, {}, [&](Row const& row) { got = row.text(0); });
        if (got != wanted) throw StoreError(std::string("the database refuses ") + pragma + "=" + wanted);
    }
    [[noreturn]] void fail(char const* doing)
    {
        bool const refused = connection_ && sqlite3_errcode(connection_) == SQLITE_CONSTRAINT;
        throw StoreError(std::string("sqlite: ") + (connection_ ? sqlite3_errmsg(connection_) : "no memory") + " (" +
                             doing + ")",
                         refused ? StoreError::Kind::refused : StoreError::Kind::engine);
    }

    struct Close {
        void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
    };
    std::string path_;
    sqlite3* connection_ = nullptr;
    std::unique_ptr<sqlite3, Close> closing_;
    bool locked_ = false;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    // Gone before the connection is: a statement left over keeps it, and its lock, alive.
    std::unordered_map<std::string, std::unique_ptr<sqlite3_stmt, Finalize>> statements_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(std::string const& path) { return std::make_unique<Sqlite>(path); }

}  // namespace abri::store
