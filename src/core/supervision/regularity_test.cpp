// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/supervision/regularity.h"

#include "unit/story.h"

#include <doctest/doctest.h>

using namespace abri;
using namespace abri::tests;

namespace {

Policy const& policy()
{
    static Story const story;
    return story.policy;
}
Date day(char const* text) { return *parse_date(text); }

StaffRecord held(std::initializer_list<char const*> days)
{
    StaffRecord who;
    for (auto const* text : days) who.sessions.push_back({day(text), 60, false});
    return who;
}

struct Row {
    int days;
    Rhythm state;
};

}  // namespace

TEST_CASE("individual supervision is weekly [R-260]")
{
    for (auto const& row : {Row{0, Rhythm::kept}, Row{7, Rhythm::kept}, Row{8, Rhythm::due}, Row{14, Rhythm::due}})
        CHECK(session_rhythm(held({"2026-03-05"}), day("2026-03-05") + Days{row.days}, policy()).state == row.state);
    CHECK(session_rhythm({}, day("2026-03-05"), policy()).state == Rhythm::never);
}

TEST_CASE("and never more than two weeks apart [R-261]")
{
    for (auto const& row : {Row{14, Rhythm::due}, Row{15, Rhythm::overdue}, Row{90, Rhythm::overdue}})
        CHECK(session_rhythm(held({"2026-02-01", "2026-03-05"}), day("2026-03-05") + Days{row.days}, policy()).state ==
              row.state);
}

TEST_CASE("a team meeting does not stand for the hour of two people [R-267]")
{
    auto who = held({"2026-03-05"});
    who.sessions.push_back({day("2026-03-17"), 60, true});
    CHECK(session_rhythm(who, day("2026-03-20"), policy()).state == Rhythm::overdue);
    CHECK(weeks_supervised(who, day("2026-03-20"), 3) == std::vector<bool>{true, false, false});
}

TEST_CASE("the weeks of supervision, the present one last")
{
    auto const who = held({"2026-03-05", "2026-03-19", "2026-03-20"});
    CHECK(weeks_supervised(who, day("2026-03-22"), 4) == std::vector<bool>{false, true, false, true});
    CHECK(weeks_supervised(who, day("2026-03-04"), 2) == std::vector<bool>{false, false});
}

static TeamRecord met(char const* text) { return {{{Instant{day(text)} + Hours{9}, 60}}, {}, {}}; }

TEST_CASE("individual supervision is complemented by weekly meetings [R-263]")
{
    for (auto const& row : {Row{7, Rhythm::kept}, Row{8, Rhythm::due}})
        CHECK(meeting_rhythm(met("2026-03-10"), day("2026-03-10") + Days{row.days}, policy()).state == row.state);
    CHECK(meeting_rhythm({}, day("2026-03-10"), policy()).state == Rhythm::never);
}

TEST_CASE("meetings are held once in one or two weeks [R-270]")
{
    for (auto const& row : {Row{14, Rhythm::due}, Row{15, Rhythm::overdue}, Row{40, Rhythm::overdue}})
        CHECK(meeting_rhythm(met("2026-03-10"), day("2026-03-10") + Days{row.days}, policy()).state == row.state);
}

TEST_CASE("in an emergency they are weekly [R-199]")
{
    auto emergency = policy();
    emergency.meeting_emergency_max_d = 7;
    for (auto const& row : {Row{7, Rhythm::kept}, Row{8, Rhythm::overdue}})
        CHECK(meeting_rhythm(met("2026-03-10"), day("2026-03-10") + Days{row.days}, emergency).state == row.state);
}

TEST_CASE("each worker's load is reviewed every two weeks [R-241]")
{
    StaffRecord who;
    CHECK(review_rhythm(who, day("2026-03-10"), policy()).state == Rhythm::never);
    who.reviewed = day("2026-03-10");
    for (auto const& row : {Row{14, Rhythm::kept}, Row{15, Rhythm::overdue}})
        CHECK(review_rhythm(who, day("2026-03-10") + Days{row.days}, policy()).state == row.state);
}

TEST_CASE("a longer session is held, or left out with a reason, every month [R-274]")
{
    TeamRecord team;
    CHECK(extended_session_due(team, day("2026-03-31"), policy()));
    team.extended = {day("2026-02-27")};
    CHECK(extended_session_due(team, day("2026-03-01"), policy()));
    team.extended.push_back(day("2026-03-31"));
    CHECK_FALSE(extended_session_due(team, day("2026-03-01"), policy()));
    CHECK(extended_session_due(team, day("2027-03-31"), policy()));
}
