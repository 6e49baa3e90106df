// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/page.h"

namespace abri::pages {

extern Page const course_results_page;   // results that learners chose to show to who supervises them, and how each question did

}  // namespace abri::pages
