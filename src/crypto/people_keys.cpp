// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "crypto/people_keys.h"

#include <sodium.h>

namespace abri::crypto {

PublicKeys SecretKeys::open_half() const
{
    PublicKeys out;
    crypto_scalarmult_base(out.box.data(), box.reveal().data());
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret;
    crypto_sign_seed_keypair(out.sign.data(), secret.data(), sign_seed.reveal().data());
    sodium_memzero(secret.data(), secret.size());
    return out;
}

SecretKeys new_people_keys() { return {Key::random(), Key::random()}; }

Bytes seal_to(TrustedKey const& recipient, ByteView plain)
{
    Bytes out(plain.size() + crypto_box_SEALBYTES);
    crypto_box_seal(out.data(), plain.data(), plain.size(), recipient.box().data());
    return out;
}

Bytes pack(SecretKeys const& keys)
{
    Bytes out(keys.box.reveal().begin(), keys.box.reveal().end());
    out.insert(out.end(), keys.sign_seed.reveal().begin(), keys.sign_seed.reveal().end());
    return out;
}

std::optional<SecretKeys> unpack_keys(ByteView bytes)
{
    if (bytes.size() != 64) return std::nullopt;
    return SecretKeys{*Key::from(bytes.first(32)), *Key::from(bytes.last(32))};
}

std::optional<Bytes> open_sealed(SecretKeys const& own, ByteView sealed)
{
    if (sealed.size() < crypto_box_SEALBYTES) return std::nullopt;
    Bytes plain(sealed.size() - crypto_box_SEALBYTES);
    auto const open_half = own.open_half();
    if (crypto_box_seal_open(plain.data(), sealed.data(), sealed.size(), open_half.box.data(),
                             own.box.reveal().data()) != 0)
        return std::nullopt;
    return plain;
}

ledger::Signature sign(SecretKeys const& own, ByteView message)
{
    std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> open_half;
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret;
    crypto_sign_seed_keypair(open_half.data(), secret.data(), own.sign_seed.reveal().data());
    ledger::Signature out;
    crypto_sign_detached(out.data(), nullptr, message.data(), message.size(), secret.data());
    sodium_memzero(secret.data(), secret.size());
    return out;
}

bool signed_with(std::array<std::uint8_t, 32> const& public_key, ByteView message, ledger::Signature const& signature)
{
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), public_key.data()) == 0;
}

static constexpr int pairs[3][2] = {{0, 1}, {0, 2}, {1, 2}};

Escrow escrow(Key const& secret, std::array<TrustedKey, 3> const& custodians)
{
    Escrow out;
    for (std::size_t i = 0; i < 3; ++i) {
        auto inner = seal_to(custodians[static_cast<std::size_t>(pairs[i][1])], secret.reveal());
        out.by_pair[i] = seal_to(custodians[static_cast<std::size_t>(pairs[i][0])], inner);
    }
    return out;
}

std::optional<Key> recover(Escrow const& escrow, int first, SecretKeys const& first_keys, int second,
                           SecretKeys const& second_keys)
{
    for (std::size_t i = 0; i < 3; ++i) {
        bool const straight = pairs[i][0] == first && pairs[i][1] == second;
        if (!straight && !(pairs[i][0] == second && pairs[i][1] == first)) continue;
        auto const inner = open_sealed(straight ? first_keys : second_keys, escrow.by_pair[i]);
        if (!inner) return std::nullopt;
        auto const secret = open_sealed(straight ? second_keys : first_keys, *inner);
        return secret ? Key::from(*secret) : std::nullopt;
    }
    return std::nullopt;
}

}  // namespace abri::crypto
