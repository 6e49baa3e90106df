// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// The team's and one's own care: Mandala, private notes, safety on visits.
#include "pages/supervision/care.h"

#include "pages/frame/layout.h"
#include "pages/supervision/charts.h"
#include "pages/supervision/staff_forms.h"
#include "pages/supervision/staff_record.h"
#include "pages/supervision/staff_view.h"

#include <algorithm>

namespace abri::pages {

namespace {

Needs need_team(Request const&, Actor const& actor)
{
    Needs needs;
    needs.office_files = {team_file(actor.team), register_file()};
    return needs;
}

Needs need_mine(Request const& request, Actor const&)
{
    Needs needs;
    needs.office_files = {actions::EachOfMine{ledger::FileKind::private_note}};
    if (request.post) needs.audit = {"note_erased", actions::Audit::About::nothing};
    return needs;
}

Outcome handle_mandala(Request const& request, Loaded const& loaded, Env const& env)
{
    if (env.actor.team.empty()) return not_found(request, env);
    auto const& t = env.words;
    auto const& book = loaded.office_file(ledger::FileKind::team_book);
    auto const* last = last_of(book, "mandala_drawn");
    Html body, earlier;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1><p class=\"intro\">{}</p>{}">(
        url("/meetings"), t("meetings.title"), t("mandala.title"), t("mandala.intro"),
        mandala_wheel(last ? mandala_goals(last->answers) : std::vector<MandalaGoal>(), env));
    body.add<
        "<p class=\"actions\"><a class=\"primary\" href=\"{}\">{}</a> <a class=\"secondary\" href=\"{}\">{}</a></p>">(
        url("/meetings/do/mandala"), t(last ? "mandala.revise" : "mandala.draw"), url("/mine"), t("mandala.own"));
    for (auto const& r : book.records)
        if (r.kind == "mandala_drawn" && &r != last)
            earlier.add(record_line(r, url("/meetings/entries/", r.entry.text()), env));
    if (!earlier.empty())
        body.add<"<section><h2>{}</h2><ul class=\"tasks\">{}</ul></section>">(t("mandala.earlier"), earlier);
    return show(env, t("mandala.title"), body);
}

// The private notes of the reader, the newest first.
std::vector<Recorded const*> notes_of(Loaded const& loaded)
{
    std::vector<Recorded const*> notes;
    for (auto const& book : loaded.office_files)
        for (auto const& r : book->records) notes.push_back(&r);
    std::stable_sort(notes.begin(), notes.end(), [](auto const* a, auto const* b) { return a->at > b->at; });
    return notes;
}

// How somebody was, note by note: 0 … 20 of the five questions that look up, no more exact than that.
int sum_of(Answers const& a)
{
    int sum = 0;
    for (char const* field : {"rested", "calm", "energy", "joy", "supported"}) {
        static constexpr std::string_view codes[] = {"never", "rarely", "sometimes", "often", "always"};
        for (int i = 0; i < 5; ++i) sum += a.is(field, codes[i]) ? i : 0;
    }
    return sum;
}

Html own_trend(std::vector<Recorded const*> const& notes, Env const& env)
{
    Html out, marks, rows;
    std::string path;
    int x = 10;
    for (auto note = notes.rbegin(); note != notes.rend(); ++note) {
        if ((*note)->kind != "wellbeing_checked") continue;
        auto const sum = sum_of((*note)->answers);
        path += (path.empty() ? "M" : "L") + std::to_string(x) + " " + std::to_string(90 - 4 * sum);
        marks.add<"<circle class=\"held\" cx=\"{}\" cy=\"{}\" r=\"4\"/>">(x, 90 - 4 * sum);
        rows.add<"<tr><th scope=\"row\">{}</th><td>{}/20</td></tr>">(env.words.date(day_of((*note)->at)), sum);
        x += 24;
    }
    if (x < 58) return out;   // one point is no line
    auto const told = env.words("mine.trend_told");
    out.add<"<section><h2>{}</h2><p>{}</p><svg class=\"risk-line\" viewBox=\"0 0 {} 100\" role=\"img\" "
            "aria-label=\"{}\"><path d=\"{}\"/>{}</svg><div class=\"scroll\" tabindex=\"0\" role=\"region\" "
            "aria-label=\"{}\"><table><tbody>{}</tbody></table></div></section>">(
        env.words("mine.trend"), told, x, env.words("mine.trend"), path, marks, env.words("mine.trend"), rows);
    return out;
}

Outcome handle_mine(Request const&, Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    auto const notes = notes_of(loaded);
    Html body, list;
    body.add<"<h1>{}</h1><p class=\"intro\">{}</p><p class=\"actions\"><a class=\"primary\" href=\"{}\">{}</a> <a "
             "class=\"secondary\" href=\"{}\">{}</a>">(t("mine.title"), t("mine.intro"),
                                                       url("/mine/do/wellbeing_check"), t("form.wellbeing_check.title"),
                                                       url("/mine/do/mandala"), t("mandala.own"));
    if (!notes.empty()) body.add<" <a class=\"secondary\" href=\"{}\">{}</a>">(url("/mine/export"), t("mine.export"));
    body.add<"</p>{}">(own_trend(notes, env));
    for (auto const& held : loaded.office_files) {
        auto const& book = *held;
        if (book.records.empty()) continue;
        auto const& r = book.records.back();
        list.add<"<li><details><summary>{} <span class=\"quiet\">{}</span></summary>{}{}</details><form "
                 "method=\"post\" action=\"{}\" class=\"inline\">{}<button class=\"link\">{}</button></form></li>">(
            t("form." + r.form + ".title"), t.moment(r.at),
            r.form == "mandala" ? mandala_wheel(mandala_goals(r.answers), env) : Html(), staff_record(r, loaded, env),
            url("/mine/", book.history.file.text(), "/erase"), hidden_fields(env, ""), t("mine.erase"));
    }
    if (!list.empty())
        body.add<"<section><h2>{}</h2><p>{}</p><ul class=\"tasks\">{}</ul></section>">(t("mine.notes"),
                                                                                       t("mine.erase_hint"), list);
    body.add<"<section><h2>{}</h2><p>{}</p><p><a href=\"{}\">{}</a></p></section>">(
        t("mine.somebody"), t("mine.somebody_hint"), url("/words"), t("hard_words.title"));
    return show(env, t("mine.title"), body);
}

Outcome handle_export(Request const&, Loaded const& loaded, Env const&)
{
    auto list = json::Value::array();
    for (auto const* note : notes_of(loaded)) {
        auto answers = json::Value::object();
        for (auto const& [name, value] : note->answers.all()) answers.set(name, value);
        list.push(json::Value::object().set("form", note->form).set("at", iso(note->at)).set("answers", answers));
    }
    return json_answer(json::Value::object().set("data", list));
}

// Nobody else ever had the key: with hers gone the note is gone.
Outcome handle_erase(Request const& request, Loaded const& loaded, Env const& env)
{
    auto out = redirect(url("/mine"));
    for (auto const& book : loaded.office_files)
        if (book->history.file == request.file()) {
            out.erased = book->history.file;
            return out;
        }
    return not_found(request, env);
}

Outcome handle_safety(Request const& request, Loaded const& loaded, Env const& env)
{
    if (env.actor.team.empty()) return not_found(request, env);
    auto const& t = env.words;
    auto const& people = loaded.staff_register();
    auto const& book = loaded.office_file(ledger::FileKind::team_book);
    auto const* plan = last_of(book, "safety_planned");
    Html body, out, incidents;
    for (auto const& member : env.staff) {
        auto const& visit = people.of(member.id).out;
        if (member.team != env.actor.team || !visit) continue;
        bool const overdue = visit->expected < env.now;
        out.add<"<li><strong>{}</strong> {} <span class=\"due {}\">{}</span>">(
            member.name, t("list.area." + visit->area), overdue ? "late" : "later",
            t(overdue ? "safety.overdue" : "safety.expected", {t.moment(visit->expected)}));
        if (!visit->with.is_nil())
            out.add<" <span class=\"quiet\">{}</span>">(t("safety.with", {std::string(env.name_of(visit->with))}));
        if (overdue && plan)
            out.add<" <strong>{}</strong>">(t("safety.call", {std::string(plan->answers["call_first"])}));
        out.add<" <form method=\"post\" action=\"{}\" class=\"inline\">{}<input type=\"hidden\" name=\"source\" "
                "value=\"{}\"><button class=\"secondary\">{}</button></form></li>">(
            url("/workers/", member.id.text(), "/back"), hidden_fields(env, ""), visit->entry.text(),
            t(member.id == env.actor.id ? "safety.back" : "safety.she_is_back"));
    }
    body.add<"<h1>{}</h1><p class=\"intro\">{}</p><p class=\"actions\">">(t("safety.title"), t("safety.intro"));
    if (!people.of(env.actor.id).out)
        body.add<"<a class=\"primary\" href=\"{}\">{}</a> ">(url("/workers/", env.actor.id.text(), "/do/visit_leaving"),
                                                             t("form.visit_leaving.title"));
    body.add<"<a class=\"secondary\" href=\"{}\">{}</a> ">(url("/meetings/do/safety_incident"),
                                                           t("form.safety_incident.title"));
    if (env.actor.role == Role::supervisor)
        body.add<"<a class=\"secondary\" href=\"{}\">{}</a>">(url("/meetings/do/staff_safety_plan"),
                                                              t("form.staff_safety_plan.title"));
    body.add<"</p>">();
    if (out.empty()) body.add<"<p>{}</p>">(t("safety.nobody_out"));
    else body.add<"<section><h2>{}</h2><ul class=\"tasks\">{}</ul></section>">(t("safety.out"), out);
    if (plan)
        body.add<"<section><h2>{}</h2>{}</section>">(t("form.staff_safety_plan.title"),
                                                     staff_record(*plan, loaded, env));
    else body.add(banner("warning", t("safety.no_plan")));
    for (auto const& r : book.records)
        if (r.kind == "safety_incident_noted")
            incidents.add(record_line(r, url("/meetings/entries/", r.entry.text()), env));
    if (!incidents.empty())
        body.add<"<section><h2>{}</h2><ul class=\"tasks\">{}</ul></section>">(t("safety.incidents"), incidents);
    return show(env, t("safety.title"), body);
}

Needs need_back(Request const&, Actor const&)
{
    Needs needs;
    needs.office_files = {register_file()};
    needs.audit = about_office_file("staff_record_posted");
    return needs;
}

// Said by whoever is back, or by a colleague of the team who has heard from them.
Outcome handle_back(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const who = request.captured.empty() ? std::nullopt : PersonId::parse(request.captured[0]);
    auto const* member = who ? env.member(*who) : nullptr;
    auto const entry = EntryId::parse(request.field("entry"));
    auto const& book = loaded.office_file(ledger::FileKind::staff_register);
    if (!member || member->team != env.actor.team || env.actor.team.empty()) return not_found(request, env);
    auto out = redirect(url("/safety"));
    if (!entry) return problem(env, 422, "no_entry", {});
    // Of the visit that was seen on the page: an old page does not end a newer one.
    auto const& visit = loaded.staff_register().of(*who).out;
    if (book.history.has(*entry) || !visit || visit->entry.text() != request.field("source")) return out;
    Answers answers;
    answers.set("about", who->text());
    out.entries.push_back(actions::write_fact("visit_back", answers, book.history, ledger::FileKind::staff_register,
                                              env.situation(*entry)));
    return out;
}

}  // namespace

Page const mandala_page{"mandala", need_team, handle_mandala};
Page const mine_page{"mine", need_mine, handle_mine};
Page const export_mine_page{"export_mine", need_mine, handle_export};
Page const erase_mine_page{"erase_mine", need_mine, handle_erase};
Page const safety_page{"safety", need_team, handle_safety};
Page const back_page{"back", need_back, handle_back};

}  // namespace abri::pages
