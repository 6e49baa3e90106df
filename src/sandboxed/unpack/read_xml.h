// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace abri::unpack {

// An element as {"n":"name","a":{"attribute":"value"},"t":"its own words, trimmed","c":[its elements]}; "a", "t" and
// "c" only where there is something. Nothing when it is not a file we take: a DOCTYPE, more than one root, too deep,
// too many, not UTF-8.
std::optional<std::string> read_xml(std::string_view bytes);

}  // namespace abri::unpack
