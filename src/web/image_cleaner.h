// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "base/bytes.h"

#include <optional>
#include <string_view>

namespace abri::web {

// A picture without what cameras add to it (place, time, device), upright, at most 1600 pixels long, as JPEG: made by
// the program abri-image, a closed-in process beside this one. Nothing when it is not a picture that we take, or takes
// too long.
std::optional<Bytes> clean_image(std::string_view bytes);

}  // namespace abri::web
