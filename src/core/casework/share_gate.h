// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/step.h"

namespace abri {

// Turns the answer of the consent ledger into refusals beside `recipient` and `information_shared`; an agreement for
// other services is told beside `service_field`.
void check_share(ShareAnswer answer, Verdict& verdict, std::string_view service_field);
// What went with this entry has been used: a one-off share is not used again.
void consume_shares(CaseFile& file, Recorded const& recorded);

}  // namespace abri
