// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "sandboxed/paper/document.h"

#include <cstddef>
#include <optional>
#include <string>

namespace abri::paper {

// The document as a tagged PDF, the same bytes for the same description. Nothing when it would be more than
// `most_bytes` or holds a qr that is too long for any code.
std::optional<std::string> to_pdf(Document const& document, std::size_t most_bytes);

}  // namespace abri::paper
