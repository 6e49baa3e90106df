// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "http/message.h"

namespace abri::http {

// Compresses a text answer with gzip when the other side takes it and it is worth it. The tokens of forms are masked
// anew on each page, so that the size of a compressed page tells nothing about them (BREACH).
void compress(Request const& request, Response& response);

}  // namespace abri::http
