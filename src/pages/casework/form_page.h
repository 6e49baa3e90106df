// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

extern Page const new_case_page;     // the identification form: opens a file
extern Page const form_page;         // any other form of a child's file
extern Page const blank_form_page;   // a form to print and fill by hand

}  // namespace abri::pages
