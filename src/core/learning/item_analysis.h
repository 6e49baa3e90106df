// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace abri {

// How one question did among those who answered it: what a trainer explains again, never a mark of anybody.
struct ItemResult {
    std::string check;
    int right = 0, answered = 0;
    // Right answers in the stronger half less those in the weaker half, in hundredths of the half: near 0 or below, the
    // question does not tell who understood. Only with `has_halves`, from eight learners on.
    int discrimination = 0;
    bool has_halves = false;
    int percent() const { return answered > 0 ? 100 * right / answered : 0; }
};

// One learner's results: question → whether the answer was right; questions left out are not there.
using LearnerResult = std::map<std::string, bool>;

// In the order of `checks`.
std::vector<ItemResult> analyse_items(std::vector<std::string> const& checks,
                                      std::vector<LearnerResult> const& learners);

}  // namespace abri
