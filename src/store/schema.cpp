// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "store/schema.h"

#include "store/store.h"

namespace abri::store {

namespace {

using Role = Column::Role;
using Secrecy = Column::Secrecy;

constexpr Column main_columns[] = {
    {"entries", "agency", Role::key, Secrecy::clear, "the node's agency, opaque"},
    {"entries", "file", Role::key, Secrecy::clear, "the first entry's id"},
    {"entries", "origin", Role::key, Secrecy::clear, "the node or device that wrote it"},
    {"entries", "incarnation", Role::key, Secrecy::clear, "how often the origin was restored"},
    {"entries", "seq", Role::key, Secrecy::clear, "place in the chain"},
    {"entries", "entry", Role::truth, Secrecy::clear, "entry id, time to the minute"},
    {"entries", "kind", Role::truth, Secrecy::clear, "staff directory or child's file"},
    {"entries", "header", Role::truth, Secrecy::clear, "see docs/record_format.md"},
    {"entries", "signature", Role::truth, Secrecy::clear, "of the author"},
    {"entries", "content", Role::truth, Secrecy::sealed, "key worker, supervision post, continuity, managers asked for a closure; staff directory in clear"},
    {"entries", "strict", Role::truth, Secrecy::sealed, "key worker and supervision post"},
    {"wraps", "agency", Role::key, Secrecy::clear, "the node's agency, opaque"},
    {"wraps", "file", Role::key, Secrecy::clear, "file, post or office key"},
    {"wraps", "recipient", Role::key, Secrecy::clear, "person or post who can open it"},
    {"wraps", "kind", Role::key, Secrecy::clear, "which part the key opens"},
    {"wraps", "expires_minute", Role::truth, Secrecy::clear, "end of the grant"},
    {"wraps", "sealed", Role::truth, Secrecy::sealed, "the recipient, under the epoch key"},
    {"cards", "agency", Role::key, Secrecy::clear, "the node's agency, opaque"},
    {"cards", "file", Role::key, Secrecy::clear, "the first entry's id"},
    {"cards", "key_number", Role::rebuildable, Secrecy::clear, "which card key sealed it"},
    {"cards", "heads", Role::rebuildable, Secrecy::clear, "head vector, as the chains show"},
    {"cards", "sealed", Role::rebuildable, Secrecy::sealed, "the node while somebody is signed in"},
    {"card_keys", "agency", Role::key, Secrecy::clear, "the node's agency, opaque"},
    {"card_keys", "number", Role::key, Secrecy::clear, "a counter"},
    {"card_keys", "sealed", Role::rebuildable, Secrecy::sealed, "holders of the office index key"},
    {"logins", "agency", Role::key, Secrecy::clear, "the node's agency, opaque"},
    {"logins", "person", Role::key, Secrecy::clear, "random person id"},
    {"logins", "username", Role::truth, Secrecy::clear, "the name typed at sign-in"},
    {"logins", "lock", Role::truth, Secrecy::sealed, "the person's password with the slot"},
    {"settings", "agency", Role::key, Secrecy::clear, "the node's agency, opaque"},
    {"settings", "name", Role::key, Secrecy::clear, "which setting"},
    {"settings", "value", Role::truth, Secrecy::clear, "ids, counters, the lease, keys in escrow (sealed)"},
    {"audit", "agency", Role::key, Secrecy::clear, "the node's agency, opaque"},
    {"audit", "seq", Role::key, Secrecy::clear, "place in the chain"},
    {"audit", "line", Role::truth, Secrecy::clear, "minute, actor, action code, file id, outcome"},
    {"audit", "hash", Role::truth, Secrecy::clear, "binds all lines before"},
};

constexpr Column vault_columns[] = {
    {"identity_parts", "agency", Role::key, Secrecy::clear, "the node's agency, opaque"},
    {"identity_parts", "place", Role::key, Secrecy::sealed, "keyed hash of the entry id"},
    {"identity_parts", "sealed", Role::truth, Secrecy::sealed, "key worker, supervision post, continuity"},
    {"search_pages", "agency", Role::key, Secrecy::clear, "the node's agency, opaque"},
    {"search_pages", "number", Role::key, Secrecy::clear, "a counter"},
    {"search_pages", "sealed", Role::rebuildable, Secrecy::sealed, "holders of the office directory key"},
};

constexpr char const* main_tables[] = {
    "create table if not exists entries(agency blob not null, file blob not null, origin blob not null, incarnation integer not null, seq integer not null, "
    "entry blob not null, kind integer not null, header blob not null, signature blob not null, content blob, strict blob, "
    "primary key(agency, file, origin, incarnation, seq), unique(agency, entry)) strict, without rowid",
    "create table if not exists wraps(agency blob not null, file blob not null, recipient blob not null, kind integer not null, "
    "expires_minute integer not null, sealed blob not null, primary key(agency, file, recipient, kind)) strict, without rowid",
    "create index if not exists wraps_by_recipient on wraps(agency, recipient)",
    "create table if not exists cards(agency blob not null, file blob not null, key_number integer not null, heads text not null, sealed blob not null, primary key(agency, file)) strict, without rowid",
    "create table if not exists card_keys(agency blob not null, number integer not null, sealed blob not null, primary key(agency, number)) strict, without rowid",
    "create table if not exists logins(agency blob not null, person blob not null, username text not null, lock blob not null, "
    "primary key(agency, person), unique(agency, username)) strict, without rowid",
    "create table if not exists settings(agency blob not null, name text not null, value blob not null, primary key(agency, name)) strict, without rowid",
    "create table if not exists audit(agency blob not null, seq integer not null, line blob not null, hash blob not null, primary key(agency, seq)) strict, without rowid",
};

constexpr char const* vault_tables[] = {
    "create table if not exists identity_parts(agency blob not null, place blob not null, sealed blob not null, primary key(agency, place)) strict, without rowid",
    "create table if not exists search_pages(agency blob not null, number integer not null, sealed blob not null, primary key(agency, number)) strict, without rowid",
};

constexpr std::int64_t schema_version = 1;

}  // namespace

std::span<Column const> columns(Half half)
{
    if (half == Half::vault) return vault_columns;
    return main_columns;
}

void migrate(Database& database, Half half)
{
    std::int64_t found = 0;
    database.query("pragma user_version", {}, [&](Row const& row) { found = row.integer(0); });
    if (found > schema_version) throw StoreError("this data folder was written by a newer Abri; install that version");
    if (found == schema_version) return;
    Transaction change(database);
    if (half == Half::main)
        for (auto const* table : main_tables) database.run(table);
    else
        for (auto const* table : vault_tables) database.run(table);
    database.run("pragma user_version=1");
    change.commit();
}

}  // namespace abri::store
