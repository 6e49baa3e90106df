// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "crypto/seal.h"

#include <cassert>
#include <sodium.h>

namespace abri::crypto {

static constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
static constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;

static std::size_t padded_size(std::size_t plain)
{
    std::size_t const least = plain + 1;  // one byte marks where padding starts
    for (std::size_t step : {64u, 256u, 1024u})
        if (least <= step) return step;
    return (least + 4095) / 4096 * 4096;
}

Bytes seal(Key const& key, ByteView plain, ByteView bound)
{
    Bytes padded(plain.begin(), plain.end());
    padded.push_back(0x80);
    padded.resize(padded_size(plain.size()), 0);
    Bytes out(nonce_size + padded.size() + tag_size);
    randombytes_buf(out.data(), nonce_size);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out.data() + nonce_size, nullptr, padded.data(), padded.size(),
                                               bound.data(), bound.size(), nullptr, out.data(), key.reveal().data());
    wipe(padded);
    return out;
}

std::optional<Bytes> open(Key const& key, ByteView sealed, ByteView bound)
{
    if (sealed.size() < nonce_size + tag_size) return std::nullopt;
    Bytes plain(sealed.size() - nonce_size - tag_size);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, sealed.data() + nonce_size,
                                                   sealed.size() - nonce_size, bound.data(), bound.size(),
                                                   sealed.data(), key.reveal().data()) != 0)
        return std::nullopt;
    while (!plain.empty() && plain.back() == 0) plain.pop_back();
    if (plain.empty() || plain.back() != 0x80) return std::nullopt;
    plain.pop_back();
    return plain;
}

ledger::KeyId FileSealer::key_id(ledger::Part part) const
{
    return key(part) ? crypto::key_id(*key(part)) : ledger::KeyId{};
}

Bytes FileSealer::seal(ledger::Part part, ByteView plain, ByteView bound) const
{
    assert(key(part));
    return crypto::seal(*key(part), plain, bound);
}

std::optional<Bytes> FileSealer::open(ledger::Part part, ByteView sealed, ByteView bound) const
{
    if (!key(part)) return std::nullopt;
    return crypto::open(*key(part), sealed, bound);
}

}  // namespace abri::crypto
