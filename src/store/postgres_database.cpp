// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "store/database.h"
#include "store/store.h"

#include <libpq-fe.h>
#include <unordered_map>

namespace abri::store {

namespace {

// Type numbers of PostgreSQL's catalogue, fixed for ever (pg_type.dat).
constexpr Oid oid_bytes = 17, oid_number = 20, oid_text = 25;

struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, Clear>;

std::int64_t big_endian(char const* bytes, int size)
{
    std::uint64_t value = size > 0 && (static_cast<unsigned char>(bytes[0]) & 0x80) ? ~std::uint64_t{0} : 0;
    for (int i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return static_cast<std::int64_t>(value);
}

class PostgresRow : public Row {
public:
    PostgresRow(PGresult* result, int row) : result_(result), row_(row) {}
    std::int64_t integer(int column) const override
    {
        return big_endian(PQgetvalue(result_, row_, column), PQgetlength(result_, row_, column));
    }
    std::string text(int column) const override { return {PQgetvalue(result_, row_, column), size(column)}; }
    Bytes blob(int column) const override
    {
        auto const* data = reinterpret_cast<std::uint8_t const*>(PQgetvalue(result_, row_, column));
        return {data, data + size(column)};
    }
    bool is_null(int column) const override { return PQgetisnull(result_, row_, column) != 0; }

private:
    std::size_t size(int column) const { return static_cast<std::size_t>(PQgetlength(result_, row_, column)); }
    PGresult* result_;
    int row_;
};

// Values of one call in libpq's form: binary, with their types.
struct Bound {
    std::vector<Oid> types;
    std::vector<char const*> at;
    std::vector<int> sizes, formats;
    std::vector<std::array<char, 8>> numbers;

    explicit Bound(std::vector<SqlValue> const& values) : numbers(values.size())
    {
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (auto const* number = std::get_if<std::int64_t>(&values[i])) {
                for (std::size_t byte = 0; byte < 8; ++byte)
                    numbers[i][byte] = static_cast<char>(static_cast<std::uint64_t>(*number) >> (56 - 8 * byte));
                put(oid_number, numbers[i].data(), 8);
            } else if (auto const* text = std::get_if<std::string>(&values[i])) {
                put(oid_text, text->data(), text->size());
            } else if (auto const* blob = std::get_if<Bytes>(&values[i])) {
                put(oid_bytes, blob->empty() ? "" : reinterpret_cast<char const*>(blob->data()), blob->size());
            } else {
                put(0, nullptr, 0);
            }
        }
    }
    void put(Oid type, char const* data, std::size_t size)
    {
        types.push_back(type);
        at.push_back(data);
        sizes.push_back(static_cast<int>(size));
        formats.push_back(1);
    }
};

class Postgres : public Database {
public:
    explicit Postgres(std::string const& address) : connection_(connect(address))
    {
        if (PQstatus(connection_.get()) != CONNECTION_OK)
            throw StoreError("postgresql: cannot connect", StoreError::Kind::engine);
        PQsetNoticeProcessor(connection_.get(), [](void*, char const*) {}, nullptr);  // its notices may quote values
        for (auto const* setting :
             {"set synchronous_commit=on", "set default_transaction_isolation='serializable'",
              "set client_encoding='UTF8'", "set client_min_messages=error", "set statement_timeout=60000"})
            run(setting, {});
        for (auto const* promised : {"fsync", "full_page_writes", "synchronous_commit"}) expect_on(promised);
    }

    void run(char const* sql, std::vector<SqlValue> const& values) override { query(sql, values, nullptr); }

    void query(char const* sql, std::vector<SqlValue> const& values,
               std::function<void(Row const&)> const& each) override
    {
        Bound const bound(values);
        auto const count = static_cast<int>(values.size());
        auto const& name = prepare(sql, bound, count);
        Answer const answer(PQexecPrepared(connection_.get(), name.c_str(), count, bound.at.data(), bound.sizes.data(),
                                           bound.formats.data(), 1));
        check(answer.get());
        for (int row = 0; each && row < PQntuples(answer.get()); ++row) each(PostgresRow(answer.get(), row));
    }

    char const* name_of(ColumnType type) const override
    {
        static constexpr char const* names[] = {"bytea", "bigint", "text"};
        return names[static_cast<std::size_t>(type)];
    }
    char const* table_options() const override { return ""; }
    bool locks_rows() const override { return true; }
    std::int64_t version() override
    {
        bool there = false;
        query("select 1 from pg_tables where schemaname = current_schema() and tablename = 'schema_version'", {},
              [&](Row const&) { there = true; });
        std::int64_t found = 0;
        if (there) query("select version from schema_version", {}, [&](Row const& row) { found = row.integer(0); });
        return found;
    }
    void set_version(std::int64_t version) override
    {
        run("create table if not exists schema_version(version bigint not null)", {});
        run("delete from schema_version", {});
        run("insert into schema_version(version) values($1)", {version});
    }
    void begin_long_work() override { run("set local statement_timeout = 0", {}); }
    void keep_copy(std::int64_t version) override
    {
        auto const kept = "before_v" + std::to_string(version);
        bool there = false;
        query("select 1 from pg_namespace where nspname = $1", {kept}, [&](Row const&) { there = true; });
        if (there) return;
        std::vector<std::string> tables;
        query("select tablename from pg_tables where schemaname = current_schema() order by tablename", {},
              [&](Row const& row) { tables.push_back(row.text(0)); });
        Transaction copy(*this);
        begin_long_work();
        run(("create schema " + kept).c_str(), {});
        for (auto const& table : tables) run(("create table " + kept + "." + table + " as table " + table).c_str(), {});
        copy.commit();
    }

private:
    // A server that vanishes is noticed within half a minute: everybody waits for this connection.
    static PGconn* connect(std::string const& address)
    {
        char const* const names[] = {"dbname",
                                     "connect_timeout",
                                     "tcp_user_timeout",
                                     "keepalives_idle",
                                     "keepalives_interval",
                                     "keepalives_count",
                                     nullptr};
        char const* const values[] = {address.c_str(), "10", "20000", "10", "5", "3", nullptr};
        return PQconnectdbParams(names, values, 1);
    }
    std::string const& prepare(char const* sql, Bound const& bound, int count)
    {
        auto const known = statements_.find(sql);
        if (known != statements_.end()) return known->second;
        auto name = "s" + std::to_string(statements_.size());
        Answer const answer(PQprepare(connection_.get(), name.c_str(), sql, count, bound.types.data()));
        check(answer.get());
        return statements_.emplace(sql, std::move(name)).first->second;
    }
    // The server's own text may quote a row: only its code is told on.
    void check(PGresult* answer)
    {
        auto const status = PQresultStatus(answer);
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return;
        char const* code = PQresultErrorField(answer, PG_DIAG_SQLSTATE);
        std::string const state = code ? code : "connection";
        bool const constraint =
            state.starts_with("23") || state.starts_with("22");  // what was sent is at fault, not the server
        throw StoreError("postgresql: " + state, constraint ? StoreError::Kind::refused : StoreError::Kind::engine);
    }
    void expect_on(char const* setting)
    {
        bool on = false;
        query("select current_setting($1)", {std::string(setting)}, [&](Row const& row) { on = row.text(0) == "on"; });
        if (!on)
            throw StoreError(std::string("postgresql: this server runs with ") + setting +
                                 " off; entries could be lost",
                             StoreError::Kind::engine);
    }

    struct Finish {
        void operator()(PGconn* connection) const { PQfinish(connection); }
    };
    std::unique_ptr<PGconn, Finish> connection_;
    std::unordered_map<std::string, std::string> statements_;
};

}  // namespace

std::unique_ptr<Database> open_postgres(std::string const& address) { return std::make_unique<Postgres>(address); }

}  // namespace abri::store
