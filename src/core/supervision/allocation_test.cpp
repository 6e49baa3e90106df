// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/supervision/allocation.h"

#include "unit/story.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace abri;
using namespace abri::tests;

namespace {

Policy const& policy()
{
    static Story const story;
    return story.policy;
}

StaffRecord trained(std::string const& in)
{
    StaffRecord who;
    who.described = true;
    who.trained_in = in;
    return who;
}

std::string const core = "child_protection,case_management_process,child_friendly_communication";

}  // namespace

TEST_CASE("in some situations fewer files are right: a person's own cap counts [R-239]")
{
    Workload load{{}, 16, 0, 0};
    CHECK_FALSE(is_over_cap(load, policy()));
    load.cap = 15;
    CHECK(is_over_cap(load, policy()));
    load.cap = 16;
    CHECK_FALSE(is_over_cap(load, policy()));
}

TEST_CASE("exploited, separated or abandoned children go to somebody trained for it, or it is said [R-075]")
{
    auto const lacks = [](std::string const& in, std::string const& concerns) {
        return contains(missing_training(trained(in), {"", "", "", concerns, false}, *parse_date("2026-03-05")),
                        "untrained_for_this");
    };
    CHECK(lacks(core, "sexual_exploitation"));
    CHECK(lacks(core, "neglect,separated"));
    CHECK(lacks(core + ",family_separation", "sexual_exploitation"));
    CHECK_FALSE(lacks(core + ",family_separation", "abandonment"));
    CHECK_FALSE(lacks(core, "neglect"));
}

TEST_CASE("everybody has the initial training in the core skills, or it is said [R-248]")
{
    auto const lacks = [](std::string const& in) {
        return contains(missing_training(trained(in), {}, *parse_date("2026-03-05")), "no_core_training");
    };
    CHECK(lacks(""));
    CHECK(lacks("child_protection,case_management_process"));
    CHECK_FALSE(lacks(core));
}

TEST_CASE("a task of the law asks for a regulated title, or it is said [R-364]")
{
    auto who = trained(core);
    AllocationWish wish;
    CHECK_FALSE(contains(missing_training(who, wish, *parse_date("2026-03-05")), "no_regulated_title"));
    wish.court = true;
    CHECK(contains(missing_training(who, wish, *parse_date("2026-03-05")), "no_regulated_title"));
    wish.court = false;
    wish.concerns = "conflict_with_law";
    CHECK(contains(missing_training(who, wish, *parse_date("2026-03-05")), "no_regulated_title"));
    who.regulated = true;
    CHECK_FALSE(contains(missing_training(who, wish, *parse_date("2026-03-05")), "no_regulated_title"));
}

TEST_CASE("a new file: load, language, sex asked for, place, absence and training are weighed, and it is said why")
{
    StaffRegister people;
    PersonId const fits{{1}}, away{{2}}, full{{3}};
    for (auto const& id : {fits, away, full}) people.people[id] = trained(core);
    people.people[fits].sex = "woman";
    people.people[fits].languages = "fr,ar";
    people.people[fits].areas = "zone_a";
    people.people[away].absences.push_back({*parse_date("2026-03-01"), *parse_date("2026-03-10"), fits});
    people.people[full].cap = 5;
    auto const all = weigh_allocation({{full, 5, 0, 0}, {away, 0, 0, 0}, {fits, 20, 2, 0}}, people,
                                      {"woman", "ar", "zone_a", "neglect", false}, *parse_date("2026-03-05"), policy());
    REQUIRE(all.size() == 3);
    CHECK(all[0].load.worker == fits);
    CHECK(all[0].against.empty());
    for (char const* reason : {"has_room", "sex_as_asked", "speaks", "knows_area", "trained"})
        CHECK(contains(all[0].in_favour, reason));
    auto const of = [&](PersonId id) {
        return *std::find_if(all.begin(), all.end(), [&](auto const& a) { return a.load.worker == id; });
    };
    CHECK(contains(of(away).against, "absent"));
    CHECK(contains(of(away).against, "does_not_speak"));
    CHECK(contains(of(full).against, "at_cap"));
    CHECK(people.people[away].absence_on(*parse_date("2026-03-10")));
    CHECK_FALSE(people.people[away].absence_on(*parse_date("2026-03-11")));
}

TEST_CASE("a higher quota says what it does to the programme, to money and to staff [R-242]")
{
    static Story const story;
    auto const missing = [&](std::string const& decision) {
        Answers answers;
        for (auto const& [code, value] : Fields{{"about", std::string(32, 'a')},
                                                {"reviewed_on", "2026-03-05"},
                                                {"open_count", "25"},
                                                {"high_count", "3"},
                                                {"decision", decision},
                                                {"new_cap", "28"}})
            answers.set(code, value);
        std::vector<std::string> out;
        for (auto const& p : check(*story.catalogue().form("workload_review"), story.catalogue(), answers,
                                   *parse_instant("2026-03-06T10:00"))
                                 .problems)
            out.push_back(p.field);
        return out;
    };
    for (char const* field : {"effect_programme", "effect_money", "effect_staff"})
        CHECK(contains(missing("raise_cap"), field));
    CHECK(missing("lower_cap").empty());
}

TEST_CASE("over the cap, over the standard, absent: asked about before a file is given all the same [R-238]")
{
    auto const asked = [](int open, int cap, bool absent) {
        StaffRegister people;
        auto& who = people.people[PersonId{{1}}];
        who = trained(core);
        who.cap = cap;
        if (absent) who.absences.push_back({*parse_date("2026-03-01"), *parse_date("2026-03-09"), PersonId{{2}}});
        Workload load;
        load.worker = PersonId{{1}};
        load.open = open;
        return to_be_justified(weigh_allocation({load}, people, {}, *parse_date("2026-03-05"), policy()).front());
    };
    int const most = policy().caseload_max;
    CHECK(asked(most - 1, 0, false).empty());
    CHECK(asked(most, 0, false) == std::vector<std::string>{"at_cap"});
    // A cap that was raised changes nothing about the standard.
    CHECK(asked(most, most + 3, false) == std::vector<std::string>{"over_standard"});
    CHECK(asked(most + 3, most + 3, false) == std::vector<std::string>{"at_cap"});
    CHECK(asked(1, 0, true) == std::vector<std::string>{"absent"});
    Workload load{{}, most + 1, 0, 0};
    load.cap = most + 3;
    CHECK_FALSE(is_over_cap(load, policy()));
    CHECK(is_over_standard(load, policy()));
}

TEST_CASE("reviews of a workload are a history, and the newest holds whenever it was written down")
{
    auto const review = [](std::uint8_t n, std::string const& on, std::string const& decision, std::string const& cap) {
        Recorded recorded;
        recorded.entry.bytes[15] = n;
        recorded.kind = "workload_reviewed";
        for (auto const& [name, value] : std::initializer_list<std::pair<char const*, std::string>>{
                 {"about", PersonId{{1}}.text()}, {"reviewed_on", on}, {"decision", decision}, {"new_cap", cap}})
            recorded.answers.set(name, value);
        return recorded;
    };
    auto const people =
        fold_register({review(1, "2026-03-01", "raise_cap", "28"), review(2, "2026-01-01", "keep", "")});
    auto const& who = people.of(PersonId{{1}});
    REQUIRE(who.reviews.size() == 2);
    CHECK(who.reviews.front().decision == "keep");
    CHECK(who.reviews.back().cap == 28);
    CHECK(who.cap == 28);
}
