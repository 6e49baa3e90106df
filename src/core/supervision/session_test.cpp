// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/supervision/session.h"

#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

namespace {

Answers filled(std::initializer_list<std::pair<std::string, std::string>> changes)
{
    Answers answers;
    for (auto const& [code, value] : with({{"held_on", "2026-03-05T10:00"},
                                           {"minutes", "60"},
                                           {"administration", "caseload"},
                                           {"development", "skills"},
                                           {"support", "feelings"},
                                           {"support_discussed", "yes"},
                                           {"cases.0.file", std::string(32, 'a')},
                                           {"cases.0.discussed", "Le père"},
                                           {"next_on", "2026-03-12T10:00"}},
                                          changes))
        answers.set(code, value);
    return answers;
}

std::vector<std::string> refusals(Answers const& answers)
{
    static Story const story;
    std::vector<std::string> out;
    for (auto const& r : check_session(answers, story.policy))
        out.emplace_back(std::string(name_of(r.why)) + ":" + r.field);
    return out;
}

std::vector<std::string> problems(char const* form, Answers const& answers)
{
    static Story const story;
    std::vector<std::string> out;
    for (auto const& p :
         check(*story.catalogue().form(form), story.catalogue(), answers, *parse_instant("2026-03-06T10:00")).problems)
        out.push_back(p.field + ":" + std::string(name_of(p.problem)));
    return out;
}

}  // namespace

TEST_CASE("children stay at the centre: one is discussed, or it is said why not [R-255]")
{
    CHECK(refusals(filled({})).empty());
    CHECK(contains(refusals(filled({{"cases.0.file", ""}, {"cases.0.discussed", ""}})),
                   "no_child_discussed:no_case_reason"));
    CHECK(refusals(filled({{"cases.0.file", ""}, {"cases.0.discussed", ""}, {"no_case_reason", "Retour de congé"}}))
              .empty());
}

TEST_CASE("a session lasts an hour, or says why not [R-260]")
{
    CHECK(contains(refusals(filled({{"minutes", "40"}})), "too_short:short_reason"));
    CHECK(refusals(filled({{"minutes", "40"}, {"short_reason", "Urgence"}})).empty());
    CHECK(refusals(filled({{"minutes", "90"}})).empty());
}

TEST_CASE("the next session is set within two weeks [R-261]")
{
    CHECK(refusals(filled({{"next_on", "2026-03-19T10:00"}})).empty());
    CHECK(contains(refusals(filled({{"next_on", "2026-03-20T10:00"}})), "next_too_far:next_on"));
}

TEST_CASE("the next session comes after this one, and a decision has its day")
{
    CHECK(contains(refusals(filled({{"next_on", "2026-03-05T10:00"}})), "in_the_past:next_on"));
    CHECK(contains(refusals(filled({{"cases.0.decision", "Appeler l'école"}})), "action_without_date:cases.0.due_on"));
    CHECK(contains(refusals(filled({{"cases.2.file", std::string(32, 'b')}, {"cases.2.decision", "Voir"}})),
                   "action_without_date:cases.2.due_on"));
    CHECK(refusals(filled({{"cases.0.decision", "Appeler l'école"}, {"cases.0.due_on", "2026-03-09"}})).empty());
}

TEST_CASE("each of the three functions is answered in each session [R-251]")
{
    CHECK(problems("individual_supervision", filled({})).empty());
    for (std::string function : {"administration", "development", "support"})
        CHECK(contains(problems("individual_supervision", filled({{function, ""}})), function + ":missing"));
}

TEST_CASE("the balance of the functions: minutes where they were written, otherwise points covered")
{
    auto const recorded = [](Answers answers) {
        Recorded r;
        r.kind = "supervision_held";
        r.answers = std::move(answers);
        return r;
    };
    auto const points =
        balance_of(recorded(filled({{"administration", "caseload,documentation"}, {"support", "nothing"}})));
    CHECK(points.administration == 2);
    CHECK(points.development == 1);
    CHECK(points.support == 0);
    CHECK(balance_of(recorded(filled({{"support_minutes", "25"}}))).support == 25);
    CHECK(balances({recorded(filled({})), Recorded(), recorded(filled({}))}, 1).size() == 1);
}

TEST_CASE(
    "who supervises has solid experience, and from outside only with measures for confidentiality [R-262] [R-264]")
{
    auto const agreement = [](std::initializer_list<std::pair<std::string, std::string>> changes) {
        Answers answers;
        for (auto const& [code, value] : with({{"about", std::string(32, 'a')},
                                               {"supervisor", std::string(32, 'b')},
                                               {"starts_on", "2026-03-05"},
                                               {"supervisor_experienced", "yes"},
                                               {"external", "no"}},
                                              changes))
            answers.set(code, value);
        return problems("supervision_agreement", answers);
    };
    CHECK(agreement({}).empty());
    CHECK(contains(agreement({{"supervisor_experienced", ""}}), "supervisor_experienced:missing"));
    CHECK(contains(agreement({{"external", "yes"}}), "measures:missing"));
    CHECK(agreement({{"external", "yes"}, {"measures", "Engagement signé, aucun nom"}}).empty());
}
