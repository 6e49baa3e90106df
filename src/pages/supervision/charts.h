// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/supervision/capacity.h"
#include "core/supervision/session.h"
#include "core/supervision/workload.h"
#include "pages/frame/page.h"

namespace abri::pages {

// Pictures drawn by the server, each saying in words what it shows, with its table beside it or in it. Shapes and words
// carry what colours do.

// Weeks with and without a session, the present one last.
Html week_dots(std::vector<bool> const& weeks, Env const& env);
// The three functions of supervision, session by session.
Html balance_picture(std::vector<FunctionBalance> const& sessions, Env const& env);
// Attitudes, knowledge and skills before and after.
Html before_after_picture(std::vector<BeforeAfter> const& pairs, Form const& form, Env const& env);
// A bar of files against the cap.
Html load_bar(Workload const& load, Env const& env);

struct MandalaGoal {
    std::string area, goal, relevance;
    int progress = 0;  // 0…5
};
std::vector<MandalaGoal> mandala_goals(Answers const& answers);
// Six areas, each as far out as its goals have come.
Html mandala_wheel(std::vector<MandalaGoal> const& goals, Env const& env);

}  // namespace abri::pages
