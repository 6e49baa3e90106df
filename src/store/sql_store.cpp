// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "store/sql_store.h"

#include "store/audit_chain.h"
#include "store/schema.h"

#include <mutex>

namespace abri::store {

namespace {

Bytes blob(std::span<std::uint8_t const> bytes) { return {bytes.begin(), bytes.end()}; }
template <class Kind>
Bytes blob(Id<Kind> const& id)
{
    return blob(id.bytes);
}
template <class IdType>
IdType id_from(Bytes const& bytes)
{
    IdType id;
    if (bytes.size() == id.bytes.size()) std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
    return id;
}

constexpr auto insert_entry = "insert into entries(agency, file, origin, incarnation, seq, entry, kind, header, signature, content, strict) "
                              "values($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
constexpr auto entries_of_file = "select header, signature, content, strict from entries where agency = $1 and file = $2 order by origin, incarnation, seq";
constexpr auto entry_known = "select 1 from entries where agency = $1 and entry = $2";
constexpr auto files_of_kind = "select distinct file from entries where agency = $1 and kind = $2 and seq = 1";
constexpr auto delete_wraps = "delete from wraps where agency = $1 and file = $2 and recipient = $3";
constexpr auto delete_wrap = "delete from wraps where agency = $1 and file = $2 and recipient = $3 and kind = $4";
constexpr auto insert_wrap = "insert into wraps(agency, file, recipient, kind, expires_minute, sealed) values($1, $2, $3, $4, $5, $6)";
constexpr auto wraps_of_file = "select file, recipient, kind, expires_minute, sealed from wraps where agency = $1 and file = $2";
constexpr auto wraps_of_recipient = "select file, recipient, kind, expires_minute, sealed from wraps where agency = $1 and recipient = $2";
constexpr auto delete_card = "delete from cards where agency = $1 and file = $2";
constexpr auto insert_card = "insert into cards(agency, file, key_number, heads, sealed) values($1, $2, $3, $4, $5)";
constexpr auto all_cards = "select file, key_number, heads, sealed from cards where agency = $1";
constexpr auto insert_card_key = "insert into card_keys(agency, number, sealed) values($1, $2, $3)";
constexpr auto all_card_keys = "select number, sealed from card_keys where agency = $1";
constexpr auto delete_login = "delete from logins where agency = $1 and person = $2";
constexpr auto insert_login = "insert into logins(agency, person, username, lock) values($1, $2, $3, $4)";
constexpr auto all_logins = "select person, username, lock from logins where agency = $1";
constexpr auto delete_setting = "delete from settings where agency = $1 and name = $2";
constexpr auto insert_setting = "insert into settings(agency, name, value) values($1, $2, $3)";
constexpr auto one_setting = "select value from settings where agency = $1 and name = $2";
constexpr auto insert_audit = "insert into audit(agency, seq, line, hash) values($1, $2, $3, $4)";
constexpr auto last_audit = "select seq, hash from audit where agency = $1 order by seq desc limit 1";
constexpr auto audit_from = "select seq, line, hash from audit where agency = $1 and seq >= $2 order by seq";
constexpr auto delete_place = "delete from identity_parts where agency = $1 and place = $2";
constexpr auto insert_place = "insert into identity_parts(agency, place, sealed) values($1, $2, $3)";
constexpr auto one_place = "select sealed from identity_parts where agency = $1 and place = $2";
constexpr auto delete_page = "delete from search_pages where agency = $1 and number = $2";
constexpr auto insert_page = "insert into search_pages(agency, number, sealed) values($1, $2, $3)";
constexpr auto all_pages = "select number, sealed from search_pages where agency = $1";

class SqlStore : public Store {
public:
    SqlStore(SqlStoreParts parts, ledger::Hasher const& hasher) : parts_(std::move(parts)), hasher_(hasher), agency_(blob(parts_.agency))
    {
        main().query(last_audit, {agency_}, [&](Row const& row) {
            audit_seq_ = static_cast<std::uint64_t>(row.integer(0));
            audit_hash_ = Reader(row.blob(1)).array<32>();
        });
        take_lease();
    }

    std::vector<ledger::Entry> entries(FileId file, Identity identity) override
    {
        std::lock_guard const lock(mutex_);
        std::vector<ledger::Entry> found;
        main().query(entries_of_file, {agency_, blob(file)}, [&](Row const& row) {
            auto const header = ledger::decode_header(row.blob(0));
            if (!header) throw StoreError("an entry header of a newer or damaged format");
            ledger::Entry entry{*header, Reader(row.blob(1)).array<64>(), {}};
            if (!row.is_null(2)) entry.parts[0] = row.blob(2);
            if (!row.is_null(3)) entry.parts[2] = row.blob(3);
            found.push_back(std::move(entry));
        });
        if (identity == Identity::load && parts_.vault)
            for (auto& entry : found) load_identity(entry);
        return found;
    }
    bool has_entry(EntryId entry) override
    {
        std::lock_guard const lock(mutex_);
        bool found = false;
        main().query(entry_known, {agency_, blob(entry)}, [&](Row const&) { found = true; });
        return found;
    }
    std::vector<FileId> files(ledger::FileKind kind) override
    {
        std::lock_guard const lock(mutex_);
        std::vector<FileId> ids;
        main().query(files_of_kind, {agency_, std::int64_t{static_cast<std::uint8_t>(kind)}}, [&](Row const& row) { ids.push_back(id_from<FileId>(row.blob(0))); });
        return ids;
    }
    std::vector<Wrap> wraps(FileId file) override { return select_wraps(wraps_of_file, blob(file)); }
    std::vector<Wrap> wraps_for(PersonId recipient) override { return select_wraps(wraps_of_recipient, blob(recipient)); }
    std::vector<CardRow> cards() override
    {
        std::lock_guard const lock(mutex_);
        std::vector<CardRow> rows;
        main().query(all_cards, {agency_}, [&](Row const& row) { rows.push_back({id_from<FileId>(row.blob(0)), static_cast<std::uint32_t>(row.integer(1)), row.text(2), row.blob(3)}); });
        return rows;
    }
    std::vector<std::pair<std::uint32_t, Bytes>> card_keys() override { return numbered(main(), all_card_keys); }
    std::vector<std::pair<std::uint32_t, Bytes>> search_pages() override
    {
        if (!parts_.vault) return {};
        return numbered(*parts_.vault, all_pages);
    }
    std::vector<LoginRow> logins() override
    {
        std::lock_guard const lock(mutex_);
        std::vector<LoginRow> rows;
        main().query(all_logins, {agency_}, [&](Row const& row) { rows.push_back({id_from<PersonId>(row.blob(0)), row.text(1), row.blob(2)}); });
        return rows;
    }
    std::optional<Bytes> setting(std::string const& name) override
    {
        std::lock_guard const lock(mutex_);
        return read_setting(name);
    }
    void audit(std::uint64_t from_seq, std::function<void(AuditRow const&)> const& each) override
    {
        std::lock_guard const lock(mutex_);
        main().query(audit_from, {agency_, static_cast<std::int64_t>(from_seq)}, [&](Row const& row) {
            each({static_cast<std::uint64_t>(row.integer(0)), row.blob(1), Reader(row.blob(2)).array<32>()});
        });
    }
    bool has_vault() const override { return parts_.vault != nullptr; }

    void commit(std::vector<Batch> const& batches) override
    {
        std::lock_guard const lock(mutex_);
        refuse_known(batches);
        commit_vault(batches);
        auto seq = audit_seq_;
        auto hash = audit_hash_;
        Transaction change(main());
        check_lease();
        for (auto const& batch : batches) {
            write(batch);
            for (auto const& line : batch.audit_lines) {
                hash = next_audit_hash(hasher_, hash, line);
                main().run(insert_audit, {agency_, static_cast<std::int64_t>(++seq), line, blob(hash)});
            }
        }
        change.commit();
        audit_seq_ = seq;
        audit_hash_ = hash;
    }

private:
    Database& main() { return *parts_.main; }

    void load_identity(ledger::Entry& entry)
    {
        if (entry.header.part_hashes[1] == ledger::Hash{}) return;
        parts_.vault->query(one_place, {agency_, parts_.place(entry.header.entry)}, [&](Row const& row) { entry.parts[1] = row.blob(0); });
    }

    // Looked at first: the vault is written before the main database could refuse, and must not lose what is there.
    void refuse_known(std::vector<Batch> const& batches)
    {
        for (auto const& batch : batches)
            for (auto const& entry : batch.entries)
                main().query(entry_known, {agency_, blob(entry.header.entry)}, [](Row const&) { throw StoreError("this entry is known already"); });
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
        if (!parts_.vault) throw StoreError("the identity vault is not here");
        Transaction change(*parts_.vault);
        for (auto const& batch : batches) {
            for (auto const& entry : batch.entries) {
                if (!entry.parts[1]) continue;
                auto const place = parts_.place(entry.header.entry);
                parts_.vault->run(delete_place, {agency_, place});
                parts_.vault->run(insert_place, {agency_, place, *entry.parts[1]});
            }
            for (auto const& [number, page] : batch.search_pages) {
                parts_.vault->run(delete_page, {agency_, std::int64_t{number}});
                parts_.vault->run(insert_page, {agency_, std::int64_t{number}, page});
            }
        }
        change.commit();
    }

    void write(Batch const& batch)
    {
        for (auto const& entry : batch.entries) write_entry(entry);
        for (auto const& w : batch.dropped_wraps) main().run(delete_wraps, {agency_, blob(w.file), blob(w.recipient)});
        for (auto const& w : batch.wraps) {
            auto const kind = std::int64_t{static_cast<std::uint8_t>(w.kind)};
            main().run(delete_wrap, {agency_, blob(w.file), blob(w.recipient), kind});
            main().run(insert_wrap, {agency_, blob(w.file), blob(w.recipient), kind, w.expires_minute, w.sealed});
        }
        for (auto const& card : batch.cards) {
            main().run(delete_card, {agency_, blob(card.file)});
            main().run(insert_card, {agency_, blob(card.file), std::int64_t{card.key_number}, card.heads, card.sealed});
        }
        for (auto const& [number, sealed] : batch.card_keys) main().run(insert_card_key, {agency_, std::int64_t{number}, sealed});
        for (auto const& login : batch.logins) {
            main().run(delete_login, {agency_, blob(login.person)});
            main().run(insert_login, {agency_, blob(login.person), login.username, login.lock});
        }
        for (auto const& [name, value] : batch.settings) write_setting(name, value);
    }

    void write_entry(ledger::Entry const& entry)
    {
        auto const& h = entry.header;
        auto const part = [&](std::size_t i) { return entry.parts[i] ? SqlValue(*entry.parts[i]) : SqlValue(); };
        main().run(insert_entry, {agency_, blob(h.file), blob(h.at.origin), std::int64_t{h.at.incarnation}, static_cast<std::int64_t>(h.at.seq), blob(h.entry),
                                  std::int64_t{static_cast<std::uint8_t>(h.kind)}, ledger::encode(h), blob(entry.signature), part(0), part(2)});
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

    void take_lease()
    {
        auto const before = read_setting("lease");
        lease_ = (before ? Reader(*before).u64() : 0) + 1;
        Writer value;
        value.u64(lease_);
        Transaction change(main());
        write_setting("lease", value.bytes());
        change.commit();
    }
    void check_lease()
    {
        auto const now = read_setting("lease");
        if (!now || Reader(*now).u64() != lease_) throw StoreError("another Abri has taken over this data folder");
    }

    std::vector<Wrap> select_wraps(char const* sql, Bytes const& key)
    {
        std::lock_guard const lock(mutex_);
        std::vector<Wrap> rows;
        main().query(sql, {agency_, key}, [&](Row const& row) {
            rows.push_back({id_from<FileId>(row.blob(0)), id_from<PersonId>(row.blob(1)), static_cast<WrapKind>(row.integer(2)), row.integer(3), row.blob(4)});
        });
        return rows;
    }
    std::vector<std::pair<std::uint32_t, Bytes>> numbered(Database& database, char const* sql)
    {
        std::lock_guard const lock(mutex_);
        std::vector<std::pair<std::uint32_t, Bytes>> rows;
        database.query(sql, {agency_}, [&](Row const& row) { rows.emplace_back(static_cast<std::uint32_t>(row.integer(0)), row.blob(1)); });
        return rows;
    }

    SqlStoreParts parts_;
    ledger::Hasher const& hasher_;
    Bytes agency_;
    std::mutex mutex_;
    std::uint64_t audit_seq_ = 0;
    ledger::Hash audit_hash_{};
    std::uint64_t lease_ = 0;
};

}  // namespace

std::unique_ptr<Store> open_sql_store(SqlStoreParts parts, ledger::Hasher const& hasher)
{
    migrate(*parts.main, Half::main);
    if (parts.vault) migrate(*parts.vault, Half::vault);
    parts.main->lock_down();
    if (parts.vault) parts.vault->lock_down();
    return std::make_unique<SqlStore>(std::move(parts), hasher);
}

std::optional<AgencyId> agency_of(Database& main)
{
    migrate(main, Half::main);
    std::optional<AgencyId> agency;
    main.query("select agency from settings where name = 'node'", {}, [&](Row const& row) { agency = id_from<AgencyId>(row.blob(0)); });
    return agency;
}

}  // namespace abri::store
