// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "base/embedded.h"

namespace abri {

std::string_view embedded(std::string_view name)
{
    for (auto const& file : embedded_files())
        if (file.name == name) return file.text;
    return {};
}

}  // namespace abri
