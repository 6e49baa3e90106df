// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/case_file.h"

namespace abri {

// Nobody looks at her own work: what a supervisor wrote herself and somebody has to decide goes to the manager, who
// reads the file (without names) as long as it waits.
// Which things: "plan_approval", and what each exception is about; empty when nothing waits for the manager this way.
std::vector<std::string_view> second_looks(CaseFile const& file);

// Whether the manager has anything to decide in this file: a closure, a transfer, or a supervisor's own work.
bool is_before_manager(CaseFile const& file);

// Whether this person decides about it: the manager about a supervisor's own, the supervisor about everybody else's.
bool may_look_at(ExceptionToReview const& exception, Actor const& actor);
bool may_look_at(CasePlan const& plan, Actor const& actor);

}  // namespace abri
