// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/worklists/approvals.h"

#include "pages/frame/layout.h"

namespace abri::pages {

namespace {

Needs need_cards(Request const&, Actor const&)
{
    Needs needs;
    needs.cards = true;
    return needs;
}

// A closure or a transfer that somebody asked for, and how late its answer is.
void put_request(Html& list, Card const& card, Env const& env)
{
    auto const& t = env.words;
    bool const closes = card.stage == Stage::closure_requested;
    Html late;
    for (auto const& due : deadlines(card, env.now, env.policy.due_soon_d))
        if (due.what == (closes ? "closure_decision" : "transfer_decision")) late.add(lateness_mark(t, due));
    list.add<"<li><a href=\"{}\">{}</a> <bdi class=\"code\">{}</bdi> {} {}</li>">(
        url("/cases/", card.file.text()), t(closes ? "approvals.closure" : "approvals.transfer"), card.code(),
        risk_mark(t, card.risk()), late);
}

bool waits_for(Card const& card, std::string_view what)
{
    return !card.is_done() && std::any_of(card.dues.begin(), card.dues.end(),
                                          [&](Card::Due const& due) { return due_kinds()[due.kind].what == what; });
}

// What a supervisor wrote herself: the manager looks at it, for nobody looks at her own work.
void put_second_looks(Html& list, Card const& card, Env const& env)
{
    auto const& t = env.words;
    for (auto const what : split(card.text(Card::Text::second_looks), ',')) {
        bool const plan = what == "plan_approval";
        list.add<"<li><a href=\"{}\">{}</a> <bdi class=\"code\">{}</bdi> {} <span class=\"badge\">{}</span></li>">(
            url("/cases/", card.file.text(), "/do/", plan ? "plan_approval" : "exception_review"),
            plan ? t("form.plan_approval.title") : t("exception." + std::string(what)), card.code(),
            risk_mark(t, card.risk()), t("approvals.by_supervisor"));
    }
}

bool looks_at_plan(Card const& card)
{
    auto const looks = split(card.text(Card::Text::second_looks), ',');
    return std::find(looks.begin(), looks.end(), "plan_approval") == looks.end();
}

// A child has died: whoever leads knows at once, by the code; the manager of every team.
void put_deaths(Html& list, Loaded const& loaded, std::vector<Card const*> const& seen, Env const& env)
{
    auto const put = [&](Card const& card) {
        if (waits_for(card, "death_procedure"))
            list.add<"<li><strong>{}</strong> <bdi class=\"code\">{}</bdi></li>">(env.words("approvals.death"),
                                                                                  card.code());
    };
    if (env.actor.role == Role::manager && loaded.cards)
        for (auto const& card : *loaded.cards) put(card);
    else
        for (auto const* card : seen) put(*card);
}

Outcome handle_approvals(Request const&, Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    Html body;
    body.add<"<h1>{}</h1>">(t("nav.approvals"));
    put_missing(body, loaded, env);
    Html list;
    bool const supervises = env.actor.role == Role::supervisor;
    auto cards = visible(loaded, env);
    put_deaths(list, loaded, cards, env);
    std::erase_if(cards, [&](Card const* card) {
        bool const for_her = (waits_for(*card, "plan_approval") && looks_at_plan(*card)) || !card->exceptions().empty();
        return !waits_for_manager(card->stage) && !(supervises ? for_her : card->has_second_looks);
    });
    // What has waited longest rises.
    std::stable_sort(cards.begin(), cards.end(),
                     [](Card const* a, Card const* b) { return a->first_due < b->first_due; });
    for (auto const* card : cards) {
        if (waits_for_manager(card->stage)) put_request(list, *card, env);
        if (!supervises) {
            put_second_looks(list, *card, env);
            continue;
        }
        if (waits_for(*card, "closure_opinion"))
            list.add<"<li><a href=\"{}\">{}</a> <bdi class=\"code\">{}</bdi> {}</li>">(
                url("/cases/", card->file.text(), "/do/closure_opinion"), t("approvals.opinion"), card->code(),
                risk_mark(t, card->risk()));
        if (waits_for(*card, "plan_approval") && looks_at_plan(*card))
            list.add<"<li><a href=\"{}\">{}</a> <bdi class=\"code\">{}</bdi> {}</li>">(
                url("/cases/", card->file.text(), "/do/plan_approval"), t("form.plan_approval.title"), card->code(),
                risk_mark(t, card->risk()));
        for (auto what : split(card->exceptions(), ','))
            list.add<"<li><a href=\"{}\">{}</a> <bdi class=\"code\">{}</bdi> {}</li>">(
                url("/cases/", card->file.text(), "/do/exception_review"), t("exception." + std::string(what)),
                title_of(env, *card), risk_mark(t, card->risk()));
    }
    if (list.empty()) body.add<"<p>{}</p>">(t("approvals.nothing"));
    else body.add<"<ul class=\"tasks\">{}</ul>">(list);
    if (env.actor.role == Role::manager) {
        std::map<std::string, int> redirected;   // what the criteria keep out, for whoever revises them
        int total = 0;
        for (auto const& card : *loaded.cards)
            if (card.stage == Stage::ineligible)
                ++redirected[std::string(card.text(Card::Text::ineligible_reason))], ++total;
        body.add<"<p class=\"actions\"><a class=\"secondary\" href=\"{}\">{}</a></p>">(url("/criteria"),
                                                                                       t("criteria.title"));
        body.add<"<section><h2>{}</h2><p>{}</p><ul>">(t("approvals.ineligible"),
                                                      t.count("approvals.ineligible_count", total));
        for (auto const& [reason, count] : redirected)
            if (!reason.empty())
                body.add<"<li>{} <strong>{}</strong></li>">(t("list.ineligible_reason." + reason), count);
        body.add<"</ul></section>">();
    }
    return show(env, t("nav.approvals"), body);
}

}  // namespace

Page const approvals_page{"approvals", need_cards, handle_approvals};

}  // namespace abri::pages
