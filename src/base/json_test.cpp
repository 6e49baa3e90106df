// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

TEST_CASE("strict JSON: what others let pass is refused")
{
    for (char const* good : {"{}", "[1,2.5,-3e2]", R"({"a":"é\u00e9\ud83d\ude00","b":[true,false,null]})"})
        CHECK(json::parse(good));
    for (char const* bad : {"", "{", "[1,]", R"({"a":1,"a":2})", "{'a':1}", "01", "1.", "\"\\x\"", "\"\\ud800\"",
                            "\"\xff\"", "[1] 2", "\"a\nb\""})
        CHECK_FALSE(json::parse(bad));
    CHECK_FALSE(json::parse(std::string(40, '[') + std::string(40, ']')));
}

TEST_CASE("what is written reads back the same")
{
    auto value = json::Value::object()
                     .set("text", "guillemets \" et \\ et \n fin")
                     .set("number", json::Value::of(std::int64_t{-42}));
    auto const again = json::parse(value.dump());
    REQUIRE(again);
    CHECK(again->dump() == value.dump());
    CHECK((*again)["number"].as_int() == -42);
}
