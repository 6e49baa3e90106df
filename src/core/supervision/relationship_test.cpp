// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/supervision/relationship.h"

#include <doctest/doctest.h>

using namespace abri;

TEST_CASE("staff at every level have supervision, supervisors and managers as well [R-265]")
{
    PersonId const worker{{1}}, supervisor{{2}}, manager{{3}}, outside{{4}};
    std::vector<Colleague> const staff{
        {worker, Role::caseworker, "nord", true},       {supervisor, Role::supervisor, "nord", true},
        {PersonId{{9}}, Role::supervisor, "sud", true}, {manager, Role::manager, "", true},
        {outside, Role::supervisor, "", true},          {PersonId{{8}}, Role::supervisor, "", false}};
    StaffRegister people;
    auto const today = *parse_date("2026-03-05");
    CHECK(supervisor_of(staff[0], staff, people, today) == supervisor);
    CHECK(supervisor_of(staff[1], staff, people, today) == manager);
    CHECK_FALSE(supervisor_of(staff[3], staff, people, today));
    people.people[manager].agreements.push_back({outside, today, today + Days{30}, true});
    CHECK(supervisor_of(staff[3], staff, people, today) == outside);
    CHECK(supervisor_of(staff[3], staff, people, today + Days{30}) == outside);
    for (int days : {-1, 31}) CHECK_FALSE(supervisor_of(staff[3], staff, people, today + Days{days}));
    people.people[worker].agreements.push_back({PersonId{{8}}, today, {}, false});
    CHECK(supervisor_of(staff[0], staff, people, today) == supervisor);   // who has left supervises nobody
    for (auto role : {Role::caseworker, Role::supervisor, Role::manager}) CHECK(has_supervision(role));
    CHECK_FALSE(has_supervision(Role::administrator));
}
