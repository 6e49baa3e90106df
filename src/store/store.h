// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "ledger/entry.h"

#include <functional>
#include <string>

namespace abri::store {

// What a wrapped key opens. The first three match ledger::Part.
enum class WrapKind : std::uint8_t { content = 0, identity = 1, strict = 2, post = 3, office = 4 };

// A key sealed to one person or post, under the epoch key as well.
struct Wrap {
    FileId file;             // a file, a post, or one of the office's own keys
    PersonId recipient;
    WrapKind kind = WrapKind::content;
    std::int64_t expires_minute = 0;  // since 1970, UTC; 0 = no end
    Bytes sealed;
};

struct CardRow {
    FileId file;
    std::uint32_t key_number = 0;
    std::string heads;       // head vector of the file, in clear: the chains show it anyway
    Bytes sealed;
};

struct LoginRow {
    PersonId person;
    std::string username;
    Bytes lock;              // crypto::Lock
};

struct AuditRow {
    std::uint64_t seq = 0;   // from 1, filled by the store
    Bytes line;              // what happened, in clear codes only
    ledger::Hash hash{};     // of the previous hash and the line
};

// What somebody typed and has not sent yet. `place` is opaque; only the author opens `sealed`.
struct DraftRow {
    PersonId author;
    Bytes place;
    Bytes sealed;
};

// Whose session this was: after its end, what is posted late becomes a draft of that person.
struct SessionOwner {
    Bytes session;           // hash of the session id
    PersonId person;
    std::int64_t began_minute = 0;
};

struct WrapRemoval {
    FileId file;
    PersonId recipient;
    bool parts_only = false;   // keys of a file's parts; never of a post or of the office, whatever id was named
};

// Everything one request changes. Committed whole or not at all, with its audit lines.
struct Batch {
    std::vector<ledger::Entry> entries;
    std::vector<Wrap> wraps;
    std::vector<WrapRemoval> dropped_wraps;
    std::vector<CardRow> cards;
    std::vector<std::pair<std::uint32_t, Bytes>> card_keys;
    std::vector<LoginRow> logins;
    std::vector<std::pair<std::string, Bytes>> settings;
    std::vector<std::pair<std::uint32_t, Bytes>> search_pages;
    std::vector<DraftRow> drafts;
    std::vector<DraftRow> dropped_drafts;            // `sealed` is not looked at
    std::vector<SessionOwner> session_owners;
    std::vector<Bytes> forgotten_sessions;           // somebody left
    std::vector<PersonId> forget_sessions_of;  // somebody's keys or password changed: before new ones are added
    std::int64_t forget_sessions_before = 0;  // minute; 0 forgets none
    std::vector<Bytes> audit_lines;
};

// Refused: the batch contradicts what is there; nothing of it was kept.
// Engine: the disk or the server failed. Nothing was acknowledged, and the store opens everything anew before it goes
// on: a sync that failed is never tried again on the same connection, for the kernel may call lost pages clean.
// Late: no answer within the time somebody waits for one; whether it was kept will be seen.
// Superseded: another process writes this office now. This one is to end.
struct StoreError : std::exception {
    enum class Kind : std::uint8_t { refused, engine, late, superseded };
    explicit StoreError(std::string what, Kind why = Kind::refused) : text(std::move(what)), kind(why) {}
    char const* what() const noexcept override { return text.c_str(); }
    std::string text;
    Kind kind;
};

// Files, entries, keys and cards of one agency. Thread-safe. Reading throws StoreError when the engine fails.
class Store {
public:
    virtual ~Store() = default;

    // Entries of a file in chain order; identity parts only when asked for (another database file).
    enum class Identity : bool { leave, load };
    virtual std::vector<ledger::Entry> entries(FileId file, Identity identity) = 0;
    virtual bool has_entry(EntryId entry) = 0;
    virtual std::vector<FileId> files(ledger::FileKind kind) = 0;
    virtual std::vector<Wrap> wraps(FileId file) = 0;
    virtual std::vector<Wrap> wraps_for(PersonId recipient) = 0;
    // One by one: there may be a million. `each` runs inside the store and must not call it.
    virtual void cards(std::function<void(CardRow const&)> const& each) = 0;
    virtual std::vector<std::pair<std::uint32_t, Bytes>> card_keys() = 0;
    virtual std::vector<LoginRow> logins() = 0;
    virtual std::optional<Bytes> setting(std::string const& name) = 0;
    virtual std::vector<std::pair<std::uint32_t, Bytes>> search_pages() = 0;
    virtual std::optional<std::pair<std::uint32_t, Bytes>> last_search_page() = 0;
    virtual void audit(std::uint64_t from_seq, std::function<void(AuditRow const&)> const& each) = 0;
    virtual bool has_vault() const = 0;
    virtual std::vector<DraftRow> drafts_of(PersonId author) = 0;
    virtual std::optional<SessionOwner> session_owner(Bytes const& session) = 0;
    // Grows each time everything was opened anew after a failure: what was remembered of the store is to be read again.
    virtual std::uint64_t generation() const { return 0; }
    // Throws StoreError unless the databases answer and this process is the one that writes them.
    virtual void check() {}
    // Another process has been found to write this office: nothing that is committed here will be kept again.
    virtual bool superseded() const { return false; }

    // Durable when it returns: identity parts first, then the rest in one transaction with the audit chain.
    virtual void commit(std::vector<Batch> const& batches) = 0;
};

}  // namespace abri::store
