// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/protection/allow.h"

#include <vector>

namespace abri {

// The cards this person may see (allow()), in the order they are kept in: what every list, dashboard and count begins
// with.
std::vector<Card const*> visible_cards(std::vector<Card> const* cards, Actor const& actor,
                                       std::vector<StaffMember> const& staff, Date today);

}  // namespace abri
