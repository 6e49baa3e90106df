// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <cstdint>
#include <string>

namespace abri {

// A rule of docs/rules/register.json: RuleId{120} is R-120. Zero means none.
enum class RuleId : std::uint16_t { none = 0 };
consteval RuleId operator""_rule(unsigned long long number) { return static_cast<RuleId>(number); }
std::string text_of(RuleId rule);  // "R-120"

// Every enforced rule is decided through one of these two, so that a refusal knows its rules and a test build can
// switch one rule off at run time (tools/rule_coverage). In the shipped program they are the plain condition and the
// plain number.
bool rule(RuleId id, bool holds);
int amount(RuleId id, int number);

#ifdef ABRI_SWITCHABLE_RULES
void switch_off(RuleId id);
#endif

}  // namespace abri
