// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "sandboxed/paper/document.h"

#include <string>

namespace abri::paper {

// cairo 1.16 knows no language of a document and no words for a picture, and a screen reader needs both: they are
// appended as the PDF standard wants a change to be, new versions of a few objects after the old end. A file that is
// not built as cairo 1.16 builds it comes back as it was.
std::string with_language(std::string pdf, Document const& document);

}  // namespace abri::paper
