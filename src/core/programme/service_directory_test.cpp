// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/programme/service_directory.h"

#include <doctest/doctest.h>

using namespace abri;

static Recorded described(std::uint8_t id, std::initializer_list<std::pair<char const*, char const*>> answers)
{
    Recorded recorded;
    recorded.entry.bytes[15] = id;
    recorded.kind = "service_described";
    recorded.at = *parse_instant("2026-03-02T10:00");
    for (auto const& [code, value] : answers) recorded.answers.set(code, value);
    return recorded;
}

TEST_CASE("a service is as it was last described, and keeps its identity [R-166]")
{
    auto const first = described(1, {{"provider", "Poste de santé"},
                                     {"service", "medical"},
                                     {"areas", "zone_a"},
                                     {"state", "active"},
                                     {"verified_on", "2026-03-01"}});
    auto const id = first.entry.text();
    std::vector<Recorded> records{
        first, described(2, {{"provider", "École"}, {"service", "formal_education"}, {"state", "active"}})};
    auto again = described(3, {{"provider", "Poste de santé"},
                               {"service", "medical"},
                               {"areas", "zone_a,zone_b"},
                               {"state", "suspended"},
                               {"verified_on", "2026-06-01"}});
    again.answers.set("about", id);
    records.push_back(again);
    auto const services = fold_services(records);
    REQUIRE(services.size() == 2);
    CHECK(services[0].id == first.entry);
    CHECK(services[0].areas == "zone_a,zone_b");
    CHECK_FALSE(services[0].is_open());
    CHECK(services[1].is_stale(*parse_date("2026-09-01"), amount(166_rule, 90)));
    CHECK_FALSE(services[1].is_stale(*parse_date("2026-05-31"), amount(166_rule, 90)));
    CHECK_FALSE(services[0].is_stale(*parse_date("2027-03-01"), 90));   // nobody is sent there anyway
}

TEST_CASE("a service is offered by place, age and opening; a hole is a kind nobody offers there [R-171]")
{
    auto const services = fold_services(
        {described(
             1,
             {{"service", "medical"}, {"areas", "zone_a"}, {"state", "active"}, {"age_from", "5"}, {"age_to", "12"}}),
         described(2, {{"service", "legal"}, {"state", "closed"}})});
    struct {
        char const* area;
        int age;
        bool serves;
    } const rows[] = {{"zone_a", 5, true},  {"zone_a", 12, true},  {"zone_a", 13, false}, {"zone_a", 4, false},
                      {"zone_b", 8, false}, {"?unknown", 8, true}, {"", -1, true}};
    for (auto const& row : rows) CHECK(services[0].serves(row.area, row.age) == row.serves);
    CHECK_FALSE(services[1].serves("", -1));
    auto const holes = service_holes(services, {"medical", "legal"}, {"zone_a", "zone_b"});
    REQUIRE(rule(171_rule, holes.size() == 3));
    CHECK(holes[0].area == "zone_b");
    CHECK(holes[1].service == "legal");
}
