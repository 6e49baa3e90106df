// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/forms/judging_words.h"

#include "base/text.h"

namespace abri {

std::vector<std::string> judging_words(std::string_view text, std::string_view listed)
{
    std::vector<std::string> found;
    auto const said = " " + fold_latin(text) + " ";
    for (auto word : split(listed, ','))
        if (auto const folded = fold_latin(word); !folded.empty() && said.find(" " + folded + " ") != said.npos)
            found.emplace_back(trim(word));
    return found;
}

}  // namespace abri
