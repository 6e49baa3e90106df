// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "crypto/password.h"

#include "crypto/seal.h"

#include <sodium.h>
#include <stdexcept>

namespace abri::crypto {

Bytes encode(Lock const& lock)
{
    Writer out;
    out.u8(1);
    out.u32(lock.cost.passes);
    out.u32(lock.cost.mebibytes);
    out.raw(lock.salt);
    out.raw(lock.verifier);
    out.blob(lock.sealed_keys);
    out.blob(lock.recovery_keys);
    return out.take();
}

std::optional<Lock> decode_lock(ByteView bytes)
{
    Reader in(bytes);
    if (in.u8() != 1) return std::nullopt;
    Lock lock;
    lock.cost.passes = in.u32();
    lock.cost.mebibytes = in.u32();
    lock.salt = in.array<16>();
    lock.verifier = in.array<32>();
    lock.sealed_keys = in.blob();
    lock.recovery_keys = in.blob();
    if (!in.at_end()) return std::nullopt;
    return lock;
}

// Argon2id, then mixed with the secret of the slot: without the slot a guess cannot even be tried.
static Key stretch(Sensitive<std::string> const& password, std::array<std::uint8_t, 16> const& salt, PasswordCost cost,
                   PersonId who, Key const& node_secret)
{
    std::array<std::uint8_t, 32> slow;
    auto const& text = password.reveal();
    if (crypto_pwhash(slow.data(), slow.size(), text.data(), text.size(), salt.data(), cost.passes,
                      std::size_t{cost.mebibytes} << 20, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::runtime_error("not enough memory to check a password");
    Writer mixed;
    mixed.raw(slow);
    mixed.raw(who.bytes);
    mixed.u8(1);
    auto bytes = mixed.take();
    Key const key(keyed_hash(node_secret, bytes));
    wipe(bytes);
    sodium_memzero(slow.data(), slow.size());
    return key;
}

static std::optional<SecretKeys> unpack(std::optional<Bytes> plain)
{
    if (!plain) return std::nullopt;
    auto keys = unpack_keys(*plain);
    wipe(*plain);
    return keys;
}

Lock close(SecretKeys const& keys, Sensitive<std::string> const& password, PersonId who, Key const& node_secret,
           PasswordCost cost)
{
    Lock lock;
    lock.cost = cost;
    fill_random(lock.salt);
    auto const stretched = stretch(password, lock.salt, cost, who, node_secret);
    lock.verifier = keyed_hash(stretched, view_of("verifier"));
    auto plain = pack(keys);
    lock.sealed_keys = seal(derive(stretched, "wrap"), plain, who.bytes);
    wipe(plain);
    return lock;
}

std::optional<SecretKeys> unlock(Lock const& lock, Sensitive<std::string> const& password, PersonId who,
                                 Key const& node_secret)
{
    auto const stretched = stretch(password, lock.salt, lock.cost, who, node_secret);
    if (!equal(keyed_hash(stretched, view_of("verifier")), lock.verifier)) return std::nullopt;
    return unpack(open(derive(stretched, "wrap"), lock.sealed_keys, who.bytes));
}

static constexpr std::string_view code_letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

static std::string random_code(int groups, int size)
{
    std::string code;
    for (int i = 0; i < groups * size; ++i) {
        if (i > 0 && i % size == 0) code += '-';
        code += code_letters[randombytes_uniform(static_cast<std::uint32_t>(code_letters.size()))];
    }
    return code;
}

Sensitive<std::string> new_recovery_code() { return Sensitive(random_code(8, 4)); }
Sensitive<std::string> new_activation_password() { return Sensitive(random_code(5, 4)); }

static Key recovery_key(Sensitive<std::string> const& code, PersonId who, Key const& node_secret)
{
    Writer plain;
    for (char c : code.reveal())
        if (c != '-' && c != ' ') plain.u8(static_cast<std::uint8_t>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c));
    plain.raw(who.bytes);
    auto bytes = plain.take();
    Key const key(keyed_hash(derive(node_secret, "recovery"), bytes));
    wipe(bytes);
    return key;
}

void add_recovery(Lock& lock, SecretKeys const& keys, Sensitive<std::string> const& code, PersonId who,
                  Key const& node_secret)
{
    auto plain = pack(keys);
    lock.recovery_keys = seal(recovery_key(code, who, node_secret), plain, who.bytes);
    wipe(plain);
}

std::optional<SecretKeys> recover_keys(Lock const& lock, Sensitive<std::string> const& code, PersonId who,
                                       Key const& node_secret)
{
    return unpack(open(recovery_key(code, who, node_secret), lock.recovery_keys, who.bytes));
}

}  // namespace abri::crypto
