// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/worklists/due_items.h"

#include "pages/frame/layout.h"

namespace abri::pages {

bool is_decided_elsewhere(Deadline const& due)
{
    return due.form == "exception_review" || due.form == "closure_decision" || due.form == "transfer_decision" ||
           due.form == "plan_approval" || due.form == "closure_opinion";
}

std::vector<DueItem> due_items(std::vector<Card const*> const& cards, Env const& env)
{
    std::vector<DueItem> items;
    auto const horizon = env.now + Days{env.policy.due_soon_d + 1};
    for (auto const* card : cards) {
        if (card->first_due > horizon) continue;
        for (auto& due : deadlines(*card, env.now, env.policy.due_soon_d))
            if (due.lateness != Lateness::later && !(env.actor.role == Role::caseworker && is_decided_elsewhere(due)))
                items.push_back({card, due});
    }
    std::stable_sort(items.begin(), items.end(),
                     [](DueItem const& a, DueItem const& b) { return a.due.at < b.due.at; });
    return items;
}

bool is_late(DueItem const& item)
{
    return item.due.lateness == Lateness::late || item.due.lateness == Lateness::breached;
}

// Danger that was found since: before everything that is merely late.
static void put_new_danger(Html& out, Env const& env, std::vector<Card const*> const& cards)
{
    auto const& t = env.words;
    Html list;
    long count = 0;
    for (auto const* card : cards)
        for (auto const& due : card->dues) {   // as they lie there: of a whole team nothing is put in order first
            auto const& kind = due_kinds()[due.kind];
            if (kind.what != "urgent_action" && kind.what != "reopening") continue;
            ++count;
            list.add<"<li><a href=\"{}\">{}</a> <a class=\"code\" href=\"{}\"><bdi>{}</bdi></a> {} <span "
                     "class=\"quiet\">{}</span>{}</li>">(
                url("/cases/", card->file.text(), "/do/", kind.form), t("due." + std::string(kind.what)),
                url("/cases/", card->file.text()), title_of(env, *card), risk_mark(t, card->risk()), t.moment(due.at),
                for_whom(env, *card));
        }
    if (count > 0)
        out.add<"<section><h2>{} <span class=\"count\">{}</span></h2><ul class=\"tasks\">{}</ul></section>">(
            t("day.new_danger"), count, list);
}

void put_urgent(Html& out, Env const& env, std::vector<Card const*> const& cards)
{
    put_new_danger(out, env, cards);
    std::vector<Card const*> waiting;
    for (auto const* card : cards)
        if (card->is_unscreened() && card->text(Card::Text::urgency) != "none") waiting.push_back(card);
    if (waiting.empty()) return;
    std::stable_sort(waiting.begin(), waiting.end(), [](Card const* a, Card const* b) {
        bool const a_danger = a->text(Card::Text::urgency) == "imminent_danger",
                   b_danger = b->text(Card::Text::urgency) == "imminent_danger";
        return a_danger != b_danger ? a_danger : a->identified_on < b->identified_on;
    });
    auto const& t = env.words;
    out.add<"<section><h2>{} <span class=\"count\">{}</span></h2><ul class=\"tasks\">">(t("day.urgent"),
                                                                                        waiting.size());
    for (auto const* card : waiting)
        out.add<"<li><a href=\"{}\">{}</a> <span class=\"due late\">{}</span> <span class=\"quiet\">{}</span></li>">(
            url("/cases/", card->file.text()), title_of(env, *card),
            t("list.urgency." + std::string(card->text(Card::Text::urgency))), t.moment(card->identified_on));
    out.add<"</ul></section>">();
}

json::Value due_json(Deadline const& due)
{
    return json::Value::object()
        .set("what", due.what)
        .set("form", due.form)
        .set("due_at", iso(due.at))
        .set("state", name_of(due.lateness));
}

}  // namespace abri::pages
