// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/supervision/absence.h"

#include "base/text.h"

#include <doctest/doctest.h>

using namespace abri;

static PersonId const claire{{1}}, jonas{{2}};
static Date const today = *parse_date("2026-03-02");

static Recorded noted(char const* kind, std::initializer_list<std::pair<char const*, std::string>> answers)
{
    Recorded recorded;
    recorded.kind = kind;
    for (auto const& [name, value] : answers) recorded.answers.set(name, value);
    return recorded;
}
static Recorded away(PersonId who, std::string const& from, std::string const& until, std::string const& delegate = {})
{
    return noted("absence_noted",
                 {{"about", who.text()}, {"starts_on", from}, {"until", until}, {"delegate", delegate}});
}
static std::string refused(StaffRegister const& people, std::string const& from, std::string const& until,
                           std::string const& delegate = {})
{
    std::vector<std::string> found;
    for (auto const& one : check_absence(away(claire, from, until, delegate).answers, claire, people, today))
        found.push_back(one.field + ":" + std::string(name_of(one.why)));
    return join(found, ",");
}

TEST_CASE("an absence is bounded by what an absence is; who stands in is there on all of its days")
{
    auto const people = fold_register({away(jonas, "2026-03-10", "2026-03-20")});
    CHECK(refused(people, "2026-03-03", "2026-03-09", jonas.text()) == "");
    CHECK(refused(people, "2026-03-03", "2026-03-09") == "");   // nobody: the supervisor carries them
    CHECK(refused(people, "2026-03-03", "2026-03-10", jonas.text()) == "delegate:delegate_away");
    CHECK(refused(people, "2026-03-20", "2026-03-25", jonas.text()) == "delegate:delegate_away");
    CHECK(refused(people, "2026-03-03", "2026-03-09", claire.text()) == "delegate:same_person");
    CHECK(refused(people, "2026-03-03", "2026-03-02") == "until:in_the_past");
    CHECK(refused(people, "2026-03-03", "2029-03-02") == "until:absence_too_long");
    CHECK(refused(people, "2024-03-03", "2024-03-05") == "starts_on:field_problem");
    CHECK(refused(people, "2028-03-03", "2028-03-05") == "starts_on:field_problem");
}

TEST_CASE("the stand-in of a day is there herself, or nobody is; being back ends what is left of an absence")
{
    auto const first = away(claire, "2026-03-01", "2026-03-20", jonas.text());
    auto people = fold_register({first, away(jonas, "2026-03-10", "2026-03-12")});
    CHECK(stand_in_on(people, claire, today) == StandIn{jonas, *parse_date("2026-03-01"), *parse_date("2026-03-20")});
    CHECK_FALSE(stand_in_on(people, claire, *parse_date("2026-03-11")));
    CHECK_FALSE(stand_in_on(people, claire, *parse_date("2026-03-21")));
    CHECK(people.of(claire).absence_near(*parse_date("2026-02-20"), 14));
    CHECK_FALSE(people.of(claire).absence_near(*parse_date("2026-02-10"), 14));

    people = fold_register({first, away(claire, "2026-05-01", "2026-05-03"),
                            noted("absence_ended", {{"about", claire.text()}, {"back_on", "2026-03-05"}})});
    CHECK(people.of(claire).absence_on(*parse_date("2026-03-04")));
    CHECK_FALSE(people.of(claire).absence_on(*parse_date("2026-03-05")));
    CHECK_FALSE(people.of(claire).absence_on(*parse_date("2026-05-02")));
}
