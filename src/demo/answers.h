// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/case_file.h"

namespace abri::programs {

// What the invented workers of the demo write into each form.
using Fields = std::vector<std::pair<std::string, std::string>>;

std::string moment(Instant at);
std::string day(Instant at);
Fields child_consent(Instant at, std::string const& band);
Fields mother_consent(Instant at);
Fields consent_to_transfer(Instant at);   // of the mother, to whoever takes the file over
Fields initial_assessment(Instant at, std::string const& risk, bool in_danger);
Fields comprehensive(Instant at, std::string const& risk, std::vector<std::string> const& needs);
Fields plan(Instant at, std::string const& frequency, std::vector<std::string> const& needs, std::string const& worker);

}  // namespace abri::programs
