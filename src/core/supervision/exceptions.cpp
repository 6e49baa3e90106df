// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/supervision/exceptions.h"

namespace abri {

std::string_view name_of(StaffException exception)
{
    static constexpr std::string_view names[] = {"overdue_visit", "over_cap",       "no_supervision",
                                                 "stalled_files", "review_overdue", "away"};
    return names[static_cast<std::size_t>(exception)];
}

std::vector<StaffException> exceptions_of(Workload const& load, StaffRecord const& record, Instant now,
                                          Policy const& policy)
{
    std::vector<StaffException> found;
    auto const today = day_of(now);
    if (record.out && record.out->expected < now) found.push_back(StaffException::overdue_visit);
    if (is_over_cap(load, policy)) found.push_back(StaffException::over_cap);
    bool const away = record.absence_on(today) != nullptr;
    if (away) found.push_back(StaffException::away);
    auto const of_rhythm = [&](RhythmState const& rhythm) {
        return rhythm.state == Rhythm::overdue || rhythm.state == Rhythm::never;
    };
    // Nobody holds an hour with somebody on leave.
    if (!away && of_rhythm(session_rhythm(record, today, policy))) found.push_back(StaffException::no_supervision);
    if (load.stalled > 0) found.push_back(StaffException::stalled_files);
    if (!away && of_rhythm(review_rhythm(record, today, policy))) found.push_back(StaffException::review_overdue);
    return found;
}

}  // namespace abri
