// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include "base/embedded.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

TEST_CASE("the three policies load")
{
    for (char const* id : {"standard", "emergency", "development"})
        CHECK(parse_policy(embedded("policies/" + std::string(id) + ".json")));
}

TEST_CASE("a wrong number is named with its line")
{
    std::string text(embedded("policies/standard.json"));
    auto const at = text.find("\"value\": 24");
    text.replace(at, 11, "\"value\": 0");
    auto const parsed = parse_policy(text);
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().key == "initial.target_h");
    CHECK(parsed.error().line == 5);
    CHECK_FALSE(parse_policy("{}"));
    CHECK_FALSE(parse_policy("nonsense"));
}

TEST_CASE("an unknown key is refused: a misspelt deadline must not be ignored")
{
    std::string text(embedded("policies/standard.json"));
    text.replace(text.find("caseload.max"), 12, "caseload.mix");
    CHECK_FALSE(parse_policy(text));
}
