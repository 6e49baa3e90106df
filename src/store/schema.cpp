// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "store/schema.h"

#include "store/store.h"

namespace abri::store {

namespace {

using Role = Column::Role;
using Secrecy = Column::Secrecy;

constexpr Column main_columns[] = {
    {"entries", "agency", ColumnType::bytes, Role::key, Secrecy::clear, "the node's agency, opaque"},
    {"entries", "file", ColumnType::bytes, Role::key, Secrecy::clear, "the first entry's id"},
    {"entries", "origin", ColumnType::bytes, Role::key, Secrecy::clear, "the node or device that wrote it"},
    {"entries", "incarnation", ColumnType::number, Role::key, Secrecy::clear, "how often the origin was restored"},
    {"entries", "seq", ColumnType::number, Role::key, Secrecy::clear, "place in the chain"},
    {"entries", "entry", ColumnType::bytes, Role::truth, Secrecy::clear, "entry id, time to the minute"},
    {"entries", "kind", ColumnType::number, Role::truth, Secrecy::clear,
     "staff directory, child's file, picture, or one of the office's own files"},
    {"entries", "header", ColumnType::bytes, Role::truth, Secrecy::clear, "see docs/record_format.md"},
    {"entries", "signature", ColumnType::bytes, Role::truth, Secrecy::clear, "of the author"},
    {"entries", "content", ColumnType::bytes, Role::truth, Secrecy::sealed,
     "key worker, supervision post, continuity, managers asked for a closure; staff directory in clear", true},
    {"entries", "strict", ColumnType::bytes, Role::truth, Secrecy::sealed, "key worker and supervision post", true},
    {"wraps", "agency", ColumnType::bytes, Role::key, Secrecy::clear, "the node's agency, opaque"},
    {"wraps", "file", ColumnType::bytes, Role::key, Secrecy::clear, "file, post or office key"},
    {"wraps", "recipient", ColumnType::bytes, Role::key, Secrecy::clear, "person or post who can open it"},
    {"wraps", "kind", ColumnType::number, Role::key, Secrecy::clear, "which part the key opens"},
    {"wraps", "expires_minute", ColumnType::number, Role::truth, Secrecy::clear, "end of the grant"},
    {"wraps", "sealed", ColumnType::bytes, Role::truth, Secrecy::sealed, "the recipient, under the epoch key"},
    {"cards", "agency", ColumnType::bytes, Role::key, Secrecy::clear, "the node's agency, opaque"},
    {"cards", "file", ColumnType::bytes, Role::key, Secrecy::clear, "the first entry's id"},
    {"cards", "key_number", ColumnType::number, Role::rebuildable, Secrecy::clear, "which card key sealed it"},
    {"cards", "heads", ColumnType::text, Role::rebuildable, Secrecy::clear, "head vector, as the chains show"},
    {"cards", "sealed", ColumnType::bytes, Role::rebuildable, Secrecy::sealed, "the node while somebody is signed in"},
    {"card_keys", "agency", ColumnType::bytes, Role::key, Secrecy::clear, "the node's agency, opaque"},
    {"card_keys", "number", ColumnType::number, Role::key, Secrecy::clear, "a counter"},
    {"card_keys", "sealed", ColumnType::bytes, Role::rebuildable, Secrecy::sealed, "holders of the office index key"},
    {"logins", "agency", ColumnType::bytes, Role::key, Secrecy::clear, "the node's agency, opaque"},
    {"logins", "person", ColumnType::bytes, Role::key, Secrecy::clear, "random person id"},
    {"logins", "username", ColumnType::text, Role::truth, Secrecy::clear, "the name typed at sign-in"},
    {"logins", "lock", ColumnType::bytes, Role::truth, Secrecy::sealed, "the person's password with the slot"},
    {"settings", "agency", ColumnType::bytes, Role::key, Secrecy::clear, "the node's agency, opaque"},
    {"settings", "name", ColumnType::text, Role::key, Secrecy::clear, "which setting"},
    {"settings", "value", ColumnType::bytes, Role::truth, Secrecy::clear, "ids, counters, keys in escrow (sealed)"},
    {"drafts", "agency", ColumnType::bytes, Role::key, Secrecy::clear, "the node's agency, opaque"},
    {"drafts", "author", ColumnType::bytes, Role::key, Secrecy::clear, "random person id"},
    {"drafts", "place", ColumnType::bytes, Role::key, Secrecy::sealed, "keyed hash of the draft's entry id"},
    {"drafts", "sealed", ColumnType::bytes, Role::truth, Secrecy::sealed, "its author alone, under the epoch key"},
    {"session_owners", "agency", ColumnType::bytes, Role::key, Secrecy::clear, "the node's agency, opaque"},
    {"session_owners", "session", ColumnType::bytes, Role::key, Secrecy::clear, "hash of a session id; opens nothing"},
    {"session_owners", "person", ColumnType::bytes, Role::truth, Secrecy::clear, "random person id"},
    {"session_owners", "began_minute", ColumnType::number, Role::truth, Secrecy::clear,
     "when the session began; forgotten a day after its end"},
    {"audit", "agency", ColumnType::bytes, Role::key, Secrecy::clear, "the node's agency, opaque"},
    {"audit", "seq", ColumnType::number, Role::key, Secrecy::clear, "place in the chain"},
    {"audit", "line", ColumnType::bytes, Role::truth, Secrecy::clear, "minute, actor, action code, file id, outcome"},
    {"audit", "hash", ColumnType::bytes, Role::truth, Secrecy::clear, "binds all lines before"},
    {"leases", "agency", ColumnType::bytes, Role::key, Secrecy::clear, "the node's agency, opaque"},
    {"leases", "number", ColumnType::number, Role::truth, Secrecy::clear, "how often the office was taken over"},
    {"leases", "holder", ColumnType::bytes, Role::truth, Secrecy::clear, "the process that writes, a random number"},
};

constexpr Column vault_columns[] = {
    {"identity_parts", "agency", ColumnType::bytes, Role::key, Secrecy::clear, "the node's agency, opaque"},
    {"identity_parts", "place", ColumnType::bytes, Role::key, Secrecy::sealed, "keyed hash of the entry id"},
    {"identity_parts", "sealed", ColumnType::bytes, Role::truth, Secrecy::sealed,
     "key worker, supervision post, continuity"},
    {"search_pages", "agency", ColumnType::bytes, Role::key, Secrecy::clear, "the node's agency, opaque"},
    {"search_pages", "number", ColumnType::number, Role::key, Secrecy::clear, "a counter"},
    {"search_pages", "sealed", ColumnType::bytes, Role::rebuildable, Secrecy::sealed,
     "holders of the office directory key"},
    {"leases", "agency", ColumnType::bytes, Role::key, Secrecy::clear, "the node's agency, opaque"},
    {"leases", "number", ColumnType::number, Role::truth, Secrecy::clear, "how often the office was taken over"},
    {"leases", "holder", ColumnType::bytes, Role::truth, Secrecy::clear, "the process that writes, a random number"},
};

}  // namespace

std::span<Column const> columns(Half half)
{
    if (half == Half::vault) return vault_columns;
    return main_columns;
}

}  // namespace abri::store
