// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "web/node.h"

namespace abri::web {

// Somebody to be there from the first day.
struct Founder {
    StaffMember person;
    Sensitive<std::string> password;      // empty: an activation password is made
};

struct FoundingPlan {
    std::string agency;
    std::string slot_path, main, vault;   // addresses of the two databases: files, or postgresql://…
    std::vector<Founder> people;          // at least an administrator and, for each team, a supervisor
    crypto::PasswordCost cost;
    bool choose_own_password = true;      // they choose one at first sign-in; the demo's people keep theirs
    std::int64_t utc_milliseconds = 0;
};

struct Founded {
    std::string fingerprint;                                     // of the installation key, to be written down
    std::vector<Sensitive<std::string>> custodian_cards;         // three: any two open the continuity key
    std::vector<std::pair<std::string, Sensitive<std::string>>> passwords;
};

// Makes an office: slot, installation key, posts, people, continuity in escrow. Everything or nothing is kept.
Founded found_office(FoundingPlan plan);

// Opens the store of an office; the vault may be missing (no such file, or no address). Throws std::runtime_error when
// there is no office.
std::unique_ptr<store::Store> open_office_store(std::string const& main, std::string const& vault,
                                                crypto::SlotSecrets const& slot, ledger::Hasher const& audit_hashes);

// What chains the audit lines of this node.
crypto::KeyedHasher audit_hasher(crypto::SlotSecrets const& slot);

}  // namespace abri::web
