// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include "core/casework/case_code.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

TEST_CASE("registration needs eligibility and consent, both [R-029]")
{
    Story only_consent;
    only_consent.identified();
    only_consent.consented();
    CHECK(contains(only_consent.submit("registration", Story::registration("2026-03-02T17:35")), "not_eligible"));

    Story only_eligible;
    only_eligible.identified().screened();
    CHECK(contains(only_eligible.submit("registration", Story::registration("2026-03-02T10:00")), "consent_missing"));

    Story both;
    both.identified().screened().consented().registered();
    CHECK(both.file().stage == Stage::registered);
}

TEST_CASE("child and representative are both asked; either missing stops registration [R-041]")
{
    for (auto const& consent : {Story::child_consent(), Story::guardian_consent()}) {
        Story story;
        story.identified().screened();
        story.now += Hours{8};
        REQUIRE(story.accepts("consent", consent));
        CHECK(contains(story.submit("registration", Story::registration("2026-03-02T17:45")), "consent_missing"));
    }
}

TEST_CASE("a representative who cannot be asked does not stop registration, and a supervisor looks at it")
{
    for (char const* answer : {"not_sought_unsafe", "none_reachable", "child_may_consent_alone_by_law"}) {
        Story story;
        story.identified().screened();
        story.now += Hours{8};
        REQUIRE(story.accepts("consent", Story::child_consent()));
        CHECK(contains(story.submit("consent", {{"given_on", "2026-03-02T17:30"},
                                                {"consent_from", "guardian"},
                                                {"guardian_relation", "father"},
                                                {"guardian_consent", answer},
                                                {"duration", "three_months"}}),
                       "guardian_reason:missing"));
        REQUIRE(story.accepts("consent", {{"given_on", "2026-03-02T17:30"},
                                          {"consent_from", "guardian"},
                                          {"guardian_relation", "father"},
                                          {"guardian_consent", answer},
                                          {"guardian_reason", "Auteur présumé"},
                                          {"duration", "three_months"}}));
        CHECK(story.file().exceptions.size() == 1);
        story.registered();
    }
}

TEST_CASE("imminent danger registers at once with a reason; consent is due within the day [R-116]")
{
    Story story;
    story.identified("imminent_danger");
    story.now = *parse_instant("2026-03-02T18:00");
    auto const at_once = with(Story::registration("2026-03-02T17:45"), {{"provisional", "yes"}});
    CHECK(contains(story.submit("registration", at_once), "provisional_reason:missing"));
    CHECK(story.accepts("registration", with(at_once, {{"provisional_reason", "L'enfant est en danger ce soir"}})));
    CHECK(story.due("consent") == "2026-03-03T17:45");
    CHECK(story.due("exception_review") == "2026-03-03T17:45");
    CHECK(story.file().exceptions.size() == 1);
}

TEST_CASE("each of the eight registration answers is needed, and no more than eight [R-039]")
{
    Story story;
    story.identified().screened().consented();
    story.now = *parse_instant("2026-03-02T18:00");
    for (char const* field : {"first_name", "sex", "age_years", "lives_with", "residence", "registered_on",
                              "registered_place", "initial_concerns"})
        CHECK_MESSAGE(
            contains(story.submit("registration", with(Story::registration("2026-03-02T17:45"), {{field, ""}})),
                     std::string(field) + ":missing"),
            field);
}

TEST_CASE("every registration issues a code of its own that is well formed [R-040]")
{
    Story story;
    story.identified().screened().consented().registered();
    CHECK(is_case_code(story.file().code()));
    Situation const no_code{story.policy, story.now, story.worker, EntryId{}, "Kela-11"};
    CaseFile fresh = Story().identified().screened().consented().file();
    CHECK_FALSE(decide(*step_of_form("registration"), fresh, Answers{}, no_code));
}

TEST_CASE("the code says nothing about the child: no name, no place, no age in it")
{
    CHECK(make_case_code(2026, 412).starts_with("CP-26-00412-"));
    CHECK(make_case_code(2026, 1) == make_case_code(2026, 1));
}

TEST_CASE("the check character catches every wrong digit and every swap of neighbours")
{
    for (std::uint32_t number : {1u, 412u, 9'999u, 12'345u, 99'999u}) {
        auto const code = make_case_code(2026, number);
        CHECK(is_case_code(code));
        for (std::size_t i = 3; i < 11; ++i) {
            if (code[i] == '-') continue;
            for (char digit = '0'; digit <= '9'; ++digit) {
                auto wrong = code;
                wrong[i] = digit;
                CHECK((wrong == code || !is_case_code(wrong)));
            }
            auto swapped = code;
            if (i + 1 < 11 && code[i + 1] != '-') std::swap(swapped[i], swapped[i + 1]);
            CHECK((swapped == code || !is_case_code(swapped)));
        }
    }
    for (char const* bad : {"", "CP-26-412-K", "XX-26-00412-K", "CP-26-00412-", "CP-2a-00412-K", "CP-26-00412-KK"})
        CHECK_FALSE(is_case_code(bad));
}

TEST_CASE("the comprehensive assessment is due to start within a week [R-137]")
{
    CHECK(Story().identified().screened().consented().registered().due("comprehensive_start") == "2026-03-09T00:00");
}

TEST_CASE("the comprehensive assessment is due to end within a month [R-138]")
{
    CHECK(Story().identified().screened().consented().registered().due("comprehensive_complete") == "2026-04-02T00:00");
}

TEST_CASE("in an emergency it is due earlier [R-139]")
{
    Story story;
    story.policy.comprehensive_complete_mo = 0;
    story.policy.comprehensive_complete_d = 14;
    story.identified().screened().consented().registered();
    CHECK(story.due("comprehensive_complete") == "2026-03-16T00:00");
}

TEST_CASE("nobody of 18 or more, and nothing before the report")
{
    Story story;
    story.identified().screened().consented();
    story.now = *parse_instant("2026-03-02T18:00");
    CHECK(contains(story.submit("registration", with(Story::registration("2026-03-02T17:45"), {{"age_years", "18"}})),
                   "age_years:out_of_range"));
    CHECK(contains(story.submit("registration", Story::registration("2026-03-01T17:45")), "before_identification"));
    CHECK(
        contains(story.submit("registration", Story::registration("2026-03-03T17:45")), "registered_on:in_the_future"));
}

TEST_CASE("a birth date lies before registration and fits the age; somebody born on 29 February has birthdays too")
{
    auto const refusals = [](std::string const& born, std::string const& age) {
        auto story = Story().identified().screened().consented();
        return story.submit("registration", with(Story::registration("2026-03-02T17:30"),
                                                 {{"date_of_birth", born}, {"age_years", age}}));
    };
    CHECK(refusals("2015-03-02", "11").empty());
    CHECK(refusals("2015-03-03", "10").empty());
    CHECK(contains(refusals("2015-03-03", "11"), "age_differs"));
    CHECK(contains(refusals("2026-03-03", "0"), "born_later"));
    CHECK_FALSE(contains(refusals("2026-03-03", "0"), "age_differs"));
    CHECK(contains(refusals("2199-01-01", "0"), "date_of_birth:in_the_future"));
    CHECK(whole_years(*parse_date("2016-02-29"), *parse_date("2026-02-28")) == 9);
    CHECK(whole_years(*parse_date("2016-02-29"), *parse_date("2026-03-01")) == 10);
}
