// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/programme/criteria.h"

namespace abri {

std::vector<Criterion> fold_criteria(std::vector<Recorded> const& records, std::vector<std::string> const& codes)
{
    std::vector<Criterion> criteria;
    for (auto const& code : codes) {
        criteria.emplace_back();
        auto& criterion = criteria.back();
        criterion.code = code;
        for (auto const& recorded : records) {
            auto const& a = recorded.answers;
            if (recorded.kind != "criterion_described" || !recorded.readable || a["criterion"] != code) continue;
            criterion.state = a["state"];
            criterion.meaning = a["meaning"];
            criterion.consulted = a["consulted"];
            criterion.realistic = a["realistic"];
            criterion.since = a.date("decided_on");
            criterion.look_again_on = a.date("review_on");
        }
    }
    return criteria;
}

}  // namespace abri
