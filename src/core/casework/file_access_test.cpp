// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/deadlines.h"
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

TEST_CASE("a father who must not be told is shown nothing, now or later, and the supervisor speaks with him")
{
    auto story = Story().identified().screened().consented();
    REQUIRE(story.accepts("consent", with(Story::child_consent(), {{"given_on", "2026-03-02T17:35"},
                                                                   {"withhold_from", "mon père"},
                                                                   {"withhold_reason", "fear_of_harm"}})));
    story.registered();
    auto const asks = with(shown, {{"asked_by", "guardian"}, {"relation", "father"}});
    CHECK(contains(story.submit("file_access", with(shown, {{"asked_by", "guardian"}})), "relation:missing"));
    CHECK(contains(story.submit("file_access", asks), "field_problem"));   // may he be told?
    CHECK(contains(story.submit("file_access", with(asks, {{"may_be_told", "no"}})), "not_to_be_told"));
    CHECK(contains(story.submit("file_access", with(asks, {{"may_be_told", "no"},
                                                           {"answer", "agreed_for_later"},
                                                           {"due_on", "2026-03-09"},
                                                           {"screened", ""},
                                                           {"how", ""}})),
                   "not_to_be_told"));
    REQUIRE(story.accepts("file_access", with(asks, {{"may_be_told", "no"},
                                                     {"answer", "refused_to_protect"},
                                                     {"refused_why", "L'enfant a peur de lui"},
                                                     {"screened", ""},
                                                     {"how", ""}})));
    REQUIRE(story.file().exceptions.size() == 1);
    CHECK(story.file().exceptions.front().what == "access_refused");
    CHECK_FALSE(story.due("exception_review").empty());
    // Shown to another adult while something is kept from somebody: one tick is not enough, the supervisor sees it.
    CHECK(story.accepts("file_access", with(asks, {{"relation", "mother"}, {"may_be_told", "yes"}})));
    CHECK(story.file().exceptions.back().what == "access_shown");
    // The child is never refused: it is her own.
    CHECK_FALSE(story.accepts(
        "file_access",
        with(shown, {{"answer", "refused_to_protect"}, {"refused_why", "Non"}, {"screened", ""}, {"how", ""}})));
}

TEST_CASE("a day that was promised to the child is a task of that day")
{
    auto story = Story().identified().screened().consented().registered();
    REQUIRE(story.accepts(
        "file_access",
        with(shown, {{"answer", "agreed_for_later"}, {"screened", ""}, {"how", ""}, {"due_on", "2026-03-09"}})));
    REQUIRE(story.file().to_dos.size() == 1);
    CHECK(iso(story.file().to_dos.front().due) == "2026-03-09");
}
