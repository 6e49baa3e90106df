// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/supervision/training_gate.h"

#include "core/supervision/training.h"
#include "pages/frame/layout.h"
#include "pages/supervision/staff_view.h"

#include <algorithm>

namespace abri::pages {

static bool is_about_children(Needs const& needs)
{
    return needs.is_about_children || needs.file || needs.cards || needs.attachment || needs.known_words ||
           !needs.others.empty() || !needs.name.empty();
}

bool asks_training_first(Needs& needs, Actor const& actor, Policy const& policy)
{
    if (!is_about_children(needs) || !asks_training_first(actor.role, policy)) return false;
    bool const has_register =
        std::any_of(needs.office_files.begin(), needs.office_files.end(),
                    [](OfficeFile const& ref) { return kind_of(ref) == ledger::FileKind::staff_register; });
    if (!has_register) needs.office_files.push_back(register_file());
    return true;
}

bool has_training(Loaded const& loaded, Env const& env)
{
    return may_open_case_work(loaded.staff_register().of(env.actor.id), env.actor.role, env.policy, day_of(env.now));
}

Outcome training_first(Request const& request, Env const& env)
{
    auto const& t = env.words;
    if (request.api) {
        auto out = json_answer(json::Value::object()
                                   .set("type", "about:blank")
                                   .set("title", t("data_gate.title"))
                                   .set("status", json::Value::of(std::int64_t{403}))
                                   .set("refusal", "training_first")
                                   .set("rules", json::Value::array().push(json::Value::of(std::string_view("R-342"))))
                                   .set("fields", json::Value::array()),
                               403);
        out.response.type = "application/problem+json; charset=utf-8";
        return out;
    }
    Html body;
    body.add<"<h1>{}</h1><p>{}</p><p>{}</p><p class=\"actions\"><a class=\"primary\" href=\"{}\">{}</a></p>">(
        t("data_gate.title"), t("data_gate.why"), t("data_gate.how"), url("/learn"), t("nav.learn"));
    return show(env, t("data_gate.title"), body, 403);
}

}  // namespace abri::pages
