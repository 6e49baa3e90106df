// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

extern Page const supervisions_page;         // whom I supervise and who supervises me
extern Page const supervision_page;          // the file of the two
extern Page const preparation_page;          // before the hour: the files by code, what is left to do
extern Page const supervision_record_page;   // one record, to read, print and sign
extern Page const others_supervision_page;   // of two other people: closed by its key, whatever the role

}  // namespace abri::pages
