// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "ledger/fact.h"

#include <map>

namespace abri::ledger {

// The registers of one file: for each name the writes that no other write has replaced.
// One such head is the value; several that differ are a conflict, kept until somebody decides.
class Registers {
public:
    struct Head {
        Position at;
        Stamp stamp;
        Context seen;
        std::string value;
    };

    void apply(Position const& at, Stamp const& stamp, Write const& write);

    // The value to show: the only head, or the latest by (clock, origin). Empty when never written.
    std::string const& value(std::string const& name) const;
    // All differing values of a register in conflict; empty when there is no conflict.
    std::vector<std::string> conflict(std::string const& name) const;
    std::vector<std::string> names_in_conflict() const;
    // The context a new write of `name` must carry to replace what is there.
    Context context_for(std::string const& name) const;

private:
    std::map<std::string, std::vector<Head>> heads_;
};

}  // namespace abri::ledger
