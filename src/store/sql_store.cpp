// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "store/sql_store.h"

#include "store/audit_chain.h"
#include "store/lease.h"
#include "store/migrations.h"
#include "store/sql_values.h"
#include "store/statements.h"

#include <atomic>
#include <mutex>
#include <type_traits>

namespace abri::store {

using namespace sql;

namespace {

class SqlStore : public Store {
public:
    SqlStore(SqlStoreParts parts, ledger::Hasher const& hasher)
        : parts_(std::move(parts)), hasher_(hasher), agency_(blob(parts_.agency)), lease_(agency_)
    {
        open([&](Database& database) { lease_.take(database); });
    }

    std::vector<ledger::Entry> entries(FileId file, Identity identity) override
    {
        return alone([&] { return read_entries(file, identity); });
    }
    bool has_entry(EntryId entry) override
    {
        return alone([&] { return known(entry); });
    }
    std::vector<FileId> files(ledger::FileKind kind) override
    {
        return alone([&] {
            std::vector<FileId> ids;
            main().query(files_of_kind, {agency_, std::int64_t{static_cast<std::uint8_t>(kind)}},
                         [&](Row const& row) { ids.push_back(id_from<FileId>(row.blob(0))); });
            return ids;
        });
    }
    std::vector<Wrap> wraps(FileId file) override { return select_wraps(wraps_of_file, blob(file)); }
    std::vector<Wrap> wraps_for(PersonId recipient) override
    {
        return select_wraps(wraps_of_recipient, blob(recipient));
    }
    void cards(std::function<void(CardRow const&)> const& each) override
    {
        alone([&] {
            main().query(all_cards, {agency_}, [&](Row const& row) {
                each({id_from<FileId>(row.blob(0)), static_cast<std::uint32_t>(row.integer(1)), row.text(2),
                      row.blob(3)});
            });
        });
    }
    std::vector<std::pair<std::uint32_t, Bytes>> card_keys() override
    {
        return alone([&] { return numbered(main(), all_card_keys); });
    }
    std::vector<std::pair<std::uint32_t, Bytes>> search_pages() override
    {
        return alone(
            [&] { return vault_ ? numbered(*vault_, all_pages) : std::vector<std::pair<std::uint32_t, Bytes>>(); });
    }
    std::optional<std::pair<std::uint32_t, Bytes>> last_search_page() override
    {
        return alone([&] {
            auto const pages = vault_ ? numbered(*vault_, last_page) : std::vector<std::pair<std::uint32_t, Bytes>>();
            return pages.empty() ? std::nullopt : std::optional(pages.front());
        });
    }
    std::vector<LoginRow> logins() override
    {
        return alone([&] {
            std::vector<LoginRow> rows;
            main().query(all_logins, {agency_}, [&](Row const& row) {
                rows.push_back({id_from<PersonId>(row.blob(0)), row.text(1), row.blob(2)});
            });
            return rows;
        });
    }
    std::optional<Bytes> setting(std::string const& name) override
    {
        return alone([&] { return read_setting(name); });
    }
    void audit(std::uint64_t from_seq, std::function<void(AuditRow const&)> const& each) override
    {
        alone([&] {
            main().query(audit_from, {agency_, static_cast<std::int64_t>(from_seq)}, [&](Row const& row) {
                each({static_cast<std::uint64_t>(row.integer(0)), row.blob(1), Reader(row.blob(2)).array<32>()});
            });
        });
    }
    std::vector<DraftRow> drafts_of(PersonId author) override
    {
        return alone([&] {
            std::vector<DraftRow> rows;
            main().query(drafts_of_author, {agency_, blob(author)}, [&](Row const& row) {
                rows.push_back({id_from<PersonId>(row.blob(0)), row.blob(1), row.blob(2)});
            });
            return rows;
        });
    }
    std::optional<SessionOwner> session_owner(Bytes const& session) override
    {
        return alone([&] {
            std::optional<SessionOwner> owner;
            main().query(one_owner, {agency_, session}, [&](Row const& row) {
                owner = {row.blob(0), id_from<PersonId>(row.blob(1)), row.integer(2)};
            });
            return owner;
        });
    }
    bool has_vault() const override { return static_cast<bool>(parts_.vault); }
    std::uint64_t generation() const override { return generation_; }
    void check() override
    {
        alone([&] {
            for (auto* database : {main_.get(), vault_.get()}) {
                if (!database) continue;
                if (engine_failed_) lease_.write_again(*database);
                else lease_.check(*database);
            }
            engine_failed_ = false;
        });
    }
    bool superseded() const override { return superseded_; }

    void commit(std::vector<Batch> const& batches) override
    {
        alone([&] {
            refuse_known(batches);
            commit_vault(batches);
            commit_main(batches);
        });
    }

private:
    Database& main() { return *main_; }
    // One at a time, and nobody waits for ever. When the engine fails, all connections are dropped; the next call opens
    // them anew.
    template <class Work>
    std::invoke_result_t<Work> alone(Work work)
    {
        std::unique_lock const lock(mutex_, parts_.patience);
        if (!lock) throw StoreError("the database is busy and does not answer", StoreError::Kind::late);
        if (superseded_) throw StoreError("another Abri has taken over this office", StoreError::Kind::superseded);
        try {
            if (!main_) reopen();
            return work();
        } catch (StoreError const& error) {
            superseded_ = error.kind == StoreError::Kind::superseded;
            engine_failed_ |= error.kind == StoreError::Kind::engine;
            if (error.kind != StoreError::Kind::refused) close();
            throw;
        }
    }

    // The lease before anything is read: what a predecessor still had under way is then either there or will never be.
    void open(std::function<void(Database&)> const& lease)
    {
        main_ = parts_.main();
        migrate(*main_, Half::main);
        main_->lock_down();
        if (parts_.vault) {
            vault_ = parts_.vault();
            migrate(*vault_, Half::vault);
            vault_->lock_down();
        }
        lease(*main_);
        if (vault_) lease(*vault_);
        audit_seq_ = 0;
        audit_hash_ = {};
        main().query(last_audit, {agency_}, [&](Row const& row) {
            audit_seq_ = static_cast<std::uint64_t>(row.integer(0));
            audit_hash_ = Reader(row.blob(1)).array<32>();
        });
    }
    void close() { main_.reset(), vault_.reset(); }
    void reopen()
    {
        try {
            open([&](Database& database) { lease_.check(database); });
        } catch (...) {
            close();
            throw;
        }
        ++generation_;
    }

    bool known(EntryId entry)
    {
        bool found = false;
        main().query(entry_known, {agency_, blob(entry)}, [&](Row const&) { found = true; });
        return found;
    }

    std::vector<ledger::Entry> read_entries(FileId file, Identity identity)
    {
        std::vector<ledger::Entry> found;
        found.reserve(64);
        main().query(entries_of_file, {agency_, blob(file)}, [&](Row const& row) {
            auto const header = ledger::decode_header(row.blob(0));
            // A header that cannot be read keeps its place: whoever checks the chain names it, and the rest works.
            ledger::Header unreadable;
            unreadable.suite = 0;
            unreadable.file = file;
            ledger::Entry entry{header.value_or(unreadable), Reader(row.blob(1)).array<64>(), {}};
            if (!row.is_null(2)) entry.parts[0] = row.blob(2);
            if (!row.is_null(3)) entry.parts[2] = row.blob(3);
            found.push_back(std::move(entry));
        });
        if (identity == Identity::load && vault_)
            for (auto& entry : found) load_identity(entry);
        return found;
    }

    void commit_main(std::vector<Batch> const& batches)
    {
        auto seq = audit_seq_;
        auto hash = audit_hash_;
        Transaction change(main());
        lease_.check(main());
        for (auto const& batch : batches) {
            write(batch);
            for (auto const& line : batch.audit_lines) {
                hash = next_audit_hash(hasher_, hash, line);
                add_audit_line(++seq, line, hash);
            }
        }
        change.commit();
        audit_seq_ = seq;
        audit_hash_ = hash;
    }

    // A line at this place already: what this process knows of the chain is not what is there, and must be read anew.
    void add_audit_line(std::uint64_t seq, Bytes const& line, ledger::Hash const& hash)
    {
        try {
            main().run(insert_audit, {agency_, static_cast<std::int64_t>(seq), line, blob(hash)});
        } catch (StoreError const& error) {
            throw StoreError(error.text, StoreError::Kind::engine);
        }
    }

    void load_identity(ledger::Entry& entry)
    {
        if (entry.header.part_hashes[1] == ledger::Hash{}) return;
        vault_->query(one_place, {agency_, parts_.place(entry.header.entry)},
                      [&](Row const& row) { entry.parts[1] = row.blob(0); });
    }

    // Looked at first: the vault is written before the main database could refuse, and must not lose what is there.
    void refuse_known(std::vector<Batch> const& batches)
    {
        for (auto const& batch : batches)
            for (auto const& entry : batch.entries)
                if (known(entry.header.entry)) throw StoreError("this entry is known already");
    }

    // Before the entries that name them: a part without its entry is harmless, an entry without its part is a loss.
    void commit_vault(std::vector<Batch> const& batches)
    {
        bool wanted = false;
        for (auto const& batch : batches) {
            wanted |= !batch.search_pages.empty();
            for (auto const& entry : batch.entries) wanted |= entry.parts[1].has_value();
        }
        if (!wanted) return;
        if (!vault_) throw StoreError("the identity vault is not here");
        Transaction change(*vault_);
        lease_.check(*vault_);
        for (auto const& batch : batches) {
            for (auto const& entry : batch.entries) {
                if (!entry.parts[1]) continue;
                auto const place = parts_.place(entry.header.entry);
                vault_->run(delete_place, {agency_, place});
                vault_->run(insert_place, {agency_, place, *entry.parts[1]});
            }
            for (auto const& [number, page] : batch.search_pages) {
                vault_->run(delete_page, {agency_, std::int64_t{number}});
                vault_->run(insert_page, {agency_, std::int64_t{number}, page});
            }
        }
        change.commit();
    }

    void write(Batch const& batch)
    {
        for (auto const& entry : batch.entries) write_entry(entry);
        for (auto const& w : batch.dropped_wraps)
            main().run(w.parts_only ? delete_part_wraps : delete_wraps, {agency_, blob(w.file), blob(w.recipient)});
        for (auto const& w : batch.wraps) {
            auto const kind = std::int64_t{static_cast<std::uint8_t>(w.kind)};
            main().run(delete_wrap, {agency_, blob(w.file), blob(w.recipient), kind});
            main().run(insert_wrap, {agency_, blob(w.file), blob(w.recipient), kind, w.expires_minute, w.sealed});
        }
        for (auto const& card : batch.cards) {
            main().run(delete_card, {agency_, blob(card.file)});
            main().run(insert_card, {agency_, blob(card.file), std::int64_t{card.key_number}, card.heads, card.sealed});
        }
        for (auto const& [number, sealed] : batch.card_keys)
            main().run(insert_card_key, {agency_, std::int64_t{number}, sealed});
        for (auto const& login : batch.logins) {
            main().run(delete_login, {agency_, blob(login.person)});
            main().run(insert_login, {agency_, blob(login.person), login.username, login.lock});
        }
        for (auto const& [name, value] : batch.settings) write_setting(name, value);
        write_drafts(batch);
    }

    void write_drafts(Batch const& batch)
    {
        for (auto const* list : {&batch.dropped_drafts, &batch.drafts})
            for (auto const& draft : *list) main().run(delete_draft, {agency_, blob(draft.author), draft.place});
        for (auto const& draft : batch.drafts)
            main().run(insert_draft, {agency_, blob(draft.author), draft.place, draft.sealed});
        if (batch.forget_sessions_before > 0) main().run(delete_old_owners, {agency_, batch.forget_sessions_before});
        for (auto const& session : batch.forgotten_sessions) main().run(delete_owner, {agency_, session});
        for (auto const& person : batch.forget_sessions_of) main().run(delete_owners_of, {agency_, blob(person)});
        for (auto const& owner : batch.session_owners)
            main().run(insert_owner, {agency_, owner.session, blob(owner.person), owner.began_minute});
    }

    void write_entry(ledger::Entry const& entry)
    {
        auto const& h = entry.header;
        auto const part = [&](std::size_t i) { return entry.parts[i] ? SqlValue(*entry.parts[i]) : SqlValue(); };
        main().run(insert_entry,
                   {agency_, blob(h.file), blob(h.at.origin), std::int64_t{h.at.incarnation},
                    static_cast<std::int64_t>(h.at.seq), blob(h.entry), std::int64_t{static_cast<std::uint8_t>(h.kind)},
                    ledger::encode(h), blob(entry.signature), part(0), part(2)});
    }

    void write_setting(std::string const& name, Bytes const& value)
    {
        main().run(delete_setting, {agency_, name});
        main().run(insert_setting, {agency_, name, value});
    }
    std::optional<Bytes> read_setting(std::string const& name)
    {
        std::optional<Bytes> value;
        main().query(one_setting, {agency_, name}, [&](Row const& row) { value = row.blob(0); });
        return value;
    }

    std::vector<Wrap> select_wraps(char const* sql, Bytes const& key)
    {
        return alone([&] {
            std::vector<Wrap> rows;
            main().query(sql, {agency_, key}, [&](Row const& row) {
                rows.push_back({id_from<FileId>(row.blob(0)), id_from<PersonId>(row.blob(1)),
                                static_cast<WrapKind>(row.integer(2)), row.integer(3), row.blob(4)});
            });
            return rows;
        });
    }
    std::vector<std::pair<std::uint32_t, Bytes>> numbered(Database& database, char const* sql)
    {
        std::vector<std::pair<std::uint32_t, Bytes>> rows;
        database.query(sql, {agency_}, [&](Row const& row) {
            rows.emplace_back(static_cast<std::uint32_t>(row.integer(0)), row.blob(1));
        });
        return rows;
    }

    SqlStoreParts parts_;
    ledger::Hasher const& hasher_;
    Bytes agency_;
    Lease lease_;
    std::timed_mutex mutex_;
    std::atomic<bool> superseded_{false};
    std::unique_ptr<Database> main_, vault_;
    std::atomic<std::uint64_t> generation_{0};
    bool engine_failed_ = false;  // whether it takes a commit again is only known by writing
    std::uint64_t audit_seq_ = 0;
    ledger::Hash audit_hash_{};
};

}  // namespace

std::unique_ptr<Store> open_sql_store(SqlStoreParts parts, ledger::Hasher const& hasher)
{
    return std::make_unique<SqlStore>(std::move(parts), hasher);
}

std::optional<AgencyId> agency_of(Database& main)
{
    migrate(main, Half::main);
    std::optional<AgencyId> agency;
    main.query("select agency from settings where name = 'node'", {},
               [&](Row const& row) { agency = id_from<AgencyId>(row.blob(0)); });
    return agency;
}

}  // namespace abri::store
