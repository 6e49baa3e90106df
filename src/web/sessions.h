// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "web/keyring.h"

#include <mutex>

namespace abri::web {

// Signed-in people. The browser holds the session key, this table only the keyring sealed under it: between two
// requests the server's memory opens nothing (split session, security.md 2.5). Idle 15 minutes, 12 hours at the most.
// Thread-safe.
class Sessions {
public:
    struct Opened {
        Keyring ring;
        crypto::Key session_key;
        bool must_choose_password = false;
    };

    // The cookie's value: session id and session key, never stored together.
    std::string begin(Keyring const& ring, std::int64_t now_seconds, bool must_choose_password = false);
    void password_chosen(std::string_view cookie);
    std::optional<Opened> open(std::string_view cookie, std::int64_t now_seconds);
    // After a post was handed over or keys were given back: the same session with a new ring.
    void renew(std::string_view cookie, Keyring const& ring);
    void end(std::string_view cookie);
    void end_all_of(PersonId person, std::string_view but_cookie = {});
    bool any(std::int64_t now_seconds);

    // Hash of a whole cookie, id and key, and whether a form's token belongs to its key: known without the session.
    static std::optional<Bytes> name_of(std::string_view cookie);
    static bool csrf_belongs(std::string_view cookie, std::string_view token);

    static constexpr std::int64_t idle_seconds = 15 * 60, longest_seconds = 12 * 3600;

private:
    struct Row {
        PersonId person;
        Bytes sealed_ring;
        std::int64_t began, used;
        bool must_choose_password;
    };
    static std::optional<std::pair<ledger::Hash, crypto::Key>> parse(std::string_view cookie);
    std::mutex mutex_;
    std::map<ledger::Hash, Row> rows_;  // by hash of the session id
};

// Tokens of forms: a secret of the session, masked anew each time so that compression leaks nothing (BREACH).
std::string csrf_token(crypto::Key const& session_key);
bool csrf_matches(crypto::Key const& session_key, std::string_view token);

}  // namespace abri::web
