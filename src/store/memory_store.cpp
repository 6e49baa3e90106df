// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "store/memory_store.h"

#include "store/audit_chain.h"

#include <map>
#include <mutex>
#include <set>
#include <tuple>

namespace abri::store {

namespace {

class MemoryStore : public Store {
public:
    explicit MemoryStore(ledger::Hasher const& hasher) : hasher_(hasher) {}

    std::vector<ledger::Entry> entries(FileId file, Identity identity) override
    {
        std::lock_guard const lock(mutex_);
        auto found = entries_[file];
        if (identity == Identity::leave)
            for (auto& entry : found) entry.parts[1].reset();
        return found;
    }
    bool has_entry(EntryId entry) override
    {
        std::lock_guard const lock(mutex_);
        return known_.contains(entry);
    }
    std::vector<FileId> files(ledger::FileKind kind) override
    {
        std::lock_guard const lock(mutex_);
        std::vector<FileId> ids;
        for (auto const& [file, chain] : entries_)
            if (!chain.empty() && chain.front().header.kind == kind) ids.push_back(file);
        return ids;
    }
    std::vector<Wrap> wraps(FileId file) override
    {
        return select([&](Wrap const& w) { return w.file == file; });
    }
    std::vector<Wrap> wraps_for(PersonId recipient) override
    {
        return select([&](Wrap const& w) { return w.recipient == recipient; });
    }
    void cards(std::function<void(CardRow const&)> const& each) override
    {
        std::lock_guard const lock(mutex_);
        for (auto const& [file, card] : cards_) each(card);
    }
    std::vector<std::pair<std::uint32_t, Bytes>> card_keys() override { return list(card_keys_); }
    std::vector<std::pair<std::uint32_t, Bytes>> search_pages() override { return list(search_pages_); }
    std::optional<std::pair<std::uint32_t, Bytes>> last_search_page() override
    {
        std::lock_guard const lock(mutex_);
        if (search_pages_.empty()) return std::nullopt;
        return *search_pages_.rbegin();
    }
    std::vector<LoginRow> logins() override
    {
        std::lock_guard const lock(mutex_);
        std::vector<LoginRow> rows;
        for (auto const& [person, row] : logins_) rows.push_back(row);
        return rows;
    }
    std::optional<Bytes> setting(std::string const& name) override
    {
        std::lock_guard const lock(mutex_);
        auto const found = settings_.find(name);
        if (found == settings_.end()) return std::nullopt;
        return found->second;
    }
    void audit(std::uint64_t from_seq, std::function<void(AuditRow const&)> const& each) override
    {
        std::lock_guard const lock(mutex_);
        for (auto const& row : audit_)
            if (row.seq >= from_seq) each(row);
    }
    bool has_vault() const override { return true; }
    std::vector<DraftRow> drafts_of(PersonId author) override
    {
        std::lock_guard const lock(mutex_);
        std::vector<DraftRow> rows;
        for (auto const& [place, row] : drafts_)
            if (row.author == author) rows.push_back(row);
        return rows;
    }
    std::optional<SessionOwner> session_owner(Bytes const& session) override
    {
        std::lock_guard const lock(mutex_);
        auto const found = session_owners_.find(session);
        if (found == session_owners_.end()) return std::nullopt;
        return found->second;
    }

    void commit(std::vector<Batch> const& batches) override
    {
        std::lock_guard const lock(mutex_);
        for (auto const& batch : batches) {
            std::set<EntryId> fresh;
            for (auto const& entry : batch.entries) check(entry, fresh);
        }
        for (auto const& batch : batches) apply(batch);
    }

private:
    void check(ledger::Entry const& entry, std::set<EntryId>& fresh)
    {
        auto const& chain = entries_[entry.header.file];
        for (auto const& old : chain)
            if (old.header.at == entry.header.at) throw StoreError("an entry stands at this place already");
        if (known_.contains(entry.header.entry) || !fresh.insert(entry.header.entry).second)
            throw StoreError("this entry is known already");
    }
    void apply(Batch const& batch)
    {
        for (auto const& entry : batch.entries) {
            entries_[entry.header.file].push_back(entry);
            known_.insert(entry.header.entry);
        }
        for (auto const& w : batch.dropped_wraps)
            std::erase_if(wraps_, [&](auto const& item) {
                return item.second.file == w.file && item.second.recipient == w.recipient &&
                       (!w.parts_only || item.second.kind <= WrapKind::strict);
            });
        for (auto const& w : batch.wraps) wraps_[{w.file, w.recipient, w.kind}] = w;
        for (auto const& card : batch.cards) cards_[card.file] = card;
        for (auto const& [number, key] : batch.card_keys) card_keys_[number] = key;
        for (auto const& [number, page] : batch.search_pages) search_pages_[number] = page;
        for (auto const& login : batch.logins) logins_[login.person] = login;
        for (auto const& [name, value] : batch.settings) settings_[name] = value;
        for (auto const& draft : batch.drafts) drafts_[{draft.author, draft.place}] = draft;
        for (auto const& draft : batch.dropped_drafts) drafts_.erase({draft.author, draft.place});
        std::erase_if(session_owners_,
                      [&](auto const& item) { return item.second.began_minute < batch.forget_sessions_before; });
        for (auto const& session : batch.forgotten_sessions) session_owners_.erase(session);
        for (auto const& person : batch.forget_sessions_of)
            std::erase_if(session_owners_, [&](auto const& item) { return item.second.person == person; });
        for (auto const& owner : batch.session_owners) session_owners_[owner.session] = owner;
        for (auto const& line : batch.audit_lines) {
            auto const previous = audit_.empty() ? ledger::Hash{} : audit_.back().hash;
            audit_.push_back({audit_.size() + 1, line, next_audit_hash(hasher_, previous, line)});
        }
    }
    template <class Wanted>
    std::vector<Wrap> select(Wanted wanted)
    {
        std::lock_guard const lock(mutex_);
        std::vector<Wrap> rows;
        for (auto const& [key, wrap] : wraps_)
            if (wanted(wrap)) rows.push_back(wrap);
        return rows;
    }
    std::vector<std::pair<std::uint32_t, Bytes>> list(std::map<std::uint32_t, Bytes> const& from)
    {
        std::lock_guard const lock(mutex_);
        return {from.begin(), from.end()};
    }

    ledger::Hasher const& hasher_;
    std::mutex mutex_;
    std::map<FileId, std::vector<ledger::Entry>> entries_;
    std::set<EntryId> known_;
    std::map<std::tuple<FileId, PersonId, WrapKind>, Wrap> wraps_;
    std::map<FileId, CardRow> cards_;
    std::map<std::uint32_t, Bytes> card_keys_, search_pages_;
    std::map<PersonId, LoginRow> logins_;
    std::map<std::string, Bytes> settings_;
    std::map<std::pair<PersonId, Bytes>, DraftRow> drafts_;
    std::map<Bytes, SessionOwner> session_owners_;
    std::vector<AuditRow> audit_;
};

}  // namespace

std::unique_ptr<Store> open_memory_store(ledger::Hasher const& hasher) { return std::make_unique<MemoryStore>(hasher); }

}  // namespace abri::store
