// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/verdict.h"

namespace abri {

void Verdict::unless(RuleId id, bool holds, Refused why, std::string_view field, std::string_view detail)
{
    if (!rule(id, holds)) refusals_.push_back({why, id, std::string(field), std::string(detail)});
}

Decision Verdict::or_else(Decided decided) &&
{
    if (!refusals_.empty()) return Fail{std::move(refusals_)};
    return decided;
}

}  // namespace abri
