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

// One connection of an SQL engine. Statements use $1, $2…; values reach them only by binding. Failing throws StoreError.
class Database {
public:
    virtual ~Database() = default;
    virtual void run(char const* sql, std::vector<SqlValue> const& values = {}) = 0;
    // After this only plain reading and writing of rows is allowed.
    virtual void lock_down() {}
    virtual void query(char const* sql, std::vector<SqlValue> const& values, std::function<void(Row const&)> const& each) = 0;
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

}  // namespace abri::store
