// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

static Fields const shown = {{"asked_on", "2026-03-02"},
                             {"asked_by", "child"},
                             {"answer", "shown"},
                             {"screened", "yes"},
                             {"how", "Assis ensemble, page après page"}};
static std::vector<std::string> answer(std::initializer_list<std::pair<std::string, std::string>> changes)
{
    auto story = Story().identified().screened().consented().registered();
    return story.submit("file_access", with(shown, changes));
}

TEST_CASE("a child who asks reads the file: now, or on a day agreed together; there is no third answer [R-105]")
{
    CHECK(answer({}).empty());
    CHECK(contains(answer({{"answer", "agreed_for_later"}, {"screened", ""}, {"how", ""}}), "due_on:missing"));
    CHECK(answer({{"answer", "agreed_for_later"}, {"screened", ""}, {"how", ""}, {"due_on", "2026-03-09"}}).empty());
    CHECK_FALSE(answer({{"answer", "refused"}}).empty());
}

TEST_CASE("a file is shown with care, and how is written down [R-106]")
{
    CHECK(contains(answer({{"how", ""}}), "how:missing"));
}
TEST_CASE("a file is screened for other people before it is shown [R-107]")
{
    CHECK(contains(answer({{"screened", "no"}}), "not_screened"));
}
