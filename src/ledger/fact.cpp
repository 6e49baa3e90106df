// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "ledger/fact.h"

namespace abri::ledger {

bool covers(Context const& context, Position const& p)
{
    for (auto const& seen : context)
        if (seen.origin == p.origin && seen.incarnation == p.incarnation) return seen.seq >= p.seq;
    return false;
}

void include(Context& context, Position const& p)
{
    for (auto& seen : context) {
        if (seen.origin != p.origin || seen.incarnation != p.incarnation) continue;
        if (seen.seq < p.seq) seen.seq = p.seq;
        return;
    }
    context.push_back(p);
}

namespace {

constexpr std::uint8_t fact_layout = 1;

void put(Writer& out, Context const& context)
{
    out.count(context.size());
    for (auto const& p : context) {
        out.raw(p.origin.bytes);
        out.u32(p.incarnation);
        out.u64(p.seq);
    }
}

Context get_context(Reader& in)
{
    Context context;
    auto const size = in.count();
    for (std::uint64_t i = 0; i < size && in.ok(); ++i) {
        Position p;
        p.origin.bytes = in.array<16>();
        p.incarnation = in.u32();
        p.seq = in.u64();
        context.push_back(p);
    }
    return context;
}

void put(Writer& out, std::vector<Write> const& writes)
{
    out.count(writes.size());
    for (auto const& w : writes) {
        out.u8(w.of_file ? 1 : 0);
        out.text(w.name);
        out.text(w.value);
        if (w.of_file) put(out, w.seen);
    }
}

std::vector<Write> get_writes(Reader& in)
{
    std::vector<Write> writes;
    auto const size = in.count();
    for (std::uint64_t i = 0; i < size && in.ok(); ++i) {
        Write w;
        w.of_file = in.u8() == 1;
        w.name = in.text();
        w.value = in.text();
        if (w.of_file) w.seen = get_context(in);
        writes.push_back(std::move(w));
    }
    return writes;
}

}  // namespace

Bytes encode(Fact const& fact)
{
    Writer out;
    out.u8(fact_layout);
    out.text(fact.kind);
    out.u32(fact.version);
    out.u64(static_cast<std::uint64_t>(fact.stamp.milliseconds));
    out.u32(fact.stamp.tick);
    out.text(fact.form);
    out.u32(fact.form_version);
    put(out, fact.seen);
    put(out, fact.writes);
    return out.take();
}

std::optional<Fact> decode_fact(ByteView bytes)
{
    Reader in(bytes);
    if (in.u8() != fact_layout) return std::nullopt;
    Fact fact;
    fact.kind = in.text();
    fact.version = static_cast<std::uint16_t>(in.u32());
    fact.stamp.milliseconds = static_cast<std::int64_t>(in.u64());
    fact.stamp.tick = in.u32();
    fact.form = in.text();
    fact.form_version = static_cast<std::uint16_t>(in.u32());
    fact.seen = get_context(in);
    fact.writes = get_writes(in);
    if (!in.at_end()) return std::nullopt;
    return fact;
}

Bytes encode(std::vector<Write> const& writes)
{
    Writer out;
    out.u8(fact_layout);
    put(out, writes);
    return out.take();
}

std::optional<std::vector<Write>> decode_writes(ByteView bytes)
{
    Reader in(bytes);
    if (in.u8() != fact_layout) return std::nullopt;
    auto writes = get_writes(in);
    if (!in.at_end()) return std::nullopt;
    return writes;
}

}  // namespace abri::ledger
