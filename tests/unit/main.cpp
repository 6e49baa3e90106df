// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/no_files.h"

#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "core/policy/rule.h"

#include <cstdlib>
#include <string_view>

// ABRI_RULE_OFF=120 runs the suite with R-120 switched off: its tagged tests must then fail (tools/rule_coverage).
int main(int argc, char** argv)
{
#ifdef ABRI_SWITCHABLE_RULES
    if (char const* number = std::getenv("ABRI_RULE_OFF"))
        abri::switch_off(static_cast<abri::RuleId>(std::atoi(number)));
#endif
    doctest::Context context(argc, argv);
    return context.run();
}
