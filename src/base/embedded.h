// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <span>
#include <string_view>

namespace abri {

// The data files (forms, policies, locales, assets, courses) as they were when the program was built.
struct EmbeddedFile {
    std::string_view name;  // path from the project's root
    std::string_view text;
};
std::span<EmbeddedFile const> embedded_files();  // sorted by name
std::string_view embedded(std::string_view name); // empty when there is no such file

}  // namespace abri
