// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/lists.h"

#include "core/protection/allow.h"
#include "pages/draft_pages.h"
#include "pages/layout.h"
#include "pages/learning/shelf.h"
#include "pages/staff_view.h"

#include <array>
#include <set>

namespace abri::pages {

namespace {

// The team of a worker, found by the last byte of the random id: asked once for every card there is.
class Teams {
public:
    explicit Teams(std::vector<StaffMember> const& staff)
    {
        for (auto const& member : staff) by_last_byte_[member.id.bytes.back()].push_back(&member);
    }
    std::string_view of(PersonId worker) const
    {
        for (auto const* member : by_last_byte_[worker.bytes.back()])
            if (member->id == worker) return member->team;
        return {};
    }

private:
    std::array<std::vector<StaffMember const*>, 256> by_last_byte_;
};

}  // namespace

std::vector<Card const*> visible(Loaded const& loaded, Env const& env)
{
    std::vector<Card const*> cards;
    if (!loaded.cards) return cards;
    cards.reserve(loaded.cards->size());
    Teams const teams(env.staff);
    for (auto const& card : *loaded.cards)
        if (allow(env.actor, card, teams.of(card.key_worker))) cards.push_back(&card);
    return cards;
}

std::string title_of(Env const& env, Card const& card)
{
    return card.code().empty() ? env.words("case.reported", {env.words.date(day_of(card.identified_on))}) : std::string(card.code());
}

// What another person answers for: a supervisor or a manager.
static bool is_decided_elsewhere(Deadline const& due)
{
    return due.form == "exception_review" || due.form == "closure_decision" || due.form == "transfer_decision" || due.form == "plan_approval";
}

std::vector<DueItem> due_items(std::vector<Card const*> const& cards, Env const& env)
{
    std::vector<DueItem> items;
    auto const horizon = env.now + Days{env.policy.due_soon_d + 1};
    for (auto const* card : cards) {
        if (card->first_due > horizon) continue;
        for (auto& due : deadlines(*card, env.now, env.policy.due_soon_d))
            if (due.lateness != Lateness::later && !(env.actor.role == Role::caseworker && is_decided_elsewhere(due))) items.push_back({card, due});
    }
    std::stable_sort(items.begin(), items.end(), [](DueItem const& a, DueItem const& b) { return a.due.at < b.due.at; });
    return items;
}

bool is_late(DueItem const& item) { return item.due.lateness == Lateness::late || item.due.lateness == Lateness::breached; }

void put_urgent(Html& out, Env const& env, std::vector<Card const*> const& cards)
{
    std::vector<Card const*> waiting;
    for (auto const* card : cards)
        if (card->is_unscreened() && card->text(Card::Text::urgency) != "none") waiting.push_back(card);
    if (waiting.empty()) return;
    std::stable_sort(waiting.begin(), waiting.end(), [](Card const* a, Card const* b) {
        bool const a_danger = a->text(Card::Text::urgency) == "imminent_danger", b_danger = b->text(Card::Text::urgency) == "imminent_danger";
        return a_danger != b_danger ? a_danger : a->identified_on < b->identified_on;
    });
    auto const& t = env.words;
    out.add<"<section><h2>{} <span class=\"count\">{}</span></h2><ul class=\"tasks\">">(t("day.urgent"), waiting.size());
    for (auto const* card : waiting)
        out.add<"<li><a href=\"{}\">{}</a> <span class=\"due late\">{}</span> <span class=\"quiet\">{}</span></li>">(url("/cases/", card->file.text()), title_of(env, *card), t("list.urgency." + std::string(card->text(Card::Text::urgency))), t.moment(card->identified_on));
    out.add<"</ul></section>">();
}

namespace {

Needs need_cards(Request const&, Actor const&)
{
    Needs needs;
    needs.cards = true;
    return needs;
}

Needs need_cards_and_drafts(Request const& request, Actor const& actor)
{
    auto needs = need_cards(request, actor);
    needs.books = {register_book(), course_book(), training_by_others()};
    needs.drafts = true;
    return needs;
}

Outcome handle_home(Request const&, Loaded const&, Env const& env)
{
    switch (env.actor.role) {
        case Role::caseworker: return redirect(url("/day"));
        case Role::supervisor: return redirect(url("/team"));
        case Role::manager: return redirect(url("/approvals"));
        case Role::administrator: return redirect(url("/users"));
        case Role::data_entry_operator: return redirect(url("/cases"));
    }
    return redirect(url("/day"));
}

void put_group(Html& out, Env const& env, std::string_view heading, std::vector<DueItem const*> const& items)
{
    if (items.empty()) return;
    out.add<"<section><h2>{} <span class=\"count\">{}</span></h2><ul class=\"tasks\">">(heading, items.size());
    for (auto const* item : items) {
        auto const id = item->card->file.text();
        auto const target = is_decided_elsewhere(item->due) ? url("/cases/", id) : item->due.form == "assignment" ? url("/cases/", id, "/assign")
                                                                                                                  : url("/cases/", id, "/do/", item->due.form);
        out.add<"<li><a href=\"{}\">{}</a> <a class=\"code\" href=\"{}\"><bdi>{}</bdi></a> {} {}</li>">(
            target, env.words("due." + std::string(item->due.what)), url("/cases/", id), title_of(env, *item->card), risk_mark(env.words, item->card->risk()), lateness_mark(env.words, item->due));
    }
    out.add<"</ul></section>">();
}

json::Value due_json(Deadline const& due)
{
    return json::Value::object().set("what", due.what).set("form", due.form).set("due_at", iso(due.at)).set("state", name_of(due.lateness));
}

json::Value card_json(Card const& card, Env const& env)
{
    auto out = json::Value::object();
    out.set("id", card.file.text()).set("case_code", card.code()).set("stage", name_of(card.stage)).set("risk_level", card.risk()).set("priority_level", card.text(Card::Text::priority));
    out.set("sex", card.text(Card::Text::sex)).set("age_years", json::Value::of(std::int64_t{card.age})).set("urgency", card.text(Card::Text::urgency)).set("cycle", json::Value::of(std::int64_t{card.cycle}));
    auto dues = json::Value::array();
    for (auto const& due : deadlines(card, env.now, env.policy.due_soon_d)) dues.push(due_json(due));
    out.set("deadlines", std::move(dues));
    return out;
}

// What was given to learn, the nearest date: one line, so that children stay first.
void put_next_lesson(Html& out, Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    auto const open = open_assignments(loaded, env.actor.id);
    auto const* course = open.empty() ? nullptr : courses_of(loaded).find(open.front().course);
    if (!course) return;
    auto const& next = open.front();
    out.add<"<p><a href=\"{}\">{}</a>">(url("/learn"), t("day.learn", {part_of_course(*course, next.lesson, t)}));
    if (next.due) out.add<" <span class=\"due {}\">{}</span>">(next.is_late(day_of(env.now)) ? "late" : "soon", t(next.is_late(day_of(env.now)) ? "learn.late_since" : "learn.until", {t.date(*next.due)}));
    out.add<"</p>">();
}

Outcome handle_my_day(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    auto const cards = visible(loaded, env);
    auto const items = due_items(cards, env);
    if (request.api) {
        auto list = json::Value::array();
        for (auto const& item : items) list.push(due_json(item.due).set("id", item.card->file.text()).set("case_code", item.card->code()));
        return json_answer(json::Value::object().set("data", list));
    }
    std::vector<DueItem const*> late, today, week;
    for (auto const& item : items) (is_late(item) ? late : item.due.lateness == Lateness::today ? today
                                                                                                : week)
                                       .push_back(&item);
    Html body;
    body.add<"<h1>{}</h1><p class=\"intro\">{}</p>">(t("day.title"), t.date(day_of(env.now)));
    body.add<"<ul class=\"counters\"><li class=\"late\"><strong>{}</strong> {}</li><li><strong>{}</strong> {}</li><li><strong>{}</strong> {}</li></ul>">(
        late.size(), t("day.late"), today.size(), t("day.today"), week.size(), t("day.week"));
    if (auto const drafts = count_drafts(loaded); drafts > 0) body.add<"<p class=\"banner\"><a href=\"{}\">{}</a></p>">(url("/drafts"), t.count("day.drafts", static_cast<long>(drafts)));
    auto const& people = register_of(loaded);
    auto const& own = people.of(env.actor.id);
    if (own.out && own.out->expected < env.now) body.add<"<p class=\"banner danger\"><a href=\"{}\">{}</a></p>">(url("/safety"), t("day.not_back"));
    if (own.next_session) body.add<"<p><a href=\"{}\">{}</a></p>">(url("/supervision"), t("day.supervision", {t.moment(*own.next_session)}));
    put_next_lesson(body, loaded, env);
    put_urgent(body, env, cards);
    put_group(body, env, t("day.late"), late);
    put_group(body, env, t("day.today"), today);
    put_group(body, env, t("day.week"), week);
    if (items.empty()) body.add<"<p>{}</p>">(t("day.nothing"));
    body.add<"<p class=\"actions\"><a class=\"primary\" href=\"{}\">{}</a>">(url("/cases/new"), t("cases.new"));
    if (late.size() + today.size() > 0) body.add<" <a class=\"secondary\" href=\"{}\">{}</a>">(url("/day/too-much"), t("too_much.title"));
    body.add<" <a class=\"secondary\" href=\"{}\">{}</a> <a class=\"secondary\" href=\"{}\">{}</a> <a class=\"secondary\" href=\"{}\">{}</a></p>">(url("/words"), t("hard_words.title"), url("/safety"), t("safety.title"), url("/services"), t("services.title"));
    return show(env, t("day.title"), body);
}

void put_caseload(Html& out, Env const& env, std::size_t open, int most)
{
    out.add<"<p class=\"caseload\"><label>{} <meter min=\"0\" max=\"{}\" value=\"{}\" high=\"{}\">{}/{}</meter></label> <strong>{}/{}</strong></p>">(
        env.words("cases.caseload"), most, open, most - 1, open, most, open, most);
    if (open > static_cast<std::size_t>(most)) out.add(banner("warning", env.words("cases.over_caseload")));
}

void put_cards(Html& out, Env const& env, std::vector<Card const*> const& cards, bool with_worker)
{
    auto const& t = env.words;
    out.add<"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table class=\"cases\"><thead><tr><th>{}</th><th>{}</th><th>{}</th><th>{}</th><th>{}</th>">(
        t("cases.title"), t("cases.code"), t("cases.child"), t("cases.risk"), t("cases.step"), t("cases.next"));
    if (with_worker) out.add<"<th>{}</th>">(t("cases.worker"));
    out.add<"</tr></thead><tbody>">();
    bool const opens_files = env.actor.role != Role::data_entry_operator;
    for (auto const* card : cards) {
        if (!opens_files) out.add<"<tr><td><bdi>{}</bdi></td><td>">(title_of(env, *card));
        else out.add<"<tr><td><a href=\"{}\"><bdi>{}</bdi></a></td><td>">(url("/cases/", card->file.text()), title_of(env, *card));
        if (card->age >= 0) out.add<"{}, {}">(t("list.sex." + std::string(card->text(Card::Text::sex))), t.count("cases.age", card->age));
        out.add<"</td><td>{}</td><td>{}</td><td>">(risk_mark(t, card->risk()), t("stage." + std::string(name_of(card->stage))));
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
    auto const open = static_cast<std::size_t>(std::count_if(cards.begin(), cards.end(), [](Card const* c) { return !c->is_done(); }));
    auto const page = static_cast<std::size_t>(std::max<std::int64_t>(1, parse_count(request.parameter("page"))));
    auto const pages = std::max<std::size_t>(1, (cards.size() + page_size - 1) / page_size);
    auto const from = std::min((page - 1) * page_size, cards.size());
    sort_for_work(cards, from + page_size);
    std::vector<Card const*> const shown(cards.begin() + static_cast<std::ptrdiff_t>(from), cards.begin() + static_cast<std::ptrdiff_t>(std::min(from + page_size, cards.size())));
    if (request.api) {
        auto list = json::Value::array();
        for (auto const* card : shown) list.push(card_json(*card, env));
        auto const metadata = json::Value::object().set("total", json::Value::of(static_cast<std::int64_t>(cards.size()))).set("page", json::Value::of(static_cast<std::int64_t>(page))).set("per", json::Value::of(std::int64_t{page_size}));
        return json_answer(json::Value::object().set("data", list).set("metadata", metadata));
    }
    Html body;
    bool const of_team = env.actor.role == Role::supervisor || env.actor.role == Role::data_entry_operator;
    body.add<"<h1>{}</h1>">(t(of_team ? "cases.team_title" : "cases.title"));
    if (env.actor.role == Role::caseworker) put_caseload(body, env, open, env.policy.caseload_max);
    if (env.actor.role != Role::data_entry_operator) body.add<"<p class=\"actions\"><a class=\"primary\" href=\"{}\">{}</a></p>">(url("/cases/new"), t("cases.new"));
    else body.add<"<p class=\"intro\">{}</p>">(t("cases.data_entry"));
    put_cards(body, env, shown, of_team);
    if (pages > 1) {
        body.add<"<nav aria-label=\"{}\" class=\"pager\">">(t("cases.pages"));
        if (page > 1) body.add<"<a href=\"{}\">{}</a> ">(url("/cases?page=", std::to_string(page - 1)), t("cases.previous"));
        body.add<"<span>{}</span> ">(t("cases.page_of", {std::to_string(page), std::to_string(pages)}));
        if (page < pages) body.add<"<a href=\"{}\">{}</a>">(url("/cases?page=", std::to_string(page + 1)), t("cases.following"));
        body.add<"</nav>">();
    }
    return show(env, t("cases.title"), body);
}

Outcome handle_approvals(Request const&, Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    Html body;
    body.add<"<h1>{}</h1>">(t("nav.approvals"));
    Html list;
    for (auto const* card : visible(loaded, env)) {
        if (card->stage == Stage::closure_requested)
            list.add<"<li><a href=\"{}\">{}</a> <bdi class=\"code\">{}</bdi> {}</li>">(url("/cases/", card->file.text()), t("approvals.closure"), card->code(), risk_mark(t, card->risk()));
        if (card->stage == Stage::transfer_requested)
            list.add<"<li><a href=\"{}\">{}</a> <bdi class=\"code\">{}</bdi> {}</li>">(url("/cases/", card->file.text()), t("approvals.transfer"), card->code(), risk_mark(t, card->risk()));
        if (env.actor.role != Role::supervisor) continue;
        bool const plan_waits = std::any_of(card->dues.begin(), card->dues.end(), [](Card::Due const& due) { return due_kinds()[due.kind].what == "plan_approval"; });
        if (plan_waits && !card->is_done()) list.add<"<li><a href=\"{}\">{}</a> <bdi class=\"code\">{}</bdi> {}</li>">(url("/cases/", card->file.text(), "/do/plan_approval"), t("form.plan_approval.title"), card->code(), risk_mark(t, card->risk()));
        for (auto what : split(card->exceptions(), ','))
            list.add<"<li><a href=\"{}\">{}</a> <bdi class=\"code\">{}</bdi> {}</li>">(url("/cases/", card->file.text(), "/do/exception_review"), t("exception." + std::string(what)), title_of(env, *card), risk_mark(t, card->risk()));
    }
    if (list.empty()) body.add<"<p>{}</p>">(t("approvals.nothing"));
    else body.add<"<ul class=\"tasks\">{}</ul>">(list);
    if (env.actor.role == Role::manager) {
        std::map<std::string, int> redirected;   // what the criteria keep out, for whoever revises them
        int total = 0;
        for (auto const& card : *loaded.cards)
            if (card.stage == Stage::ineligible) ++redirected[std::string(card.text(Card::Text::ineligible_reason))], ++total;
        body.add<"<p class=\"actions\"><a class=\"secondary\" href=\"{}\">{}</a></p>">(url("/criteria"), t("criteria.title"));
        body.add<"<section><h2>{}</h2><p>{}</p><ul>">(t("approvals.ineligible"), t.count("approvals.ineligible_count", total));
        for (auto const& [reason, count] : redirected)
            if (!reason.empty()) body.add<"<li>{} <strong>{}</strong></li>">(t("list.ineligible_reason." + reason), count);
        body.add<"</ul></section>">();
    }
    return show(env, t("nav.approvals"), body);
}

Needs need_names(Request const& request, Actor const&)
{
    Needs needs;
    needs.cards = true;
    auto const wanted = request.field("q");
    if (request.post && !wanted.empty()) needs.audit = "searched";
    // Codes hold digits, names none: the sealed names are opened for a name only.
    if (!needs.audit.empty() && wanted.find_first_of("0123456789") == wanted.npos) needs.name = wanted;
    return needs;
}

Outcome handle_search(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    auto const wanted = trim(request.field("q"));
    Html results;
    std::set<FileId> named;
    for (auto const& match : loaded.matches) named.insert(match.first);
    std::size_t found = 0, mine = 0;
    static constexpr std::size_t most_shown = 2 * page_size;
    for (auto const* card : visible(loaded, env)) {
        bool const by_name = named.contains(card->file);
        bool const by_code = !wanted.empty() && card->code().find(wanted) != std::string_view::npos;
        mine += by_name;
        if (!by_code && !by_name) continue;
        if (++found <= most_shown) results.add<"<li><a href=\"{}\"><bdi>{}</bdi></a> {} {}</li>">(url("/cases/", card->file.text()), title_of(env, *card), risk_mark(t, card->risk()), t("stage." + std::string(name_of(card->stage))));
    }
    bool const elsewhere = named.size() > mine;
    Html body;
    body.add<"<h1>{}</h1><form method=\"post\" action=\"{}\" role=\"search\"><input type=\"hidden\" name=\"csrf\" value=\"{}\"><div class=\"field\"><label for=\"q\">{}</label><p class=\"hint\" id=\"q-hint\">{}</p>"
             "<input id=\"q\" name=\"q\" value=\"{}\" autocomplete=\"off\" aria-describedby=\"q-hint\"></div><button class=\"primary\">{}</button></form>">(
        t("nav.search"), url("/search"), env.csrf, t("search.label"), t("search.hint"), wanted, t("search.button"));
    if (!results.empty()) body.add<"<ul class=\"tasks\">{}</ul>">(results);
    if (found > most_shown) body.add<"<p>{}</p>">(t("search.more", {std::to_string(most_shown), std::to_string(found)}));
    if (elsewhere) body.add(banner("warning", t("search.possible_match")));
    if (!wanted.empty() && results.empty() && !elsewhere && !loaded.searched_too_often) body.add<"<p>{}</p>">(t("search.nothing"));
    if (loaded.searched_too_often) body.add(banner("warning", t("search.too_often")));
    auto out = show(env, t("nav.search"), body, loaded.searched_too_often ? 429 : 200);
    if (elsewhere) out.matched.assign(named.begin(), named.end());
    return out;
}

}  // namespace

Page const home_page{"home", need_nothing, handle_home};
Page const my_day_page{"my_day", need_cards_and_drafts, handle_my_day};
Page const my_cases_page{"my_cases", need_cards, handle_my_cases};
Page const approvals_page{"approvals", need_cards, handle_approvals};
Page const search_page{"search", need_names, handle_search};

}  // namespace abri::pages
