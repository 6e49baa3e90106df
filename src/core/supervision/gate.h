// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/refusal.h"

namespace abri {

// Collects what stands against a record.
class Gate {
public:
    void unless(RuleId id, bool holds, Refused why, std::string field = {}, std::string detail = {})
    {
        if (!rule(id, holds)) refusals_.push_back({why, id, std::move(field), std::move(detail)});
    }
    Refusals refusals() && { return std::move(refusals_); }

private:
    Refusals refusals_;
};

}  // namespace abri
