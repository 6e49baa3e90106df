// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include "base/embedded.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

TEST_CASE("forms stay short enough to be filled: 8 answers to register, 12 to assess, 5 to follow up [R-117]")
{
    Story const story;
    auto form = *story.catalogue().form("follow_up");
    CHECK(is_short_enough(form));
    Field extra;
    extra.code = "one_more";
    extra.need = Need::always;
    form.sections.front().fields.push_back(extra);
    CHECK_FALSE(is_short_enough(form));
}

TEST_CASE("an answer keeps the form and its version [R-038]")
{
    auto story = Story().identified();
    CHECK(story.file().history.front().form == "identification");
    CHECK(story.file().history.front().form_version == 2);
}

TEST_CASE("what is wrong with an answer is said beside its field, and nothing is guessed")
{
    struct {
        char const* field;
        char const* value;
        char const* problem;
    } const rows[] = {{"done_on", "hier", "not_a_date"},       {"done_on", "2030-01-01T00:00", "in_the_future"},
                      {"mode", "by_horse", "not_in_list"},     {"with", "child,ghost", "not_in_list"},
                      {"nonsense", "1", "unknown_field"},      {"seen_alone", "perhaps", "not_in_list"},
                      {"observations", "\xff\xfe", "not_text"}};
    for (auto const& row : rows) {
        auto story = Story().identified().screened().consented().registered();
        CHECK_MESSAGE(
            contains(story.submit("follow_up", with(Story::follow_up("2026-03-02T17:50"), {{row.field, row.value}})),
                     std::string(row.field) + ":" + row.problem),
            row.field);
    }
    auto story = Story().identified().screened().consented();
    CHECK(contains(
        story.submit("registration", with(Story::registration("2026-03-02T17:30"), {{"first_name", "Ke\u202Ela"}})),
        "first_name:direction_controls"));
    CHECK(contains(story.submit("registration",
                                with(Story::registration("2026-03-02T17:30"), {{"first_name", std::string(301, 'a')}})),
                   "first_name:too_long"));
    CHECK(contains(story.submit("registration", with(Story::registration("2026-03-02T17:30"), {{"age_years", "-3"}})),
                   "age_years:not_a_number"));
}

TEST_CASE("a broken form definition is refused with the place of the fault")
{
    Lists const lists{{"yes_no", {"yes", "no"}}};
    CHECK(parse_form(
        R"({"id":"a","version":1,"fact":"b","sections":[{"id":"s","fields":[{"code":"c","type":"text"}]}]})", lists));
    auto const bad = parse_form(
        R"({"id":"a","version":1,"fact":"b","sections":[{"id":"s","fields":[{"code":"c","type":"choice","list":"nowhere"}]}]})",
        lists);
    REQUIRE_FALSE(bad);
    CHECK(bad.error().where == "a.c: unknown list nowhere");
    CHECK_FALSE(parse_form("{", lists));
    CHECK_FALSE(parse_form(R"({"id":"a"})", lists));
}

TEST_CASE("identity and strict answers never enter the content part [R-098]")
{
    auto story = Story().identified().screened().consented().registered();
    for (auto const& entry : story.history().entries)
        for (auto const& write : entry.fact.writes)
            for (char const* secret : {"Kela", "L'enseignant", "Bloc C"})
                CHECK(write.value.find(secret) == std::string::npos);
}
