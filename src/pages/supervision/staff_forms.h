// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

extern Page const
    staff_form_page;   // a form about the work of the staff: supervision, meetings, load, safety, a private note

}  // namespace abri::pages
