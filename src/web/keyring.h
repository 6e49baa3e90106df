// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "crypto/people_keys.h"
#include "crypto/seal.h"
#include "store/store.h"

#include <map>

namespace abri::web {

// Every secret a signed-in person can reach before opening a file. Lives for one request; wiped with it.
struct Keyring {
    PersonId person;
    crypto::SecretKeys own;
    std::map<PersonId, crypto::SecretKeys> posts;
    std::optional<crypto::SecretKeys> index;      // opens card keys
    std::optional<crypto::Key> names;             // opens the office's search copies
};

Bytes encode(Keyring const& ring);
std::optional<Keyring> decode_keyring(ByteView bytes);

// Ids under which the office's own keys are wrapped.
FileId index_key_file();
FileId names_key_file();

// Wraps: sealed to the recipient's trusted key, then under the node's epoch key, bound to file, recipient and kind.
store::Wrap make_wrap(FileId file, store::WrapKind kind, PersonId recipient, ByteView secret,
                      crypto::TrustedKey const& to, crypto::Key const& epoch, std::int64_t expires_minute = 0);
std::optional<Bytes> open_wrap(store::Wrap const& wrap, crypto::SecretKeys const& own, crypto::Key const& epoch);

// Posts and office keys that are sealed to this person.
void fill_keyring(Keyring& ring, store::Store& store, crypto::Key const& epoch);

// The keys of one file this ring can open, directly or through a post, at `now_minute` (grants that have ended open
// nothing).
crypto::FileKeys open_file_keys(FileId file, Keyring const& ring, store::Store& store, crypto::Key const& epoch,
                                std::int64_t now_minute);

}  // namespace abri::web
