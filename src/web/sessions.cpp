// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "web/sessions.h"

#include "base/text.h"

namespace abri::web {

std::optional<std::pair<ledger::Hash, crypto::Key>> Sessions::parse(std::string_view cookie)
{
    std::array<std::uint8_t, 32> id, key;
    if (cookie.size() != 128 || !from_hex(cookie.substr(0, 64), id) || !from_hex(cookie.substr(64), key))
        return std::nullopt;
    return std::pair{crypto::hash(id), crypto::Key(key)};
}

std::optional<Bytes> Sessions::name_of(std::string_view cookie)
{
    if (!parse(cookie)) return std::nullopt;
    auto const name = crypto::hash(view_of(cookie));
    return Bytes(name.begin(), name.end());
}

bool Sessions::csrf_belongs(std::string_view cookie, std::string_view token)
{
    auto const parsed = parse(cookie);
    return parsed && csrf_matches(parsed->second, token);
}

std::string Sessions::begin(Keyring const& ring, std::int64_t now, bool must_choose_password)
{
    auto const id = crypto::Key::random(), key = crypto::Key::random();
    auto plain = encode(ring);
    auto const name = crypto::hash(id.reveal());
    Row row{ring.person, crypto::seal(key, plain, name), now, now, must_choose_password};
    crypto::wipe(plain);
    std::lock_guard const lock(mutex_);
    rows_.insert_or_assign(name, std::move(row));
    return to_hex(id.reveal()) + to_hex(key.reveal());
}

std::optional<Sessions::Opened> Sessions::open(std::string_view cookie, std::int64_t now)
{
    auto const parsed = parse(cookie);
    if (!parsed) return std::nullopt;
    std::lock_guard const lock(mutex_);
    auto const found = rows_.find(parsed->first);
    if (found == rows_.end()) return std::nullopt;
    auto& row = found->second;
    if (now - row.used > idle_seconds || now - row.began > longest_seconds) {
        rows_.erase(found);
        return std::nullopt;
    }
    auto plain = crypto::open(parsed->second, row.sealed_ring, parsed->first);
    if (!plain) return std::nullopt;
    row.used = now;
    auto ring = decode_keyring(*plain);
    crypto::wipe(*plain);
    if (!ring) return std::nullopt;
    return Opened{std::move(*ring), parsed->second, row.must_choose_password};
}

void Sessions::renew(std::string_view cookie, Keyring const& ring)
{
    auto const parsed = parse(cookie);
    if (!parsed) return;
    auto plain = encode(ring);
    std::lock_guard const lock(mutex_);
    if (auto const found = rows_.find(parsed->first); found != rows_.end())
        found->second.sealed_ring = crypto::seal(parsed->second, plain, parsed->first);
    crypto::wipe(plain);
}

void Sessions::password_chosen(std::string_view cookie)
{
    auto const parsed = parse(cookie);
    if (!parsed) return;
    std::lock_guard const lock(mutex_);
    if (auto const found = rows_.find(parsed->first); found != rows_.end()) found->second.must_choose_password = false;
}

void Sessions::end(std::string_view cookie)
{
    auto const parsed = parse(cookie);
    if (!parsed) return;
    std::lock_guard const lock(mutex_);
    rows_.erase(parsed->first);
}

void Sessions::end_all_of(PersonId person, std::string_view but_cookie)
{
    auto const kept = parse(but_cookie);
    std::lock_guard const lock(mutex_);
    std::erase_if(rows_,
                  [&](auto const& row) { return row.second.person == person && !(kept && row.first == kept->first); });
}

bool Sessions::any(std::int64_t now)
{
    std::lock_guard const lock(mutex_);
    std::erase_if(rows_, [&](auto const& row) {
        return now - row.second.used > idle_seconds || now - row.second.began > longest_seconds;
    });
    return !rows_.empty();
}

std::string csrf_token(crypto::Key const& session_key)
{
    auto const secret = crypto::derive(session_key, "csrf");
    std::array<std::uint8_t, 16> mask, masked;
    crypto::fill_random(mask);
    for (std::size_t i = 0; i < 16; ++i) masked[i] = static_cast<std::uint8_t>(mask[i] ^ secret.reveal()[i]);
    return to_hex(mask) + to_hex(masked);
}

bool csrf_matches(crypto::Key const& session_key, std::string_view token)
{
    std::array<std::uint8_t, 32> both;
    if (!from_hex(token, both)) return false;
    auto const secret = crypto::derive(session_key, "csrf");
    std::array<std::uint8_t, 16> given;
    for (std::size_t i = 0; i < 16; ++i) given[i] = static_cast<std::uint8_t>(both[i] ^ both[i + 16]);
    return crypto::equal(given, ByteView(secret.reveal()).first(16));
}

}  // namespace abri::web
