// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/meetings/meetings.h"

#include "core/supervision/regularity.h"
#include "pages/frame/layout.h"
#include "pages/supervision/staff_forms.h"
#include "pages/supervision/staff_prefill.h"
#include "pages/supervision/staff_record.h"

namespace abri::pages {

namespace {

Needs need_team(Request const&, Actor const& actor)
{
    Needs needs;
    needs.cards = true;
    needs.office_files = {team_file(actor.team), register_file()};
    return needs;
}

Needs need_team_record(Request const& request, Actor const& actor)
{
    auto needs = need_team(request, actor);
    needs.audit = about_office_file("meeting_opened");
    return needs;
}

bool has_team(Env const& env) { return !env.actor.team.empty(); }

Outcome handle_meetings(Request const& request, Loaded const& loaded, Env const& env)
{
    if (!has_team(env)) return not_found(request, env);
    auto const& t = env.words;
    auto const& book = loaded.office_file(ledger::FileKind::team_book);
    auto const& people = loaded.staff_register();
    auto const& team = people.of_team(env.actor.team);
    bool const leads = env.actor.role == Role::supervisor;
    Html body, records;
    auto const open = action_lines(book, env);
    body.add<"<h1>{}</h1><p class=\"intro\">{}</p><p>{} ">(
        t("meetings.title"), t("meetings.intro"), rhythm_mark(meeting_rhythm(team, day_of(env.now), env.policy), env));
    if (team.next_meeting) body.add<"<strong>{}</strong>">(t("rhythm.next", {t.moment(*team.next_meeting)}));
    body.add<"</p>">();
    if (extended_session_due(team, day_of(env.now), env.policy)) body.add(banner("quiet", t("meetings.extended_due")));
    body.add<"<p class=\"actions\">">();
    if (leads)
        body.add<"<a class=\"primary\" href=\"{}\">{}</a> <a class=\"secondary\" href=\"{}\">{}</a> ">(
            url("/meetings/do/cm_meeting"), t("meetings.open"), url("/meetings/do/extended_session"),
            t("form.extended_session.title"));
    body.add<"<a class=\"secondary\" href=\"{}\">{}</a> <a class=\"secondary\" href=\"{}\">{}</a> <a "
             "class=\"secondary\" href=\"{}\">{}</a> <a class=\"secondary\" href=\"{}\">{}</a></p>">(
        url("/meetings/do/meeting_suggestion"), t("form.meeting_suggestion.title"), url("/meetings/do/case_discussion"),
        t("form.case_discussion.title"), url("/mandala"), t("mandala.title"), url("/safety"), t("safety.title"));
    if (!open.empty())
        body.add<"<section><h2>{}</h2><ul class=\"tasks\">{}</ul><p><a href=\"{}\">{}</a></p></section>">(
            t("supervision_file.open_actions"), open, url("/actions"), t("action_list.title"));
    std::size_t shown = 0;
    for (auto r = book.records.rbegin(); r != book.records.rend() && shown < 25; ++r)
        if (env.catalogue.form(r->form) && r->kind != "meeting_prepared")
            records.add(record_line(*r, url("/meetings/entries/", r->entry.text()), env)), ++shown;
    if (records.empty()) body.add<"<p>{}</p>">(t("meetings.nothing"));
    else body.add<"<section><h2>{}</h2><ul class=\"tasks\">{}</ul></section>">(t("meetings.records"), records);
    return show(env, t("meetings.title"), body);
}

Outcome handle_record(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const* record = request.captured.empty()
                             ? nullptr
                             : record_of(loaded.office_file(ledger::FileKind::team_book), request.captured[0]);
    if (!record || !has_team(env) || !env.catalogue.form(record->form)) return not_found(request, env);
    auto const title = env.words("form." + record->form + ".title");
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1><p><strong>{}</strong></p>{}">(
        url("/meetings"), env.words("meetings.title"), title, env.words("meetings.stays"),
        staff_record(*record, loaded, env));
    return show(env, title, body);
}

Needs need_all_actions(Request const& request, Actor const& actor)
{
    Needs needs;
    needs.cards = true;
    needs.office_files = {actions::EachOfMine{ledger::FileKind::supervision}, register_file()};
    if (!actor.team.empty()) needs.office_files.push_back(team_file(actor.team));
    if (request.post) needs.audit = {"staff_record_posted", actions::Audit::About::what_is_written};
    return needs;
}

bool is_of_two(OpenedOfficeFile const& book) { return book.kind() == ledger::FileKind::supervision; }

void put_action(Html& out, ActionItem const& item, OpenedOfficeFile const& book, Env const& env)
{
    auto const& t = env.words;
    bool const late = item.due && *item.due < day_of(env.now);
    auto const other = other_of(book.ref);
    out.add<"<li><strong dir=\"auto\">{}</strong> <span class=\"quiet\">{} · {}{}</span> ">(
        told(item, t), t(item.supervisors ? "action_list.supervisor" : "action_list.worker"),
        t("form." + item.form + ".title"), other ? " · " + std::string(env.name_of(*other)) : "");
    if (item.due) out.add<"<span class=\"due {}\">{}</span> ">(late ? "late" : "later", t.date(*item.due));
    if (item.carried_over) out.add<"<span class=\"badge\">{}</span> ">(t("list.action_state.carried_over"));
    if (!item.person.is_nil()) out.add<"<span class=\"quiet\">{}</span> ">(env.name_of(item.person));
    if (!item.ended.empty())
        out.add<"<span class=\"badge\">{}</span> <span class=\"quiet\">{} – {}</span> ">(
            t("list.action_state." + item.ended), t.date(item.ended_on), env.name_of(item.ended_by));
    if (may_settle(item, env.actor, is_of_two(book))) {
        out.add<"<form method=\"post\" action=\"{}\" class=\"inline\">{}<input type=\"hidden\" name=\"source\" "
                "value=\"{}\"><input type=\"hidden\" name=\"row\" value=\"{}\">">(
            url("/actions/settle"), hidden_fields(env, ""), item.source.text(), item.row);
        if (item.ended.empty()) {
            for (char const* state : {"done", "dropped"})
                out.add<"<button class=\"link\" name=\"state\" value=\"{}\">{}</button> ">(
                    state, t("list.action_state." + std::string(state)));
            out.add<"<label>{} <input type=\"date\" name=\"due_on\"></label> <button class=\"link\" name=\"state\" "
                    "value=\"carried_over\">{}</button>">(t("action_list.new_day"), t("action_list.put_off"));
        } else out.add<"<button class=\"link\" name=\"state\" value=\"reopened\">{}</button>">(t("action_list.undo"));
        out.add<"</form>">();
    }
    out.add<"</li>">();
}

Outcome handle_actions(Request const&, Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    std::vector<std::pair<ActionItem, OpenedOfficeFile const*>> items;
    for (auto const& book : loaded.office_files)
        if (book->kind() != ledger::FileKind::staff_register)
            for (auto& item : all_actions(book->records)) items.emplace_back(std::move(item), book.get());
    // Without a day last; what was carried over before what is new.
    std::stable_sort(items.begin(), items.end(), [](auto const& a, auto const& b) {
        return a.first.due.value_or(Date::max()) < b.first.due.value_or(Date::max());
    });
    Html body, list, ended;
    static constexpr Days recent{31};
    for (auto const& [item, book] : items) {
        if (item.ended.empty()) put_action(list, item, *book, env);
        else if (item.ended_on + recent >= day_of(env.now)) put_action(ended, item, *book, env);
    }
    body.add<"<h1>{}</h1><p class=\"intro\">{}</p>">(t("action_list.title"), t("action_list.intro"));
    if (list.empty()) body.add<"<p>{}</p>">(t("action_list.nothing"));
    else body.add<"<ul class=\"tasks\">{}</ul>">(list);
    if (!ended.empty())
        body.add<"<section><h2>{}</h2><ul class=\"tasks\">{}</ul></section>">(t("action_list.ended"), ended);
    return show(env, t("action_list.title"), body);
}

Outcome handle_settle(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const entry = EntryId::parse(request.field("entry"));
    auto const source = request.field("source"), row = request.field("row"), state = request.field("state");
    auto out = redirect(url("/actions"));
    bool const known = state == "reopened" || env.catalogue.has_code("action_state", state);
    if (!entry || !known) return problem(env, 422, "field_problem", {});
    // What is put off has a new day.
    auto const due = parse_date(request.field("due_on"));
    if (state == "carried_over" && (!due || *due < day_of(env.now)))
        return show(env, env.words("action_list.title"),
                    Html().add<"<h1>{}</h1>{}<p><a href=\"{}\">{}</a></p>">(
                        env.words("action_list.title"), banner("warning", env.words("action_list.say_day")),
                        url("/actions"), env.words("action_list.title")),
                    422);
    for (auto const& held : loaded.office_files) {
        auto const& book = *held;
        if (book.history.has(*entry)) return out;
        auto const all = all_actions(book.records);
        auto const item = std::find_if(all.begin(), all.end(), [&](ActionItem const& one) {
            return one.source.text() == source && one.row == row;
        });
        if (item == all.end()) continue;
        // Hers to end, or the supervisor's; and only what is ended can be taken up again.
        if (!may_settle(*item, env.actor, is_of_two(book))) return problem(env, 403, "not_yours_to_do", {});
        if (item->ended.empty() == (state == "reopened")) return out;
        Answers answers;
        answers.set("source", source);
        answers.set("row", row);
        answers.set("state", state);
        if (state == "carried_over") answers.set("due_on", iso(*due));
        out.entries.push_back(
            actions::write_fact("action_settled", answers, book.history, book.kind(), env.situation(*entry)));
        return out;
    }
    return not_found(request, env);
}

}  // namespace

Page const meetings_page{"meetings", need_team, handle_meetings};
Page const meeting_record_page{"meeting_record", need_team_record, handle_record};
Page const actions_page{"actions", need_all_actions, handle_actions};
Page const settle_action_page{"settle_action", need_all_actions, handle_settle};

}  // namespace abri::pages
