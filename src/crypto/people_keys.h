// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "crypto/keys.h"

namespace abri::web {
class TrustedDirectory;
}

namespace abri::crypto {

struct PublicKeys {
    std::array<std::uint8_t, 32> box{};   // X25519: others seal to it
    std::array<std::uint8_t, 32> sign{};  // Ed25519: checks what its holder signed
    friend bool operator==(PublicKeys const&, PublicKeys const&) = default;
};

// The secret halves of a person or a post. Wiped when they go.
struct SecretKeys {
    Key box;
    Key sign_seed;
    PublicKeys open_half() const;
};

SecretKeys new_people_keys();
// 64 bytes: the box key, then the signing seed. Wipe them after use.
Bytes pack(SecretKeys const& keys);
std::optional<SecretKeys> unpack_keys(ByteView bytes);

// A public key that may be sealed to. Only the signed staff directory makes one, so that a key swapped in the database
// can never receive a child's file. Keys just made here, whose secret half is at hand, need no witness.
class TrustedKey {
public:
    std::array<std::uint8_t, 32> const& box() const { return box_; }
    static TrustedKey of_own(SecretKeys const& own) { return TrustedKey(own.open_half().box); }

private:
    friend class abri::web::TrustedDirectory;
    explicit TrustedKey(std::array<std::uint8_t, 32> const& box) : box_(box) {}
    std::array<std::uint8_t, 32> box_;
};

// Sealed box: anybody holding the trusted key can write, only its owner can read.
Bytes seal_to(TrustedKey const& recipient, ByteView plain);
std::optional<Bytes> open_sealed(SecretKeys const& own, ByteView sealed);

ledger::Signature sign(SecretKeys const& own, ByteView message);
bool signed_with(std::array<std::uint8_t, 32> const& public_key, ByteView message, ledger::Signature const& signature);

class PersonSigner : public ledger::Signer {
public:
    PersonSigner(PersonId who, SecretKeys const& keys) : who_(who), keys_(keys) {}
    PersonId author() const override { return who_; }
    ledger::Signature sign(ByteView message) const override { return crypto::sign(keys_, message); }

private:
    PersonId who_;
    SecretKeys const& keys_;
};

// Any two of three custodians: for each pair, the secret sealed to one inside a box sealed to the other.
struct Escrow {
    std::array<Bytes, 3> by_pair;  // pairs (0,1), (0,2), (1,2)
};
Escrow escrow(Key const& secret, std::array<TrustedKey, 3> const& custodians);
std::optional<Key> recover(Escrow const& escrow, int first, SecretKeys const& first_keys, int second,
                           SecretKeys const& second_keys);

}  // namespace abri::crypto
