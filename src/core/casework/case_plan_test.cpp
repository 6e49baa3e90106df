// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

static Story ready() { return Story().identified().screened().consented().registered().assessed().comprehended(); }
static std::vector<std::string> refused(std::initializer_list<std::pair<std::string, std::string>> changes)
{
    auto story = ready();
    story.now = *parse_instant("2026-03-19T09:00");
    return story.submit("case_plan", with(Story::case_plan("2026-03-18"), changes));
}

TEST_CASE("the plan is due two weeks after the assessment ended [R-150]")
{
    CHECK(ready().due("case_plan") == "2026-03-26T00:00");
}

TEST_CASE("no activation without intervention, responsible person and date for every need [R-151]")
{
    CHECK(contains(refused({{"actions.0.responsible", ""}}), "action_without_responsible"));
    CHECK(contains(refused({{"actions.0.due_on", ""}}), "action_without_date"));
    CHECK(contains(refused({{"actions.0.need", "Autre besoin"}}), "need_without_action"));
    CHECK(refused({}).empty());
}

TEST_CASE("a plan names how often the child is seen [R-152]")
{
    CHECK(contains(refused({{"contact_frequency", ""}}), "no_monitoring"));
}

TEST_CASE("immediate, short, medium and long term are each planned or ruled out [R-153]")
{
    CHECK(contains(refused({{"horizons_not_needed", "short,medium"}}), "horizon_missing"));
}

TEST_CASE("a goal without measure or date does not count [R-154]")
{
    CHECK(contains(refused({{"goals.0.measure", ""}}), "no_smart_goal"));
    CHECK(contains(refused({{"goals.0.by_date", ""}}), "no_smart_goal"));
}

TEST_CASE("child and family take part, or it says why not [R-159]")
{
    CHECK(contains(refused({{"child_involved", ""}}), "participation_missing"));
    CHECK(contains(refused({{"caregiver_involved", ""}}), "participation_missing"));
    CHECK(contains(refused({{"child_involved", "not_involved"}}), "child_not_involved_why:missing"));
    CHECK(refused({{"child_involved", "chose_not_to_take_part"}}).empty());
}

TEST_CASE("the child's own copy is given, kept safe, or held back on purpose [R-160]")
{
    CHECK(contains(refused({{"child_copy", ""}}), "child_copy_missing"));
}

TEST_CASE("contacts are not rarer than the risk asks for [R-180]")
{
    CHECK(contains(refused({{"contact_frequency", "once_a_week"}}), "frequency_below_risk"));
    CHECK(refused({{"contact_frequency", "daily"}}).empty());
}

TEST_CASE("a plan rests on a finished assessment [R-135]")
{
    auto story = Story().identified().screened().consented().registered().assessed();
    story.now = *parse_instant("2026-03-19T09:00");
    CHECK(contains(story.submit("case_plan", Story::case_plan("2026-03-18")), "assessment_not_finished"));
}

TEST_CASE("separating a refugee child from the family needs the BID panel or the authority [R-147]")
{
    CHECK(contains(refused({{"separates_child", "yes"}, {"removal_authority", "none"}}), "removal_without_authority"));
    CHECK(contains(refused({{"separates_child", "yes"}, {"removal_authority", "government_authority"}}),
                   "field_problem"));   // which service, and when?
    CHECK(refused({{"separates_child", "yes"},
                   {"removal_authority", "government_authority"},
                   {"authority_name", "Service social de Kafta"},
                   {"authority_on", "2026-03-17"}})
              .empty());
}

TEST_CASE("separating any child needs a mandate [R-313]")
{
    Story story;
    story.identified().screened().consented();
    story.now = *parse_instant("2026-03-02T18:00");
    REQUIRE(story.accepts("registration",
                          with(Story::registration("2026-03-02T17:45"), {{"population_group", "host_community"}})));
    story.assessed().comprehended();
    story.now = *parse_instant("2026-03-19T09:00");
    CHECK(contains(story.submit("case_plan", with(Story::case_plan("2026-03-18"),
                                                  {{"separates_child", "yes"}, {"removal_authority", "none"}})),
                   "removal_without_authority"));
}

TEST_CASE("a draft may be saved with gaps, and a revision is a new version")
{
    auto story = ready();
    story.now = *parse_instant("2026-03-19T09:00");
    CHECK(
        story.accepts("case_plan", {{"drafted_on", "2026-03-18"}, {"overall_goal", "À préciser"}, {"activate", "no"}}));
    CHECK_FALSE(story.file().active_plan());
    story.planned("2026-03-19").planned("2026-03-20");
    CHECK(story.file().plans.size() == 3);
    CHECK(story.file().active_plan()->version == 3);
}

TEST_CASE("a plan against the child's wish says how that was explained [R-055]")
{
    CHECK(contains(refused({{"against_childs_wish", "yes"}}), "explained_how:missing"));
    CHECK(refused({{"against_childs_wish", "yes"}, {"explained_how", "Assis côte à côte, avec ses mots"}}).empty());
}

TEST_CASE("a plan builds on strengths: how they will manage without us [R-074]")
{
    CHECK(contains(refused({{"autonomy", ""}}), "autonomy_missing"));
}

static Fields const practice = {{"harmful_practice", "child_marriage"},
                                {"practice_risks", "Pesés"},
                                {"harm_reduction", "Retour à l'école"},
                                {"acceptable_way", "Avec l'aînée respectée"}};
static std::vector<std::string> practice_without(char const* field)
{
    auto fields = with(practice, {{field, ""}});
    auto plan = Story::case_plan("2026-03-18");
    plan.insert(plan.end(), fields.begin(), fields.end());
    auto story = Story().identified().screened().consented().registered().assessed().comprehended();
    story.now = *parse_instant("2026-03-18T10:00");
    return story.submit("case_plan", plan);
}
TEST_CASE("a harmful practice: the child's interests first, in a way the community can accept [R-076]")
{
    CHECK(contains(practice_without("acceptable_way"), "acceptable_way:missing"));
}
TEST_CASE("a harmful practice: harm is reduced and causes are worked on [R-077]")
{
    CHECK(contains(practice_without("harm_reduction"), "harm_reduction:missing"));
}
TEST_CASE("a harmful practice: risks are weighed with care [R-078]")
{
    CHECK(contains(practice_without("practice_risks"), "practice_risks:missing"));
}

TEST_CASE("what the interim plan left open and the plan does not take up is still a task, with its day")
{
    auto story = Story().identified().screened().consented().registered().assessed();
    REQUIRE(story.accepts("interim_plan", {{"made_on", "2026-03-02T18:15"},
                                           {"actions.0.need", "Abri"},
                                           {"actions.0.action", "Nuit chez la tante"},
                                           {"actions.0.responsible", "Claire"},
                                           {"actions.0.due_on", "2026-03-03"},
                                           {"actions.1.need", "Sécurité"},
                                           {"actions.1.action", "Appel chaque soir"},
                                           {"actions.1.responsible", "Claire"},
                                           {"actions.1.due_on", "2026-03-04"}}));
    auto const done = story.file().cycle.interim_actions.front().id.text();
    auto const open = story.file().cycle.interim_actions.back().id.text();
    REQUIRE(
        story.accepts("supervision_decision",
                      {{"noted_on", "2026-03-02"}, {"about", done}, {"outcome", "done"}, {"result", "Elle y dort"}}));
    story.comprehended().planned();
    REQUIRE(story.file().to_dos.size() == 1);
    CHECK(story.file().to_dos.front().what == "Appel chaque soir");
    CHECK(iso(story.file().to_dos.front().due) == "2026-03-04");
    REQUIRE(story.accepts(
        "supervision_decision",
        {{"noted_on", "2026-03-18"}, {"about", open}, {"outcome", "given_up"}, {"result", "Le plan prévoit mieux"}}));
    CHECK(story.file().to_dos.front().state == ActionState::given_up);
}
