// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/supervision/training.h"

#include "base/embedded.h"

#include <doctest/doctest.h>

using namespace abri;

namespace {

Date day(char const* text) { return *parse_date(text); }

std::string told(StaffRecord const& who, Role role, char const* today)
{
    std::string out;
    for (auto const& state : training_states(who, role, day(today), 30))
        out += (out.empty() ? "" : " ") + std::string(state.training) + ":" + std::string(name_of(state.state));
    return out;
}

}  // namespace

TEST_CASE("who handles data has learnt to protect it, or it is said [R-342]")
{
    StaffRecord who;
    for (auto role : {Role::caseworker, Role::supervisor, Role::manager, Role::administrator})
        CHECK(told(who, role, "2026-03-05").find("data_protection:missing") != std::string::npos);
    who.trainings.push_back({"data_protection", day("2026-01-10"), {}});
    CHECK(told(who, Role::administrator, "2026-03-05") ==
          "data_protection:valid safeguarding:missing staff_safety:missing");
}

TEST_CASE("a training runs out on its day, is told a month before, and a newer one counts")
{
    StaffRecord who;
    who.trainings.push_back({"staff_safety", day("2025-03-01"), day("2026-03-01")});
    auto const state = [&](char const* today) {
        return told(who, Role::manager, today).substr(told(who, Role::manager, today).rfind(':') + 1);
    };
    CHECK(state("2025-02-28") == "missing");
    CHECK(state("2026-01-29") == "valid");
    CHECK(state("2026-01-30") == "ends_soon");
    CHECK(state("2026-03-01") == "ends_soon");
    CHECK(state("2026-03-02") == "expired");
    who.trainings.push_back({"staff_safety", day("2026-03-02"), day("2027-03-02")});
    CHECK(state("2026-03-02") == "valid");
    who.trainings.push_back({"staff_safety", day("2024-01-01"), day("2025-01-01")});   // an older one, entered late
    CHECK(state("2026-03-02") == "valid");
}

TEST_CASE("what stands in the profile counts until something newer is logged")
{
    StaffRecord who;
    who.trained_in = "family_separation";
    CHECK(who.is_trained("family_separation", day("2026-03-05")));
    who.trainings.push_back({"family_separation", day("2024-01-01"), day("2025-01-01")});
    CHECK_FALSE(who.is_trained("family_separation", day("2026-03-05")));
    CHECK_FALSE(who.is_trained("sexual_exploitation", day("2026-03-05")));
}

TEST_CASE(
    "who handles data opens nothing of a child before data protection is learnt, and again when it has run out [R-342]")
{
    auto policy = *parse_policy(embedded("policies/standard.json"));
    auto const today = *parse_date("2026-10-12");
    StaffRecord none, trained, past;
    trained.trainings.push_back({"data_protection", *parse_date("2026-01-01"), *parse_date("2027-01-01"), false});
    past.trainings.push_back({"data_protection", *parse_date("2024-01-01"), *parse_date("2025-01-01"), false});
    CHECK_FALSE(may_open_case_work(none, Role::data_entry_operator, policy, today));
    CHECK_FALSE(may_open_case_work(past, Role::data_entry_operator, policy, today));
    CHECK(may_open_case_work(trained, Role::data_entry_operator, policy, today));
    StaffRecord herself;
    herself.trainings.push_back({"data_protection", *parse_date("2026-01-01"), {}, true});
    CHECK_FALSE(may_open_case_work(herself, Role::data_entry_operator, policy, today));
    // Workers are asked when the programme sets it.
    CHECK(may_open_case_work(none, Role::caseworker, policy, today));
    policy.training_first_caseworker = 1;
    CHECK_FALSE(may_open_case_work(none, Role::caseworker, policy, today));
    CHECK(may_open_case_work(trained, Role::caseworker, policy, today));
    CHECK(may_open_case_work(none, Role::supervisor, policy, today));
    policy.training_first_data_entry = 0;
    CHECK(may_open_case_work(none, Role::data_entry_operator, policy, today));
}
