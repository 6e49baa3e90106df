// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "http/message.h"

namespace abri::web {

enum class BodyFault : unsigned char { none,
                                       unsupported,
                                       malformed };

// The fields of a posted form: urlencoded from a page, JSON from a program. In JSON, {"entry","heads","fields":{…}};
// lists become codes joined by commas, rows become "actions.0.need".
BodyFault read_form_body(http::Request const& request, bool api, http::Fields& into);

}  // namespace abri::web
