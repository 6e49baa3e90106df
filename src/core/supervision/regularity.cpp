// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/supervision/regularity.h"

#include <algorithm>

namespace abri {

std::string_view name_of(Rhythm rhythm)
{
    static constexpr std::string_view names[] = {"kept", "due", "overdue", "never"};
    return names[static_cast<std::size_t>(rhythm)];
}

static RhythmState since(std::optional<Date> last, Date today, int target, int most)
{
    if (!last) return {Rhythm::never, last};
    auto const days = (today - *last).count();
    return {days > most ? Rhythm::overdue : days > target ? Rhythm::due : Rhythm::kept, last};
}

// Not a team meeting: it never stands for the hour of two people.
static bool counts(StaffRecord::Session const& session) { return rule(267_rule, !session.is_meeting); }

RhythmState session_rhythm(StaffRecord const& who, Date today, Policy const& policy)
{
    std::optional<Date> last;
    for (auto const& session : who.sessions)
        if (counts(session) && session.on <= today) last = session.on;
    return since(last, today, amount(260_rule, policy.supervision_target_d),
                 amount(261_rule, policy.supervision_max_d));
}

RhythmState meeting_rhythm(TeamRecord const& team, Date today, Policy const& policy)
{
    std::optional<Date> last;
    for (auto const& meeting : team.meetings)
        if (day_of(meeting.at) <= today) last = last ? std::max(*last, day_of(meeting.at)) : day_of(meeting.at);
    int const most = policy.meeting_emergency_max_d > 0 ? amount(199_rule, policy.meeting_emergency_max_d)
                                                        : amount(270_rule, policy.meeting_max_d);
    return since(last, today, amount(263_rule, policy.meeting_target_d), most);
}

RhythmState review_rhythm(StaffRecord const& who, Date today, Policy const& policy)
{
    int const most = amount(241_rule, policy.workload_review_d);
    return since(who.reviewed, today, most, most);
}

bool extended_session_due(TeamRecord const& team, Date today, Policy const& policy)
{
    auto const month = parts_of(today);
    auto const held = std::count_if(team.extended.begin(), team.extended.end(), [&](Date on) {
        return parts_of(on).year == month.year && parts_of(on).month == month.month;
    });
    return !rule(274_rule, held >= policy.extended_per_month);
}

std::vector<bool> weeks_supervised(StaffRecord const& who, Date today, int weeks)
{
    std::vector<bool> held(static_cast<std::size_t>(weeks), false);
    auto const first = week_start(today) - Days{7 * (weeks - 1)};
    for (auto const& session : who.sessions) {
        auto const week = (week_start(session.on) - first).count() / 7;
        if (counts(session) && session.on >= first && session.on <= today) held[static_cast<std::size_t>(week)] = true;
    }
    return held;
}

}  // namespace abri
