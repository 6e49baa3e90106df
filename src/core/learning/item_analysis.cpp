// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/learning/item_analysis.h"

#include <algorithm>

namespace abri {

static int score_of(LearnerResult const& learner)
{
    return static_cast<int>(
        std::count_if(learner.begin(), learner.end(), [](auto const& answer) { return answer.second; }));
}

static int right_in(std::vector<LearnerResult const*> const& learners, std::size_t from, std::size_t to,
                    std::string const& check)
{
    int right = 0;
    for (auto i = from; i < to; ++i)
        if (auto const answer = learners[i]->find(check); answer != learners[i]->end() && answer->second) ++right;
    return right;
}

std::vector<ItemResult> analyse_items(std::vector<std::string> const& checks,
                                      std::vector<LearnerResult> const& learners)
{
    std::vector<LearnerResult const*> ranked;
    for (auto const& learner : learners) ranked.push_back(&learner);
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](auto const* a, auto const* b) { return score_of(*a) > score_of(*b); });
    static constexpr std::size_t least = 8;   // fewer would tell who it was, and nothing of the question
    auto const half = ranked.size() / 2;
    std::vector<ItemResult> all;
    for (auto const& check : checks) {
        ItemResult item{check, 0, 0, 0, ranked.size() >= least};
        for (auto const* learner : ranked)
            if (auto const answer = learner->find(check); answer != learner->end())
                ++item.answered, item.right += answer->second;
        if (item.has_halves)
            item.discrimination =
                100 *
                (right_in(ranked, 0, half, check) - right_in(ranked, ranked.size() - half, ranked.size(), check)) /
                static_cast<int>(half);
        all.push_back(std::move(item));
    }
    return all;
}

}  // namespace abri
