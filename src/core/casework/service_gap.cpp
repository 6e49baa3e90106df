// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"
#include "core/casework/what_stands.h"

#include <algorithm>

namespace abri {

// Every answer the rules ask for is on the form: what is done instead, who was told, who is pressed to fill the gap.
static Decision decide_gap(CaseFile const&, Answers const&, Situation const&)
{
    return Decided{"service_gap_noted", {}};
}
static void evolve_gap(CaseFile& file, Recorded const& recorded)
{
    auto const& a = recorded.answers;
    auto gap = std::find_if(file.gaps.begin(), file.gaps.end(),
                            [&](ServiceGap const& known) { return known.service == a["service"]; });
    auto const on = day_of(recorded.happened.at);
    if (gap == file.gaps.end()) {
        file.gaps.push_back({recorded.entry, on, std::string(a["service"]), {}, {}, {}});
        gap = file.gaps.end() - 1;
    }
    gap->since = gap->state == "closed" ? on : std::min(gap->since, on);
    if (is_earlier(recorded.happened, gap->latest)) return;
    gap->entry = recorded.entry;
    gap->instead = a["instead"];
    gap->state = a["state"];
    gap->latest = recorded.happened;
    if (a.is("told", "not_yet")) leave_open(file, recorded, "explain_gap", on + Days{3});
    else if (a.filled("told"))   // said since
        for (auto& one : file.to_dos)
            if (one.words == "explain_gap" && one.state == ActionState::open) one.state = ActionState::done;
}

CaseStep const service_gap_step{"service_gap", "service_gap_noted", is_under_way, decide_gap, evolve_gap, "noted_on"};

}  // namespace abri
