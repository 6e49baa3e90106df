// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/worklists/my_cases.h"

#include "core/supervision/workload.h"
#include "pages/frame/layout.h"
#include "pages/worklists/due_items.h"

namespace abri::pages {

namespace {

Needs need_cards(Request const&, Actor const&)
{
    Needs needs;
    needs.cards = true;
    needs.office_files = {register_file()};
    return needs;
}

json::Value card_json(Card const& card, Env const& env)
{
    auto out = json::Value::object();
    out.set("id", card.file.text())
        .set("case_code", card.code())
        .set("stage", name_of(card.stage))
        .set("risk_level", card.risk())
        .set("priority_level", card.text(Card::Text::priority));
    out.set("sex", card.text(Card::Text::sex))
        .set("age_years", json::Value::of(std::int64_t{card.years_on(day_of(env.now))}))
        .set("urgency", card.text(Card::Text::urgency))
        .set("cycle", json::Value::of(std::int64_t{card.cycle}));
    auto dues = json::Value::array();
    for (auto const& due : deadlines(card, env.now, env.policy.due_soon_d)) dues.push(due_json(due));
    out.set("deadlines", std::move(dues));
    return out;
}

void put_caseload(Html& out, Env const& env, std::size_t open, int most)
{
    out.add<"<p class=\"caseload\"><label>{} <meter min=\"0\" max=\"{}\" value=\"{}\" "
            "high=\"{}\">{}/{}</meter></label> <strong>{}/{}</strong></p>">(env.words("cases.caseload"), most, open,
                                                                            most - 1, open, most, open, most);
    if (open > static_cast<std::size_t>(most)) out.add(banner("warning", env.words("cases.over_caseload")));
}

void put_cards(Html& out, Env const& env, std::vector<Card const*> const& cards, bool with_worker)
{
    auto const& t = env.words;
    out.add<"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table "
            "class=\"cases\"><thead><tr><th>{}</th><th>{}</th><th>{}</th><th>{}</th><th>{}</th>">(
        t("cases.title"), t("cases.code"), t("cases.child"), t("cases.risk"), t("cases.step"), t("cases.next"));
    if (with_worker) out.add<"<th>{}</th>">(t("cases.worker"));
    out.add<"</tr></thead><tbody>">();
    bool const opens_files = env.actor.role != Role::data_entry_operator;
    for (auto const* card : cards) {
        if (!opens_files) out.add<"<tr><td><bdi>{}</bdi></td><td>">(title_of(env, *card));
        else
            out.add<"<tr><td><a href=\"{}\"><bdi>{}</bdi></a></td><td>">(url("/cases/", card->file.text()),
                                                                         title_of(env, *card));
        out.add<"{}{}">(told_apart(env, *card), for_whom(env, *card));
        out.add<"</td><td>{}</td><td>{}</td><td>">(risk_mark(t, card->risk()),
                                                   t("stage." + std::string(name_of(card->stage))));
        auto const dues = deadlines(*card, env.now, env.policy.due_soon_d);
        if (!dues.empty()) out.add<"{} {}">(t("due." + std::string(dues.front().what)), lateness_mark(t, dues.front()));
        out.add<"</td>">();
        if (with_worker) out.add<"<td>{}</td>">(env.name_of(card->key_worker));
        out.add<"</tr>">();
    }
    out.add<"</tbody></table></div>">();
}

constexpr std::size_t page_size = 25;

// Open files first, the earliest deadline on top; only the first `count` are put in order.
void sort_for_work(std::vector<Card const*>& cards, std::size_t count)
{
    auto const before = [](Card const* a, Card const* b) {
        bool const a_done = a->is_done(), b_done = b->is_done();
        if (a_done != b_done) return b_done;
        if (a->first_due != b->first_due) return a->first_due < b->first_due;
        return a->code() < b->code();
    };
    auto const middle = cards.begin() + static_cast<std::ptrdiff_t>(std::min(count, cards.size()));
    std::partial_sort(cards.begin(), middle, cards.end(), before);
}

Outcome handle_my_cases(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    auto cards = visible(loaded, env);
    auto const open = static_cast<std::size_t>(std::count_if(
        cards.begin(), cards.end(), [&](Card const* c) { return !c->is_done() && c->key_worker == env.actor.id; }));
    auto const page = static_cast<std::size_t>(std::max<std::int64_t>(1, parse_count(request.parameter("page"))));
    auto const pages = std::max<std::size_t>(1, (cards.size() + page_size - 1) / page_size);
    auto const from = std::min((page - 1) * page_size, cards.size());
    sort_for_work(cards, from + page_size);
    std::vector<Card const*> const shown(cards.begin() + static_cast<std::ptrdiff_t>(from),
                                         cards.begin() +
                                             static_cast<std::ptrdiff_t>(std::min(from + page_size, cards.size())));
    if (request.api) {
        auto list = json::Value::array();
        for (auto const* card : shown) list.push(card_json(*card, env));
        auto const metadata = json::Value::object()
                                  .set("total", json::Value::of(static_cast<std::int64_t>(cards.size())))
                                  .set("page", json::Value::of(static_cast<std::int64_t>(page)))
                                  .set("per", json::Value::of(std::int64_t{page_size}))
                                  .set("missing", json::Value::of(static_cast<std::int64_t>(loaded.missing_cards)));
        return json_answer(json::Value::object().set("data", list).set("metadata", metadata));
    }
    Html body;
    bool const of_team = env.actor.role == Role::supervisor || env.actor.role == Role::data_entry_operator;
    body.add<"<h1>{}</h1>">(t(of_team ? "cases.team_title" : "cases.title"));
    put_missing(body, loaded, env);
    if (env.actor.role == Role::caseworker) {
        Workload own;
        add_record(own, loaded.staff_register().of(env.actor.id));
        put_caseload(body, env, open, cap_of(own, env.policy));
    }
    if (env.actor.role != Role::data_entry_operator)
        body.add<"<p class=\"actions\"><a class=\"primary\" href=\"{}\">{}</a></p>">(url("/cases/new"), t("cases.new"));
    else body.add<"<p class=\"intro\">{}</p>">(t("cases.data_entry"));
    put_cards(body, env, shown, of_team);
    if (pages > 1) {
        body.add<"<nav aria-label=\"{}\" class=\"pager\">">(t("cases.pages"));
        if (page > 1)
            body.add<"<a href=\"{}\">{}</a> ">(url("/cases?page=", std::to_string(page - 1)), t("cases.previous"));
        body.add<"<span>{}</span> ">(t("cases.page_of", {std::to_string(page), std::to_string(pages)}));
        if (page < pages)
            body.add<"<a href=\"{}\">{}</a>">(url("/cases?page=", std::to_string(page + 1)), t("cases.following"));
        body.add<"</nav>">();
    }
    return show(env, t("cases.title"), body);
}

}  // namespace

Page const my_cases_page{"my_cases", need_cards, handle_my_cases};

}  // namespace abri::pages
