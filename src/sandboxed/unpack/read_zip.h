// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace abri::unpack {

// {"files":[{"name":"fr/1.md","text":"…"}],"skipped":["pic.png"]}, both in the order of names: texts in UTF-8 up to 1
// MB; what else the archive holds by name, "?" for a name that we would not repeat. Nothing when it is not an archive
// we take.
std::optional<std::string> read_zip(std::string_view bytes);

} // namespace abri::unpack
