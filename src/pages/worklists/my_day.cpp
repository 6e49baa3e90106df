// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/worklists/my_day.h"

#include "pages/forms/draft_pages.h"
#include "pages/frame/layout.h"
#include "pages/learning/shelf.h"
#include "pages/worklists/due_items.h"

namespace abri::pages {

namespace {

Needs need_cards_and_drafts(Request const&, Actor const&)
{
    Needs needs;
    needs.cards = true;
    needs.office_files = {register_file(), courses_file(), TrainingByOthers{}};
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
        auto const target = is_decided_elsewhere(item->due)  ? url("/cases/", id)
                            : item->due.form == "assignment" ? url("/cases/", id, "/assign")
                                                             : url("/cases/", id, "/do/", item->due.form);
        out.add<"<li><a href=\"{}\">{}</a> <a class=\"code\" href=\"{}\"><bdi>{}</bdi></a> {} {} {}{}</li>">(
            target, env.words("due." + std::string(item->due.what)), url("/cases/", id), title_of(env, *item->card),
            item->card->code().empty() ? told_apart(env, *item->card) : std::string(),
            risk_mark(env.words, item->card->risk()), lateness_mark(env.words, item->due), for_whom(env, *item->card));
    }
    out.add<"</ul></section>">();
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
    if (next.due)
        out.add<" <span class=\"due {}\">{}</span>">(
            next.is_late(day_of(env.now)) ? "late" : "soon",
            t(next.is_late(day_of(env.now)) ? "learn.late_since" : "learn.until", {t.date(*next.due)}));
    out.add<"</p>">();
}

Outcome handle_my_day(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    auto const cards = visible(loaded, env);
    auto const items = due_items(cards, env);
    if (request.api) {
        auto list = json::Value::array();
        for (auto const& item : items)
            list.push(due_json(item.due).set("id", item.card->file.text()).set("case_code", item.card->code()));
        return json_answer(json::Value::object().set("data", list));
    }
    std::vector<DueItem const*> late, today, week;
    for (auto const& item : items)
        (is_late(item) ? late : item.due.lateness == Lateness::today ? today : week).push_back(&item);
    Html body;
    body.add<"<h1>{}</h1><p class=\"intro\">{}</p>">(t("day.title"), t.date(day_of(env.now)));
    put_missing(body, loaded, env);
    body.add<"<ul class=\"counters\"><li class=\"late\"><strong>{}</strong> {}</li><li><strong>{}</strong> "
             "{}</li><li><strong>{}</strong> {}</li></ul>">(late.size(), t("day.late"), today.size(), t("day.today"),
                                                            week.size(), t("day.week"));
    if (auto const drafts = count_drafts(loaded); drafts > 0)
        body.add<"<p class=\"banner\"><a href=\"{}\">{}</a></p>">(url("/drafts"),
                                                                  t.count("day.drafts", static_cast<long>(drafts)));
    auto const& people = loaded.staff_register();
    auto const& own = people.of(env.actor.id);
    if (own.out && own.out->expected < env.now)
        body.add<"<p class=\"banner danger\"><a href=\"{}\">{}</a></p>">(url("/safety"), t("day.not_back"));
    if (own.next_session)
        body.add<"<p><a href=\"{}\">{}</a></p>">(url("/supervision"),
                                                 t("day.supervision", {t.moment(*own.next_session)}));
    put_next_lesson(body, loaded, env);
    put_urgent(body, env, cards);
    put_group(body, env, t("day.late"), late);
    put_group(body, env, t("day.today"), today);
    put_group(body, env, t("day.week"), week);
    if (items.empty()) body.add<"<p>{}</p>">(t("day.nothing"));
    body.add<"<p class=\"actions\"><a class=\"primary\" href=\"{}\">{}</a>">(url("/cases/new"), t("cases.new"));
    if (late.size() + today.size() > 0)
        body.add<" <a class=\"secondary\" href=\"{}\">{}</a>">(url("/day/too-much"), t("too_much.title"));
    body.add<" <a class=\"secondary\" href=\"{}\">{}</a> <a class=\"secondary\" href=\"{}\">{}</a> <a "
             "class=\"secondary\" href=\"{}\">{}</a></p>">(url("/words"), t("hard_words.title"), url("/safety"),
                                                           t("safety.title"), url("/services"), t("services.title"));
    return show(env, t("day.title"), body);
}

}  // namespace

Page const home_page{"home", need_nothing, handle_home};
Page const my_day_page{"my_day", need_cards_and_drafts, handle_my_day};

}  // namespace abri::pages
