// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "web/image_cleaner.h"

#include "web/closed_process.h"

namespace abri::web {

std::optional<Bytes> clean_image(std::string_view bytes) { return run_closed({.name = "abri-image"}, bytes); }

}  // namespace abri::web
