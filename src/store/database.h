// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "base/bytes.h"

#include <functional>
#include <memory>
#include <string>
#include <variant>

namespace abri::store {

using SqlValue = std::variant<std::monostate, std::int64_t, std::string, Bytes>;

// One row of an answer, valid only inside the call that hands it out.
class Row {
public:
    virtual ~Row() = default;
    virtual std::int64_t integer(int column) const = 0;
    virtual std::string text(int column) const = 0;
    virtual Bytes blob(int column) const = 0;
    virtual bool is_null(int column) const = 0;
};

enum class ColumnType : std::uint8_t { bytes, number, text };

// One connection of an SQL engine. Statements use $1, $2… and are the same text on every engine; values reach them only
// by binding. Failing throws StoreError. Where engines differ, that is asked here and nowhere else.
class Database {
public:
    virtual ~Database() = default;
    virtual void run(char const* sql, std::vector<SqlValue> const& values = {}) = 0;
    virtual void query(char const* sql, std::vector<SqlValue> const& values,
                       std::function<void(Row const&)> const& each) = 0;
    // After this only plain reading and writing of rows is allowed.
    virtual void lock_down() {}

    virtual char const* name_of(ColumnType type) const = 0;
    virtual char const* table_options() const = 0;  // what stands behind a table's last bracket
    // Whether others write at the same time, so that a row that must not change meanwhile is read "for share".
    virtual bool locks_rows() const = 0;
    virtual std::int64_t version() = 0;  // of the tables, 0 when there are none
    virtual void set_version(std::int64_t version) = 0;  // inside the migration's transaction
    // All tables as they are now, kept beside them before a migration to `version`: a file "….before-v3", or a schema
    // "before_v3" on a server. A copy that is there already is left as it is: it is of before an earlier try.
    virtual void keep_copy(std::int64_t version) = 0;
    // Inside a transaction that may take as long as the data wants.
    virtual void begin_long_work() {}
};

// Rolls back unless `commit` was reached.
class Transaction {
public:
    explicit Transaction(Database& database) : database_(&database) { database_->run("begin"); }
    ~Transaction();
    Transaction(Transaction const&) = delete;
    Transaction& operator=(Transaction const&) = delete;
    void commit();

private:
    Database* database_;
};

// SQLite, locked down: WAL, synchronous=FULL read back, no extensions, untrusted schema, only the statements a store
// needs. One connection is writer, reader and the only checkpointer (the WAL-reset fault of SQLite before 3.51.3).
std::unique_ptr<Database> open_sqlite(std::string const& path);

// PostgreSQL 15 or later through libpq, "postgresql://…" or "host=… dbname=…". Serializable, synchronous_commit, fsync
// and full_page_writes read back: a server that promises less is refused.
std::unique_ptr<Database> open_postgres(std::string const& address);

// Either of them: an address that starts with "postgresql://" names a server, anything else a file.
std::unique_ptr<Database> open_database(std::string const& address);
bool is_server(std::string_view address);

}  // namespace abri::store
