// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/protection/third_parties.h"

#include <doctest/doctest.h>

using namespace abri;

TEST_CASE("names of other people are covered before a file is shown, the child's own is not [R-107]")
{
    ThirdParties others;
    others.know("Institutrice Zaphira Quolm, Kela et Élie");
    others.spare("Kela Vostrimek");
    CHECK(others.cover("Zaphira a vu Kela ; QUOLM et elie aussi.") == "▮▮▮ a vu Kela ; ▮▮▮ et ▮▮▮ aussi.");
    CHECK(others.cover("Rien à cacher, « Zaphirane » non plus.") == "Rien à cacher, « Zaphirane » non plus.");
    others.know("زينب");
    CHECK(others.cover("مع زينب") == "مع ▮▮▮");
    CHECK(others.cover("").empty());
}
