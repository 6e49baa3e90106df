// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/team_page.h"

#include "core/supervision/workload.h"
#include "pages/layout.h"
#include "pages/lists.h"

namespace abri::pages {

namespace {

Needs need_cards(Request const&, Actor const&)
{
    Needs needs;
    needs.cards = true;
    return needs;
}

// The team of the reader, exceptions first: who carries too much, then who is late most.
std::vector<Workload> team_loads(Loaded const& loaded, Env const& env)
{
    std::map<PersonId, Workload> by_worker;
    for (auto const& card : *loaded.cards) add_card(by_worker[card.key_worker], card, env.now);
    std::vector<Workload> loads;
    for (auto const& member : env.staff) {
        if (member.role != Role::caseworker || !member.active || (env.actor.role == Role::supervisor && member.team != env.actor.team)) continue;
        loads.push_back(by_worker[member.id]);
        loads.back().worker = member.id;
    }
    std::stable_sort(loads.begin(), loads.end(), [&](Workload const& a, Workload const& b) {
        bool const a_over = is_over_cap(a, env.policy), b_over = is_over_cap(b, env.policy);
        return a_over != b_over ? a_over : a.late > b.late;
    });
    return loads;
}

void put_team_size(Html& out, Env const& env, std::size_t workers)
{
    auto const& t = env.words;
    auto const size = team_size(static_cast<int>(workers), env.policy);
    out.add<"<p class=\"caseload\"><label>{} <meter min=\"0\" max=\"{}\" value=\"{}\">{}</meter></label> {}</p>">(t("team.size"), 2 * env.policy.team_most, workers, workers, t("team.size_told", {std::to_string(workers), std::to_string(env.policy.team_least), std::to_string(env.policy.team_most)}));
    if (size == TeamSize::too_large) out.add(banner("warning", t("team.too_large")));
}

Outcome handle_team(Request const&, Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    auto const loads = team_loads(loaded, env);
    bool const by_person = env.actor.role == Role::supervisor;
    Html body;
    body.add<"<h1>{}</h1>">(t("nav.team"));
    if (by_person) put_team_size(body, env, loads.size());
    body.add<"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table><thead><tr><th>{}</th><th>{}</th><th>{}</th><th>{}</th></tr></thead><tbody>">(
        t("nav.team"), t("cases.worker"), t("cases.caseload"), t("team.high"), t("day.late"));
    std::map<std::string, Workload> teams;
    for (auto const& load : loads) {
        auto const* member = env.member(load.worker);
        auto& team = teams[member->team];
        team.open += load.open, team.high += load.high, team.late += load.late;
        if (!by_person) continue;
        body.add<"<tr><td>{}</td><td><meter min=\"0\" max=\"{}\" value=\"{}\">{}</meter> {}/{}">(member->name, env.policy.caseload_max, load.open, load.open, load.open, env.policy.caseload_max);
        if (is_over_cap(load, env.policy)) body.add<" <span class=\"badge\">{}</span>">(t("team.over"));
        body.add<"</td><td>{}</td><td>{}</td></tr>">(load.high, load.late);
    }
    if (!by_person)   // teams only: no ranking of people (G-21)
        for (auto const& [name, load] : teams) body.add<"<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>">(name, load.open, load.high, load.late);
    body.add<"</tbody></table></div>">();
    if (env.actor.role == Role::supervisor) {
        put_urgent(body, env, visible(loaded, env));
        body.add<"<p class=\"actions\"><a class=\"secondary\" href=\"{}\">{}</a> <a class=\"secondary\" href=\"{}\">{}</a> <a class=\"secondary\" href=\"{}\">{}</a></p>">(url("/learn"), t("nav.learn"), url("/services"), t("services.title"), url("/transfers"), t("bulk.title"));
        body.add<"<section><h2>{}</h2><p>{}</p>">(t("team.give_back"), t("team.give_back_hint"));
        for (auto const& member : env.staff)
            if (member.role == Role::caseworker && member.team == env.actor.team && member.active && member.trusted)
                body.add<"<form method=\"post\" action=\"{}\" class=\"inline\">{}<input type=\"hidden\" name=\"person\" value=\"{}\"><button class=\"secondary\">{}</button></form> ">(
                    url("/team/give-back"), hidden_fields(env, ""), member.id.text(), member.name);
        body.add<"</section><section><h2>{}</h2><p>{}</p>">(t("team.hand_over"), t("team.hand_over_hint"));
        for (auto const& member : env.staff)
            if (member.role == Role::supervisor && member.id != env.actor.id && member.active && member.trusted)
                body.add<"<form method=\"post\" action=\"{}\" class=\"inline\">{}<input type=\"hidden\" name=\"person\" value=\"{}\"><button class=\"secondary\">{}</button></form> ">(
                    url("/team/hand-over"), hidden_fields(env, ""), member.id.text(), member.name);
        body.add<"</section>">();
    }
    return show(env, t("nav.team"), body);
}

}  // namespace

Page const team_page{"team", need_cards, handle_team};

}  // namespace abri::pages
