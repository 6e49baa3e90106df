// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "actions/draft.h"

namespace abri::actions {

Bytes encode(Draft const& draft)
{
    Writer out;
    out.u8(1);
    out.raw(draft.entry.bytes);
    out.raw(draft.file.bytes);
    out.text(draft.form);
    out.text(draft.heads);
    out.u64(static_cast<std::uint64_t>(draft.saved.time_since_epoch().count()));
    out.count(draft.values.all().size());
    for (auto const& [name, value] : draft.values.all()) {
        out.text(name);
        out.text(value);
    }
    return out.take();
}

std::optional<Draft> decode_draft(ByteView bytes)
{
    Reader in(bytes);
    if (in.u8() != 1) return std::nullopt;
    Draft draft;
    draft.entry.bytes = in.array<16>();
    draft.file.bytes = in.array<16>();
    draft.form = in.text();
    draft.heads = in.text();
    draft.saved = Instant{Instant::duration{static_cast<Instant::rep>(in.u64())}};
    auto const values = in.count();
    for (std::uint64_t i = 0; i < values && in.ok(); ++i) {
        auto const name = in.text();
        draft.values.set(name, in.text());
    }
    if (!in.at_end()) return std::nullopt;
    return draft;
}

}  // namespace abri::actions
