// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "base/json.h"
#include "core/learning/imported.h"

namespace abri {

// Questions as Moodle exports them in XML. The file itself is opened elsewhere (abri-unpack xml); here comes its tree:
// an element is {"n":"name","a":{"attribute":"value"},"t":"words","c":[elements]}. Checks come without an id and
// without a section to read.
Imported read_moodle_xml(json::Value const& tree);

}  // namespace abri
