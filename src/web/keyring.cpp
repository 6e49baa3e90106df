// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "web/keyring.h"

#include "core/protection/posts.h"

namespace abri::web {

namespace {

// The end of a grant is part of what is authenticated: it cannot be moved by hand.
Bytes bound(FileId file, PersonId recipient, store::WrapKind kind, std::int64_t expires_minute)
{
    Writer out;
    out.raw(file.bytes);
    out.raw(recipient.bytes);
    out.u8(static_cast<std::uint8_t>(kind));
    out.u64(static_cast<std::uint64_t>(expires_minute));
    return out.take();
}

}  // namespace

FileId index_key_file() { return FileId{post_id("office index").bytes}; }
FileId names_key_file() { return FileId{post_id("office names").bytes}; }

Bytes encode(Keyring const& ring)
{
    Writer out;
    out.raw(ring.person.bytes);
    out.blob(crypto::pack(ring.own));
    out.count(ring.posts.size());
    for (auto const& [id, keys] : ring.posts) {
        out.raw(id.bytes);
        out.blob(crypto::pack(keys));
    }
    out.blob(ring.index ? crypto::pack(*ring.index) : Bytes());
    out.blob(ring.names ? Bytes(ring.names->reveal().begin(), ring.names->reveal().end()) : Bytes());
    return out.take();
}

std::optional<Keyring> decode_keyring(ByteView bytes)
{
    Reader in(bytes);
    Keyring ring;
    ring.person.bytes = in.array<16>();
    auto own = crypto::unpack_keys(in.blob());
    if (!own) return std::nullopt;
    ring.own = *own;
    auto const posts = in.count();
    for (std::uint64_t i = 0; i < posts && in.ok(); ++i) {
        PersonId id;
        id.bytes = in.array<16>();
        if (auto keys = crypto::unpack_keys(in.blob())) ring.posts.emplace(id, *keys);
    }
    ring.index = crypto::unpack_keys(in.blob());
    ring.names = crypto::Key::from(in.blob());
    if (!in.at_end()) return std::nullopt;
    return ring;
}

store::Wrap make_wrap(FileId file, store::WrapKind kind, PersonId recipient, ByteView secret,
                      crypto::TrustedKey const& to, crypto::Key const& epoch, std::int64_t expires_minute)
{
    auto const place = bound(file, recipient, kind, expires_minute);
    Bytes plain(place);
    plain.insert(plain.end(), secret.begin(), secret.end());
    auto const box = crypto::seal_to(to, plain);
    crypto::wipe(plain);
    return {file, recipient, kind, expires_minute, crypto::seal(epoch, box, place)};
}

std::optional<Bytes> open_wrap(store::Wrap const& wrap, crypto::SecretKeys const& own, crypto::Key const& epoch)
{
    auto const place = bound(wrap.file, wrap.recipient, wrap.kind, wrap.expires_minute);
    auto const box = crypto::open(epoch, wrap.sealed, place);
    auto plain = box ? crypto::open_sealed(own, *box) : std::nullopt;
    if (!plain || plain->size() < place.size() || !std::equal(place.begin(), place.end(), plain->begin()))
        return std::nullopt;
    Bytes secret(plain->begin() + static_cast<std::ptrdiff_t>(place.size()), plain->end());
    crypto::wipe(*plain);
    return secret;
}

void fill_keyring(Keyring& ring, store::Store& store, crypto::Key const& epoch)
{
    for (auto const& wrap : store.wraps_for(ring.person)) {
        if (wrap.kind != store::WrapKind::post && wrap.kind != store::WrapKind::office) continue;
        auto secret = open_wrap(wrap, ring.own, epoch);
        if (!secret) continue;
        if (wrap.kind == store::WrapKind::post) {
            if (auto keys = crypto::unpack_keys(*secret)) ring.posts.insert_or_assign(PersonId{wrap.file.bytes}, *keys);
        } else if (wrap.file == index_key_file()) {
            ring.index = crypto::unpack_keys(*secret);
        } else if (wrap.file == names_key_file()) {
            ring.names = crypto::Key::from(*secret);
        }
        crypto::wipe(*secret);
    }
}

crypto::FileKeys open_file_keys(FileId file, Keyring const& ring, store::Store& store, crypto::Key const& epoch,
                                std::int64_t now_minute)
{
    crypto::FileKeys keys;
    for (auto const& wrap : store.wraps(file)) {
        auto const part = static_cast<std::size_t>(wrap.kind);
        if (part > 2 || keys.parts[part] || (wrap.expires_minute != 0 && wrap.expires_minute <= now_minute)) continue;
        auto const post = ring.posts.find(wrap.recipient);
        auto const* own = wrap.recipient == ring.person ? &ring.own
                          : post != ring.posts.end()    ? &post->second
                                                        : nullptr;
        // The office's own files are sealed to its index key, which every member of staff holds.
        if (!own && ring.index && wrap.recipient == post_id("office index")) own = &*ring.index;
        if (!own) continue;
        if (auto secret = open_wrap(wrap, *own, epoch)) {
            keys.parts[part] = crypto::Key::from(*secret);
            crypto::wipe(*secret);
        }
    }
    return keys;
}

}  // namespace abri::web
