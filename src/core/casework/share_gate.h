// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/step.h"

namespace abri {

// Turns the answer of the consent ledger into refusals beside `recipient` and `information_shared`.
void check_share(ShareAnswer answer, Verdict& verdict);

}  // namespace abri
