// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/worklists/team_page.h"

#include "pages/account/hand_over.h"
#include "pages/account/leaving.h"
#include "core/supervision/exceptions.h"
#include "core/supervision/training.h"
#include "pages/frame/layout.h"
#include "pages/frame/cards.h"
#include "pages/worklists/due_items.h"
#include "pages/supervision/absence.h"
#include "pages/supervision/charts.h"
#include "pages/supervision/staff_view.h"

#include <algorithm>

namespace abri::pages {

namespace {

struct Row {
    Workload load;
    StaffRecord const* record;
    std::vector<StaffException> exceptions;
    int left = 0;        // of her files, while she is away: nobody but the supervisor carries them
};

// The team, exceptions first; among these who is late most.
std::vector<Row> rows_of(Loaded const& loaded, Env const& env, StaffRegister const& people, std::string_view team)
{
    std::vector<Row> rows;
    for (auto const& load : loads_of(loaded, env, people, team, Supervisor::where_she_carries)) {
        auto const& record = people.of(load.worker);
        // Who supervises the supervisor looks at her hours and her load: not this page.
        auto exceptions =
            load.supervises ? std::vector<StaffException>() : exceptions_of(load, record, env.now, env.policy);
        rows.push_back({load, &record, std::move(exceptions), left_to_supervisor(load.worker, loaded, env)});
    }
    std::stable_sort(rows.begin(), rows.end(), [](Row const& a, Row const& b) {
        auto const first = [](Row const& row) {
            return row.exceptions.empty() ? 99 : static_cast<int>(row.exceptions.front());
        };
        return std::pair(first(a), -a.load.late) < std::pair(first(b), -b.load.late);
    });
    return rows;
}

std::size_t workers_in(std::vector<Row> const& rows)
{
    return static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(), [](Row const& row) { return !row.load.supervises; }));
}

void put_team_size(Html& out, Env const& env, std::size_t workers)
{
    auto const& t = env.words;
    auto const size = team_size(static_cast<int>(workers), env.policy);
    out.add<"<p class=\"caseload\"><label>{} <meter min=\"0\" max=\"{}\" value=\"{}\">{}</meter></label> {}</p>">(
        t("team.size"), 2 * env.policy.team_most, workers, workers,
        t("team.size_told",
          {std::to_string(workers), std::to_string(env.policy.team_least), std::to_string(env.policy.team_most)}));
    if (size == TeamSize::too_large) out.add(banner("warning", t("team.too_large")));
}

std::string told_away(StaffRecord::Absence const& away, Row const& row, Env const& env)
{
    auto const& t = env.words;
    auto out = away.delegate.is_nil()
                   ? t("team.exception.away_alone", {t.date(away.until)})
                   : t("team.exception.away", {t.date(away.until), std::string(env.name_of(away.delegate))});
    if (row.left > 0) out += " – " + t.count("team.left_to_you", row.left);
    return out;
}

std::string told(StaffException exception, Row const& row, Env const& env)
{
    auto const& t = env.words;
    if (exception == StaffException::over_cap)
        return t("team.exception.over_cap",
                 {std::to_string(row.load.open), std::to_string(cap_of(row.load, env.policy))});
    if (exception == StaffException::stalled_files) return t.count("team.exception.stalled_files", row.load.stalled);
    auto const* away = row.record->absence_on(day_of(env.now));
    if (exception == StaffException::away && away) return told_away(*away, row, env);
    return std::string(t("team.exception." + std::string(name_of(exception))));
}

void put_exceptions(Html& out, std::vector<Row> const& rows, Env const& env)
{
    Html list;
    for (auto const& row : rows) {
        if (row.exceptions.empty() && row.left == 0) continue;
        bool const out_there = !row.exceptions.empty() && row.exceptions.front() == StaffException::overdue_visit;
        list.add<"<li><a href=\"{}\">{}</a>">(out_there ? url("/safety") : url("/supervision/", row.load.worker.text()),
                                              env.name_of(row.load.worker));
        for (auto const exception : row.exceptions)
            list.add<" <span class=\"due {}\">{}</span>">(
                exception == StaffException::away && row.left == 0 ? "later" : "late", told(exception, row, env));
        bool const is_away = row.record->absence_on(day_of(env.now));
        if (auto const* soon = row.record->absence_near(day_of(env.now), 60); soon && !is_away && row.left > 0)
            list.add<" <span class=\"due soon\">{} – {}</span>">(
                env.words("team.away_soon", {env.words.date(soon->from), env.words.date(soon->until)}),
                env.words.count("team.left_to_you", row.left));
        if (row.left > 0)
            list.add<" <a class=\"secondary\" href=\"{}\">{}</a>">(
                url("/workers/", row.load.worker.text(), "/do/absence"), env.words("team.name_stand_in"));
        if (is_away)
            list.add<" <a class=\"secondary\" href=\"{}\">{}</a>">(
                url("/workers/", row.load.worker.text(), "/do/back_at_work"), env.words("form.back_at_work.title"));
        list.add<"</li>">();
    }
    if (!list.empty())
        out.add<"<section><h2>{}</h2><ul class=\"tasks\">{}</ul></section>">(env.words("team.first"), list);
}

void put_rows(Html& out, std::vector<Row> const& rows, Env const& env)
{
    auto const& t = env.words;
    out.add<"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table><thead><tr>">(t("nav.team"));
    for (char const* head : {"cases.worker", "cases.caseload", "team.high", "day.late", "team.supervision", "team.next",
                             "team.observed", "team.learning"})
        out.add<"<th>{}</th>">(t(head));
    out.add<"</tr></thead><tbody>">();
    for (auto const& row : rows) {
        auto const& record = *row.record;
        out.add<"<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td>{}">(
            url("/supervision/", row.load.worker.text()), env.name_of(row.load.worker), load_bar(row.load, env));
        if (is_over_cap(row.load, env.policy)) out.add<" <span class=\"badge\">{}</span>">(t("team.over"));
        else if (is_over_standard(row.load, env.policy))
            out.add<" <span class=\"badge\">{}</span>">(
                t("team.over_standard", {std::to_string(env.policy.caseload_max)}));
        if (row.load.for_others > 0)
            out.add<" <span class=\"quiet\">{}</span>">(t.count("team.for_others", row.load.for_others));
        if (row.load.factors > 0)
            out.add<" <span class=\"quiet\">{}</span>">(t.count("team.factors", row.load.factors));
        out.add<"</td><td>{}</td><td>{}</td><td>{}</td><td>">(
            row.load.high, row.load.late, week_dots(weeks_supervised(record, day_of(env.now), 8), env));
        if (record.next_session) out.add<"{}">(t.date(day_of(*record.next_session)));
        out.add<"</td><td>{}</td><td>">(record.observed ? t.date(*record.observed) : std::string("–"));
        if (record.recheck) out.add<"{}">(t("team.recheck", {t.date(*record.recheck)}));
        auto const states = training_states(record, Role::caseworker, day_of(env.now), 0);
        auto const lacking = std::count_if(states.begin(), states.end(), [](TrainingState const& s) {
            return s.state == TrainingState::State::expired || s.state == TrainingState::State::missing;
        });
        if (lacking > 0)
            out.add<" <span class=\"quiet\">{}</span>">(t.count("team.trainings", static_cast<long>(lacking)));
        out.add<"</td></tr>">();
    }
    out.add<"</tbody></table></div>">();
}

constexpr std::size_t least_summed = 3;

// A cap above the standard is the programme's to know: by team, with the day it was agreed.
void put_raised_caps(Html& out, Env const& env, StaffRegister const& people)
{
    auto const& t = env.words;
    Html list;
    for (auto const& member : env.staff) {
        auto const& record = people.of(member.id);
        if (!member.active || record.cap <= env.policy.caseload_max) continue;
        list.add<"<li>{} <strong>{}</strong> <span class=\"quiet\">{}</span></li>">(
            member.team, t("team.cap", {std::to_string(record.cap)}),
            record.reviewed ? t.date(*record.reviewed) : std::string());
    }
    if (!list.empty())
        out.add<"<section><h2>{}</h2><ul class=\"tasks\">{}</ul></section>">(t("team.raised_caps"), list);
}

// A supervisor who carries children herself has nobody above her but the programme: by code, so that they are not
// forgotten.
void put_files_of_supervisors(Html& out, Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    Html list;
    if (loaded.cards)
        for (auto const& card : *loaded.cards) {
            auto const* worker = env.member(card.key_worker);
            if (card.is_done() || !worker || worker->role != Role::supervisor) continue;
            list.add<"<li><bdi class=\"code\">{}</bdi> {} {} <span class=\"quiet\">{}</span>">(
                title_of(env, card), risk_mark(t, card.risk()), t("stage." + std::string(name_of(card.stage))),
                worker->name);
            if (card.has_late(env.now)) list.add<" <span class=\"due late\">{}</span>">(t("day.late"));
            list.add<"</li>">();
        }
    if (!list.empty())
        out.add<"<section><h2>{}</h2><ul class=\"tasks\">{}</ul></section>">(t("team.carried_by_supervisors"), list);
}

// Teams only, and numbers only: what was said is not for this desk, and its key is elsewhere (G-21).
void put_teams(Html& out, Loaded const& loaded, Env const& env, StaffRegister const& people)
{
    auto const& t = env.words;
    std::map<std::string, int> teams;
    for (auto const& member : env.staff)
        if (!member.team.empty() && member.active) ++teams[member.team];
    out.add<"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table><thead><tr>">(t("nav.team"));
    for (char const* head :
         {"team.team", "cases.caseload", "team.high", "day.late", "team.held", "team.without", "team.meeting"})
        out.add<"<th>{}</th>">(t(head));
    out.add<"</tr></thead><tbody>">();
    for (auto const& [team, ignored] : teams) {
        Workload sum;
        int held = 0, without = 0, cap = 0;
        auto const rows = rows_of(loaded, env, people, team);
        for (auto const& row : rows) {
            sum.open += row.load.open, sum.high += row.load.high, sum.late += row.load.late;
            if (row.load.supervises) continue;   // her files count, she is no worker of the team
            cap += cap_of(row.load, env.policy);
            auto const weeks = weeks_supervised(*row.record, day_of(env.now), 8);
            held += static_cast<int>(std::count(weeks.begin(), weeks.end(), true));
            without += std::find(row.exceptions.begin(), row.exceptions.end(), StaffException::no_supervision) !=
                       row.exceptions.end();
        }
        auto const rhythm = meeting_rhythm(people.of_team(team), day_of(env.now), env.policy);
        // The sum of one or two is somebody's own number.
        if (workers_in(rows) < least_summed) {
            out.add<"<tr><th scope=\"row\">{}</th><td colspan=\"6\">{}</td></tr>">(team, t("team.too_few"));
            continue;
        }
        out.add<"<tr><th scope=\"row\">{}</th><td>{}/{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{} "
                "{}</td></tr>">(team, sum.open, cap, sum.high, sum.late, held, without,
                                t("rhythm." + std::string(name_of(rhythm.state))),
                                rhythm.last ? t.date(*rhythm.last) : std::string());
    }
    out.add<"</tbody></table></div><p class=\"hint\">{}</p>">(t("team.numbers_only"));
    put_files_of_supervisors(out, loaded, env);
    put_raised_caps(out, env, people);
    out.add<
        "<p class=\"actions\"><a class=\"primary\" href=\"{}\">{}</a> <a class=\"secondary\" href=\"{}\">{}</a></p>">(
        url("/supervision"), t("supervision_file.title"), url("/staffing"), t("staffing.title"));
}

void put_people(Html& out, Env const& env, Url const& action)
{
    for (auto const& member : env.staff)
        if ((member.role == Role::caseworker || member.role == Role::data_entry_operator) &&
            member.id != env.actor.id && member.active && member.trusted && member.team == env.actor.team)
            out.add<"<form method=\"post\" action=\"{}\" class=\"inline\">{}<input type=\"hidden\" name=\"person\" "
                    "value=\"{}\"><button class=\"secondary\">{}</button></form> ">(action, hidden_fields(env, ""),
                                                                                    member.id.text(), member.name);
}

json::Value row_json(Row const& row, Env const& env)
{
    auto const number = [](int n) { return json::Value::of(std::int64_t{n}); };
    auto const& record = *row.record;
    auto const weeks = weeks_supervised(record, day_of(env.now), 8);
    auto exceptions = json::Value::array();
    for (auto exception : row.exceptions) exceptions.push(json::Value::of(name_of(exception)));
    auto out = json::Value::object();
    out.set("worker", row.load.worker.text())
        .set("open", number(row.load.open))
        .set("cap", number(cap_of(row.load, env.policy)))
        .set("high", number(row.load.high))
        .set("late", number(row.load.late))
        .set("stalled", number(row.load.stalled));
    out.set("weeks_supervised", number(static_cast<int>(std::count(weeks.begin(), weeks.end(), true))));
    auto const last = session_rhythm(record, day_of(env.now), env.policy).last;
    return out.set("last_session", last ? iso(*last) : std::string())
        .set("observed", record.observed ? iso(*record.observed) : std::string())
        .set("exceptions", exceptions);
}

Outcome handle_team(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    auto const& people = loaded.staff_register();
    Html body;
    body.add<"<h1>{}</h1>">(t(env.actor.role == Role::manager ? "team.teams" : "nav.team"));
    put_missing(body, loaded, env);
    if (env.actor.role != Role::supervisor) {
        if (request.api) return not_found(request, env);
        body.add(teams_without_supervisor(env));
        put_teams(body, loaded, env, people);
        return show(env, t("nav.team"), body);
    }
    auto const rows = rows_of(loaded, env, people, env.actor.team);
    if (request.api) {
        auto list = json::Value::array();
        for (auto const& row : rows) list.push(row_json(row, env));
        return json_answer(json::Value::object().set("data", list));
    }
    put_urgent(body, env, visible(loaded, env));
    put_exceptions(body, rows, env);
    body.add(files_of_people_who_left(loaded, env));
    put_rows(body, rows, env);
    put_team_size(body, env, workers_in(rows));
    body.add<"<p>{} {}</p>">(
        t("team.meeting"),
        rhythm_mark(meeting_rhythm(people.of_team(env.actor.team), day_of(env.now), env.policy), env));
    body.add<
        "<p class=\"actions\"><a class=\"primary\" href=\"{}\">{}</a> <a class=\"secondary\" href=\"{}\">{}</a> <a "
        "class=\"secondary\" href=\"{}\">{}</a> <a class=\"secondary\" href=\"{}\">{}</a> <a class=\"secondary\" "
        "href=\"{}\">{}</a> <a class=\"secondary\" href=\"{}\">{}</a> <a class=\"secondary\" href=\"{}\">{}</a> <a "
        "class=\"secondary\" href=\"{}\">{}</a> <a class=\"secondary\" href=\"{}\">{}</a></p>">(
        url("/supervision"), t("supervision_file.title"), url("/meetings"), t("meetings.title"), url("/actions"),
        t("action_list.title"), url("/safety"), t("safety.title"), url("/day"), t("nav.day"), url("/learn"),
        t("nav.learn"), url("/teach"), t("teach.title"), url("/services"), t("services.title"), url("/transfers"),
        t("bulk.title"));
    body.add<"<section><h2>{}</h2><p>{}</p>">(t("team.give_back"), t("team.give_back_hint"));
    put_people(body, env, url("/team/give-back"));
    body.add<"</section><section><h2>{}</h2><p>{}</p>">(t("team.hand_over"), t("team.hand_over_hint"));
    body.add(own_posts(env));
    return show(env, t("nav.team"), body.add<"</section>">());
}

}  // namespace

Page const team_page{"team", need_staff, handle_team};

}  // namespace abri::pages
