// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/step.h"

#include <span>

namespace abri {

enum class Lateness : std::uint8_t { later, soon, today, late, breached };
std::string_view name_of(Lateness lateness);

struct Deadline {
    std::string_view what;   // "initial_assessment", "follow_up"…; words under "due.<what>"
    std::string_view form;   // the form that meets it
    Instant at{};
    Lateness lateness = Lateness::later;
    EntryId about = {};      // the task or the action of the plan, where it is one; not kept on cards
};

// What is due in a file, earliest first: computed from the file and the moment, never written down.
// All there are; a deadline is known by its place in this list wherever space counts.
struct DueKind {
    std::string_view what, form;
};
std::span<DueKind const> due_kinds();
std::size_t follow_up_due();                                   // the place of contacts in it
Lateness lateness_of(Instant at, Instant now, int soon_days);  // a deadline at midnight is a whole day

std::vector<Deadline> deadlines(CaseFile const& file, Instant now, int soon_days);

// The days contacts are planned on, for a frequency that started on `from`: Tuesday and Friday, or one fixed weekday.
std::vector<Date> contact_days(std::string_view frequency, Date from, Date first, Date last);
// The next contact: the first planned day not yet answered by a contact of the same week.
std::optional<Date> next_contact(CaseFile const& file, Date today);
// How many contacts planned in the fourteen days before today were not held.
int missed_contacts(CaseFile const& file, Date today);

}  // namespace abri
