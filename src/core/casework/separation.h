// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/step.h"

namespace abri {

// A child comes to live elsewhere than with the parents: by an action of the plan, a service of ours or a referral. Who
// decided it, when and under which power is asked once; in danger nobody waits for a paper (G-14): one
// reason now, and the authority within a day.
bool separates(Answers const& answers);
// The authority of a separation that nobody here brought about.
inline constexpr std::string_view before_us = "before_us";
// Whether somebody here brought it about: such a child is seen again as soon as one at high risk.
bool is_placed(CaseFile const& file);
// Refuses beside removal_authority, authority_name and authority_on, unless the file knows the authority already. Sets
// the clocks of what could not wait.
void check_separation(CaseFile const& file, Answers const& answers, Situation const& situation, Decided& decided,
                      Verdict& verdict);
// For the fold of each of those steps.
void take_separation(CaseFile& file, Recorded const& recorded);
// The child is back, or never left: what was asked for about it is asked for no more.
void end_separation(CaseFile& file);

}  // namespace abri
