// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "base/bytes.h"
#include "pages/frame/page.h"

namespace abri::web {

// A file from elsewhere, taken apart outside this process.
pages::Request::Upload take_apart(std::string_view bytes);

// A document as PDF, made by the program abri-paper; nothing when it cannot.
std::optional<Bytes> paper(json::Value const& document);

// A ZIP of these files. Throws std::runtime_error when there is no memory for it.
Bytes zip_of(std::vector<std::pair<std::string, std::string>> const& files);

}  // namespace abri::web
