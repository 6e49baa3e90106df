// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "crypto/people_keys.h"
#include "ledger/history.h"
#include "pages/frame/page.h"

#include <map>

namespace abri::web {

// Who works here, with which keys: the fold of the signed staff directory (design.md 4). An entry counts only when its
// bytes match its hash, it follows the one before, and it was signed by the installation key or by somebody entitled to
// at that point. A key that did not come this way is never sealed to and witnesses nothing.
class TrustedDirectory {
public:
    struct Post {
        std::string name;
        crypto::PublicKeys keys;
        PersonId holder;
    };

    // `root` is the installation's public signing key, pinned in the slot.
    void load(std::vector<ledger::Entry> const& entries, std::array<std::uint8_t, 32> const& root);

    std::vector<StaffMember> const& staff() const { return staff_; }
    StaffMember const* member(PersonId person) const;
    StaffMember const* by_username(std::string_view username) const;
    // The key to seal to; nothing for a person or post without a valid chain behind it.
    std::optional<crypto::TrustedKey> key_of(PersonId person_or_post) const;
    std::optional<std::array<std::uint8_t, 32>> signing_key_of(PersonId person) const;
    // Whether one of the keys this person ever had here signed it.
    bool witnesses(PersonId person, ByteView message, ledger::Signature const& signature) const;
    std::map<PersonId, Post> const& posts() const { return posts_; }
    std::vector<HeldPost> all_posts() const;
    std::string const& agency_name() const { return agency_name_; }
    // Numbers of entries that did not verify: somebody altered the directory by hand.
    std::vector<std::uint64_t> const& faults() const { return faults_; }

    static FileId file_id();  // the directory's own file
    static PersonId installation();  // the author of its first entries

private:
    void apply(ledger::Fact const& fact);
    bool may_write(PersonId author, ledger::Fact const& fact) const;
    StaffMember* find(PersonId person);
    std::string a_team_of(PersonId person) const;  // one whose supervision she holds; empty: none

    std::vector<StaffMember> staff_;
    std::map<PersonId, std::vector<crypto::PublicKeys>> keys_;  // all a person ever had, newest last
    std::map<PersonId, Post> posts_;
    std::vector<std::uint64_t> faults_;
    std::string agency_name_;
};

// Asks the directory whether an author signed; lives no longer than the directory it was given.
class DirectoryWitness : public ledger::Witness {
public:
    explicit DirectoryWitness(TrustedDirectory const& directory) : directory_(directory) {}
    bool signed_by(PersonId author, ByteView message, ledger::Signature const& signature) const override
    {
        return directory_.witnesses(author, message, signature);
    }

private:
    TrustedDirectory const& directory_;
};

// One entry of the directory, to be signed by `signer`.
ledger::Fact directory_fact(std::string_view kind, std::vector<std::pair<std::string, std::string>> const& values,
                            std::int64_t utc_milliseconds);

}  // namespace abri::web
