// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "base/time.h"
#include "ledger/entry.h"

#include <string>
#include <vector>

namespace abri::ledger {

// How far each chain had been seen: the causal context of a write.
using Context = std::vector<Position>;
bool covers(Context const& context, Position const& position);
void include(Context& context, Position const& position);

// One register set to one value. Registers of the entry itself ("own") never meet; those of the file can be written
// from two places at once, and `seen` then says which writes this one replaces (security.md 4.3).
struct Write {
    std::string name;
    std::string value;
    bool of_file = false;
    Context seen;
};

// Hybrid clock: orders facts that did not know of one another, for display only; deadlines never use it.
struct Stamp {
    std::int64_t milliseconds = 0;
    std::uint32_t tick = 0;
    friend auto operator<=>(Stamp const&, Stamp const&) = default;
};

// The sealed content of an entry: something that happened.
struct Fact {
    std::string kind;            // "child_registered"
    std::uint16_t version = 1;   // of this kind: older ones are raised by an upcaster when read
    Stamp stamp;
    std::string form;            // the form that was filled, empty when none
    std::uint16_t form_version = 0;
    Context seen;                // heads of the file when the form was rendered
    std::vector<Write> writes;
};

Bytes encode(Fact const& fact);
std::optional<Fact> decode_fact(ByteView bytes);
// The identity and strict parts hold writes only.
Bytes encode(std::vector<Write> const& writes);
std::optional<std::vector<Write>> decode_writes(ByteView bytes);

}  // namespace abri::ledger
