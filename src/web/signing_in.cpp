// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "web/node.h"

namespace abri::web {

static std::optional<store::LoginRow> login_of(store::Store& store, std::string_view username)
{
    for (auto& row : store.logins())
        if (row.username == username) return row;
    return std::nullopt;
}

Result<std::string, SignInRefusal> Node::sign_in(std::string const& username, Sensitive<std::string> const& password)
{
    auto const now = utc_seconds();
    {
        std::lock_guard const lock(attempts_mutex_);
        auto const& attempts = attempts_[username];
        if (attempts.failures >= 100 || now < attempts.not_before) return Fail{SignInRefusal::too_many};
        if (attempts_.size() > 10'000) attempts_.clear();
    }
    if (waiting_ >= 8) return Fail{SignInRefusal::busy};
    Stretching const turn(*this);

    auto const login = login_of(*parts_.store, username);
    auto const* member = directory()->by_username(username);
    // An unknown name takes as long as a wrong password.
    static crypto::Lock const dummy{parts_.cost, {}, {}, {}, {}};
    auto const lock = login ? crypto::decode_lock(login->lock) : std::nullopt;
    auto keys =
        crypto::unlock(lock ? *lock : dummy, password, login ? login->person : PersonId{}, parts_.slot.node_secret);
    if (!keys || !member || member->id != login->person) {
        std::lock_guard const guard(attempts_mutex_);
        auto& attempts = attempts_[username];
        ++attempts.failures;
        attempts.not_before = attempts.failures < 5 ? 0 : now + std::min(60, 1 << std::min(attempts.failures - 5, 6));
        store::Batch batch;
        batch.audit_lines.push_back(audit_line(login ? login->person : PersonId{}, "sign_in_failed", {}));
        committer_.append(std::move(batch));
        return Fail{SignInRefusal::wrong};
    }
    {
        std::lock_guard const guard(attempts_mutex_);
        attempts_.erase(username);
    }
    Keyring ring{login->person, *keys, {}, {}, {}};
    fill_keyring(ring, *parts_.store, parts_.slot.epoch_key);
    if (ring.index) cards_.unlock(*parts_.store, *ring.index);
    store::Batch batch;
    batch.audit_lines.push_back(audit_line(ring.person, "signed_in", {}));
    auto cookie = sessions_.begin(ring, now, lock->recovery_keys.empty());
    batch.session_owners.push_back({*Sessions::name_of(cookie), ring.person, utc_minute()});
    batch.forget_sessions_before = utc_minute() - 2 * 24 * 60;
    committer_.append(std::move(batch));
    return cookie;
}

std::optional<Sessions::Opened> Node::session(std::string_view cookie) { return sessions_.open(cookie, utc_seconds()); }

void Node::sign_out(std::string_view cookie)
{
    if (auto const opened = session(cookie)) {
        // Leaving works even when the disk does not.
        sessions_.end(cookie);
        store::Batch batch;
        batch.forgotten_sessions.push_back(*Sessions::name_of(cookie));
        batch.audit_lines.push_back(audit_line(opened->ring.person, "signed_out", {}));
        try {
            committer_.append(std::move(batch));
        } catch (store::StoreError const&) {
            // The session is over; only its line in the audit log is missing.
        }
    }
    lock_if_nobody();
}

void Node::lock_if_nobody()
{
    if (sessions_.any(utc_seconds())) return;
    forget_kept();
    if (cards_.is_open()) cards_.lock();
}

static void save_lock(store::Batch& batch, store::LoginRow row, crypto::Lock const& lock)
{
    row.lock = crypto::encode(lock);
    batch.logins.push_back(std::move(row));
}

Sensitive<std::string> Node::change_password(Keyring const& ring, Sensitive<std::string> const& password,
                                             std::string_view cookie)
{
    Stretching const turn(*this);
    auto lock = crypto::close(ring.own, password, ring.person, parts_.slot.node_secret, parts_.cost);
    auto code = crypto::new_recovery_code();
    crypto::add_recovery(lock, ring.own, code, ring.person, parts_.slot.node_secret);
    store::Batch batch;
    for (auto const& row : parts_.store->logins())
        if (row.person == ring.person) save_lock(batch, row, lock);
    batch.audit_lines.push_back(audit_line(ring.person, "password_changed", {}));
    batch.forget_sessions_of.push_back(ring.person);
    if (auto const session = Sessions::name_of(cookie))
        batch.session_owners.push_back({*session, ring.person, utc_minute()});
    committer_.append(std::move(batch));
    sessions_.end_all_of(ring.person, cookie);
    sessions_.password_chosen(cookie);
    return code;
}

bool Node::recover(std::string const& username, Sensitive<std::string> const& code,
                   Sensitive<std::string> const& password)
{
    auto const login = login_of(*parts_.store, username);
    auto const old = login ? crypto::decode_lock(login->lock) : std::nullopt;
    auto const keys = old ? crypto::recover_keys(*old, code, login->person, parts_.slot.node_secret) : std::nullopt;
    Stretching const turn(*this);
    store::Batch batch;
    batch.audit_lines.push_back(
        audit_line(login ? login->person : PersonId{}, keys ? "recovered" : "recovery_failed", {}));
    if (keys) {
        auto lock = crypto::close(*keys, password, login->person, parts_.slot.node_secret, parts_.cost);
        lock.recovery_keys = old->recovery_keys;
        save_lock(batch, *login, lock);
        batch.forget_sessions_of.push_back(login->person);
    }
    committer_.append(std::move(batch));
    if (keys) sessions_.end_all_of(login->person);
    return keys.has_value();
}

}  // namespace abri::web
