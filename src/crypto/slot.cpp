// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "crypto/slot.h"

#include <fcntl.h>
#include <stdexcept>
#include <unistd.h>

namespace abri::crypto {

static constexpr std::size_t half_size = 4096;
static constexpr std::string_view magic = "abri-slot-1";

static Bytes encode_half(SlotSecrets const& secrets)
{
    Writer out;
    out.text(magic);
    out.u64(secrets.epoch);
    out.raw(secrets.node_secret.reveal());
    out.raw(secrets.epoch_key.reveal());
    out.raw(secrets.installation);
    out.raw(keyed_hash(secrets.node_secret, out.bytes()));
    auto half = out.take();
    half.resize(half_size, 0);
    return half;
}

static std::optional<SlotSecrets> decode_half(ByteView half)
{
    Reader in(half);
    if (in.text() != magic) return std::nullopt;
    SlotSecrets secrets;
    secrets.epoch = in.u64();
    secrets.node_secret = Key(in.array<32>());
    secrets.epoch_key = Key(in.array<32>());
    secrets.installation = in.array<32>();
    std::size_t const covered = half.size() - in.left();
    auto const mac = in.array<32>();
    if (!in.ok() || !equal(mac, keyed_hash(secrets.node_secret, half.first(covered)))) return std::nullopt;
    return secrets;
}

SlotSecrets create_slot(std::string const& path, std::array<std::uint8_t, 32> const& installation)
{
    SlotSecrets const secrets{Key::random(), Key::random(), 1, installation};
    int const file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) throw std::runtime_error("cannot create the slot " + path + " (is there one already?)");
    auto bytes = encode_half(secrets);
    bytes.resize(2 * half_size, 0);
    bool const written =
        ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) && ::fsync(file) == 0;
    ::close(file);
    wipe(bytes);
    if (!written) throw std::runtime_error("cannot write the slot " + path);
    return secrets;
}

std::optional<SlotSecrets> read_slot(std::string const& path)
{
    int const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return std::nullopt;
    Bytes bytes(2 * half_size);
    auto const got = ::read(file, bytes.data(), bytes.size());
    ::close(file);
    if (got != static_cast<ssize_t>(bytes.size())) return std::nullopt;
    auto const a = decode_half(ByteView(bytes).first(half_size));
    auto const b = decode_half(ByteView(bytes).last(half_size));
    wipe(bytes);
    if (a && b) return a->epoch > b->epoch ? a : b;
    return a ? a : b;
}

}  // namespace abri::crypto
