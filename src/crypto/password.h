// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "base/sensitive.h"
#include "crypto/people_keys.h"

#include <string>

namespace abri::crypto {

// Cost of one guess. The stored record carries it, so that it can be raised later.
struct PasswordCost {
    std::uint32_t passes = 3;
    std::uint32_t mebibytes = 128;
};

// What is kept of a person's way in: nothing here opens without the password and the node's slot (security.md 2.2).
struct Lock {
    PasswordCost cost;
    std::array<std::uint8_t, 16> salt{};
    ledger::Hash verifier{};
    Bytes sealed_keys;           // the person's secret keys under the password
    Bytes recovery_keys;         // the same under the recovery code; empty until one was made
};

Bytes encode(Lock const& lock);
std::optional<Lock> decode_lock(ByteView bytes);

// Closes `keys` under a password. Slow on purpose (about 0.3 s, 128 MiB).
Lock close(SecretKeys const& keys, Sensitive<std::string> const& password, PersonId who, Key const& node_secret,
           PasswordCost cost);
// The keys again; nothing when the password or the slot is wrong. Takes the same time either way.
std::optional<SecretKeys> unlock(Lock const& lock, Sensitive<std::string> const& password, PersonId who,
                                 Key const& node_secret);

// 32 letters and digits in groups of four, shown once and printed.
Sensitive<std::string> new_recovery_code();
void add_recovery(Lock& lock, SecretKeys const& keys, Sensitive<std::string> const& code, PersonId who,
                  Key const& node_secret);
std::optional<SecretKeys> recover_keys(Lock const& lock, Sensitive<std::string> const& code, PersonId who,
                                       Key const& node_secret);

// Short one-time word groups for a first sign-in.
Sensitive<std::string> new_activation_password();

}  // namespace abri::crypto
