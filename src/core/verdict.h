// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/forms/answers.h"
#include "core/person.h"
#include "core/policy/policy.h"
#include "core/refusal.h"

namespace abri {

// All that a decision may know besides the file: the numbers, the office's time, who acts, and what was minted for
// them.
struct Situation {
    Policy const& policy;
    Instant now;
    Actor actor;
    EntryId entry;
    std::string_view new_case_code;   // free for this entry, used by a registration only
    Minutes utc_offset{0};            // of the office's clock
};

// What is written when nothing stands against it.
struct Decided {
    std::string kind;
    Answers shared;      // registers of the file it sets; "-" clears one
};
using Decision = Result<Decided, Refusals>;

// Collects refusals, then answers with them or with the decision.
class Verdict {
public:
    void unless(RuleId id, bool holds, Refused why, std::string_view field = {}, std::string_view detail = {});
    bool empty() const { return refusals_.empty(); }
    Decision or_else(Decided decided) &&;

private:
    Refusals refusals_;
};

}  // namespace abri
