// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace abri {

// Words that judge a person rather than say what was seen: those of `listed`, joined by commas, that stand in
// `text` as whole words, whatever their accents or case. A hint to the writer, never a gate (G-24).
std::vector<std::string> judging_words(std::string_view text, std::string_view listed);

}  // namespace abri
