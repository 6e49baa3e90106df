// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/supervision/absence.h"

namespace abri {

static constexpr Days noted_after{31}, planned_before{366};

Refusals check_absence(Answers const& answers, PersonId about, StaffRegister const& people, Date today)
{
    Refusals found;
    auto const from = answers.date("starts_on"), until = answers.date("until");
    if (!from || !until) return found;   // the form says so
    if (*from < today - noted_after || *from > today + planned_before)
        found.push_back({Refused::field_problem, RuleId::none, "starts_on", "out_of_range"});
    if (*until < *from) found.push_back({Refused::in_the_past, RuleId::none, "until", ""});
    else if (*until > *from + Days{longest_absence_days})
        found.push_back({Refused::absence_too_long, RuleId::none, "until", std::to_string(longest_absence_days)});
    auto const delegate = PersonId::parse(answers["delegate"]);
    if (delegate == about) found.push_back({Refused::same_person, RuleId::none, "delegate", ""});
    else if (delegate)
        for (auto const& absence : people.of(*delegate).absences)
            if (absence.from <= *until && *from <= absence.until) {
                found.push_back({Refused::delegate_away, RuleId::none, "delegate", iso(absence.until)});
                break;
            }
    return found;
}

std::optional<StandIn> stand_in_on(StaffRegister const& people, PersonId person, Date day)
{
    auto const* absence = people.of(person).absence_on(day);
    if (!absence || absence->delegate.is_nil() || people.of(absence->delegate).absence_on(day)) return std::nullopt;
    return StandIn{absence->delegate, absence->from, absence->until};
}

}  // namespace abri
