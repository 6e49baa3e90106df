// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/policy/rule.h"

namespace abri {

std::string text_of(RuleId rule)
{
    auto const digits = std::to_string(static_cast<unsigned>(rule));
    return "R-" + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

#ifdef ABRI_SWITCHABLE_RULES

static RuleId switched_off = RuleId::none;
void switch_off(RuleId id) { switched_off = id; }
static bool is_off(RuleId id) { return id != RuleId::none && id == switched_off; }
bool rule(RuleId id, bool holds) { return holds || is_off(id); }
int amount(RuleId id, int number) { return is_off(id) ? number * 7 + 1 : number; }

#else

bool rule(RuleId, bool holds) { return holds; }
int amount(RuleId, int number) { return number; }

#endif

}  // namespace abri
