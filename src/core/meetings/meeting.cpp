// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/meetings/meeting.h"

#include "core/supervision/gate.h"
#include "core/supervision/workload.h"

#include <algorithm>

namespace abri {

// The same weekday and half hour as the last one.
static bool at_the_usual_time(Instant held, Instant last)
{
    auto const time_of = [](Instant at) { return at - Instant{day_of(at)}; };
    auto const apart = time_of(held) - time_of(last);
    return weekday_of(day_of(held)) == weekday_of(day_of(last)) && apart <= Minutes{30} && apart >= -Minutes{30};
}

// Every action left open has its state in the record.
static bool is_answered(ActionItem const& item, std::vector<Answers> const& carried)
{
    return std::any_of(carried.begin(), carried.end(), [&](Answers const& row) {
        return row["source"] == item.source.text() &&
               (row["row"].empty() ? row["what"] == item.what : row["row"] == item.row) && row.filled("state");
    });
}

Refusals check_meeting(Answers const& answers, MeetingBefore const& before, Actor const& actor, Policy const& policy)
{
    Gate gate;
    gate.unless(275_rule, actor.role == Role::supervisor || actor.role == Role::manager, Refused::not_yours_to_do);
    gate.unless(272_rule, answers.number("minutes") >= policy.meeting_minutes || answers.filled("short_reason"),
                Refused::too_short, "short_reason", std::to_string(policy.meeting_minutes));
    auto const held = answers.instant("held_on"), next = answers.instant("next_on");
    if (held && before.last)
        gate.unless(271_rule, at_the_usual_time(*held, *before.last) || answers.filled("other_time_reason"),
                    Refused::other_time, "other_time_reason");
    if (held && next) gate.unless(RuleId::none, *next > *held, Refused::in_the_past, "next_on");
    auto const carried = answers.rows("carried");
    for (auto const& item : before.open)
        gate.unless(268_rule, is_answered(item, carried), Refused::action_unanswered, "carried", item.what);
    for (auto const& [list, none] :
         {std::pair{"supervisor_actions", "no_supervisor_action"}, std::pair{"worker_actions", "no_worker_action"}})
        gate.unless(296_rule, !answers.rows(list).empty() || answers.is(none, "yes"), Refused::list_missing, list);
    return std::move(gate).refusals();
}

Refusals check_extended(Answers const& answers, Policy const& policy)
{
    Gate gate;
    if (!answers.is("state", "held")) return {};
    int const extra = answers.number("extra_minutes");
    gate.unless(273_rule, extra >= policy.extended_least_min && extra <= policy.extended_most_min,
                Refused::not_extended, "extra_minutes", std::to_string(policy.extended_least_min));
    return std::move(gate).refusals();
}

Agenda propose_agenda(std::vector<Card const*> const& team, bool with_codes, Instant now)
{
    Agenda agenda;
    for (auto const* card : team) {
        if (card->is_done()) continue;
        bool const high = card->risk() == "high", stalled = is_stalled(*card, now);
        ++agenda.open;
        agenda.high += high;
        agenda.stalled += stalled;
        agenda.late += card->has_late(now);
        bool const hidden = !rule(280_rule, with_codes);
        if ((high || stalled) && !hidden) agenda.codes.emplace_back(card->code());
    }
    return agenda;
}

}  // namespace abri
