// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

extern Page const certificate_page;  // the paper to hang up, as PDF, with the address where it can be checked
extern Page const badge_page;        // the same as an Open Badges 3.0 credential, signed JSON

Url certificate_url(std::string_view course, EntryId submission);
Url badge_url(std::string_view course, EntryId submission);

}  // namespace abri::pages
