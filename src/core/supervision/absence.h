// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/stand_in.h"
#include "core/refusal.h"
#include "core/supervision/staff_register.h"

namespace abri {

// What speaks against an absence as it is noted: days that end before they begin, or further away than anybody plans;
// somebody to stand in who is away herself on one of them.
Refusals check_absence(Answers const& answers, PersonId about, StaffRegister const& people, Date today);

// Who carries the files of `person` on that day, where she is away and somebody is named who is there herself.
// Nothing: she is there, or the supervisor stands in.
std::optional<StandIn> stand_in_on(StaffRegister const& people, PersonId person, Date day);

}  // namespace abri
