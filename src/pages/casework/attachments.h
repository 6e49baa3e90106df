// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

extern Page const attachments_page;   // drawings and papers of a child, and a way to add one
extern Page const attachment_page;    // one of them, as a picture

}  // namespace abri::pages
