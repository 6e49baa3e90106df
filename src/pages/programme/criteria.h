// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

extern Page const criteria_page;            // the programme's vulnerability criteria and how far each has come
extern Page const describe_criterion_page;  // a manager writes down what was decided of one

// What a worker who screens has to know of the criteria: which are not adopted yet.
Html criteria_to_consult(OpenedOfficeFile const& papers, Env const& env);

}  // namespace abri::pages
