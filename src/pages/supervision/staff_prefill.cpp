// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/supervision/staff_prefill.h"

#include "core/casework/steps.h"
#include "core/supervision/capacity.h"
#include "core/supervision/session.h"
#include "core/casework/file_checks.h"
#include "pages/frame/layout.h"
#include "pages/frame/cards.h"
#include "pages/supervision/staff_record.h"

#include <algorithm>

namespace abri::pages {

StaffTask task_of(StaffPlace const& place, Request const& request, Loaded const& loaded, Env const& env,
                  StaffRegister const& people)
{
    static OpenedOfficeFile const none{actions::OwnNote{}, {}, {}, false};
    StaffTask task{
        place, loaded.office_files.empty() ? none : *loaded.office_files.front(), place.person, false, false, env.now};
    if (place.form->desk == StaffDesk::supervision) {
        task.leads = supervisor_of(env, place.person, people) == env.actor.id;
        bool const is_led = !task.leads && supervisor_of(env, env.actor.id, people) == place.person;
        task.subject = task.leads ? place.person : is_led ? env.actor.id : PersonId{};
    }
    if (place.form->desk == StaffDesk::workers) task.leads = place.person != env.actor.id;
    task.shows_codes = (request.post ? request.field("_codes") : request.parameter("codes")) == "yes";
    return task;
}

bool is_theirs(CaseFile const& file, StaffTask const& task)
{
    return file.key_worker == task.subject && !has_conflict(file, task.subject);
}

std::vector<Card const*> files_of(PersonId worker, Loaded const& loaded, Env const& env)
{
    auto cards = visible(loaded, env);
    std::erase_if(cards, [&](Card const* card) { return card->key_worker != worker || card->is_done(); });
    std::stable_sort(cards.begin(), cards.end(),
                     [](Card const* a, Card const* b) { return a->first_due < b->first_due; });
    return cards;
}

MeetingBefore meeting_before(OpenedOfficeFile const& book, StaffRegister const& people, Env const& env)
{
    auto const& meetings = people.of_team(env.actor.team).meetings;
    auto open = open_actions(book.records);
    std::erase_if(open, [](ActionItem const& item) { return item.form != "cm_meeting"; });
    if (open.size() > std::size_t{most_rows}) open.resize(std::size_t{most_rows});
    return {meetings.empty() ? std::nullopt : std::optional(meetings.back().at), std::move(open)};
}

void offer_choices(FieldValues& shown, StaffTask const& task, Loaded const& loaded, Env const& env)
{
    auto& staff = shown.references_to["staff"];
    for (auto const& choice :
         people_to_choose(env, task.place.form->form == "supervision_agreement" ? std::string_view()
                                                                                : std::string_view(env.actor.team)))
        if (choice.first != task.place.person.text()) staff.push_back(choice);
    if (task.place.form->desk != StaffDesk::supervision) return;
    auto& files = shown.references_to["file"];
    for (auto const* card : files_of(task.subject, loaded, env))
        files.emplace_back(card->file.text(),
                           title_of(env, *card) +
                               (card->risk().empty()
                                    ? ""
                                    : " – " + std::string(env.words("list.risk_level." + std::string(card->risk())))));
}

namespace {

void in_days(FieldValues& shown, char const* field, Instant from, int days)
{
    shown.values.set(field, iso(from + Days{days}));
}

// What was left to do stands first, each waiting for its state.
void carry_over(FieldValues& shown, std::vector<ActionItem> const& open)
{
    std::size_t place = 0;
    auto const row_at = [](std::size_t i) { return "carried." + std::to_string(i) + "."; };
    while (place < std::size_t{most_rows} && shown.values.filled(row_at(place) + "what")) ++place;
    for (auto const& item : open) {
        bool there = item.what.empty();   // what is only to be talked about has no row
        for (std::size_t i = 0; i < place; ++i)
            there = there || (shown.values[row_at(i) + "source"] == item.source.text() &&
                              shown.values[row_at(i) + "row"] == item.row);
        if (there || place == std::size_t{most_rows}) continue;
        auto const row = row_at(place++);
        shown.values.set(row + "what", item.what);
        shown.values.set(row + "source", item.source.text());
        shown.values.set(row + "row", item.row);
    }
}

void prefill_meeting(FieldValues& shown, StaffTask const& task, Loaded const& loaded, Env const& env)
{
    auto const& people = loaded.staff_register();
    auto const agenda = propose_agenda(visible(loaded, env), task.shows_codes, env.now);
    shown.values.set("open_count", std::to_string(agenda.open));
    shown.values.set("high_count", std::to_string(agenda.high));
    shown.values.set("stalled_count", std::to_string(agenda.stalled));
    shown.values.set("minutes", std::to_string(env.policy.meeting_minutes));
    std::size_t present = 1;
    for (auto const& member : env.staff)
        present += member.team == env.actor.team && member.active && member.role == Role::caseworker &&
                   !people.of(member.id).absence_on(day_of(env.now));
    shown.values.set("present_count", std::to_string(present));
    in_days(shown, "next_on", env.now, env.policy.meeting_target_d);
    if (auto const* last = last_of(task.book, "meeting_held"))
        shown.values.set("agreements", last->answers["agreements"]);
}

void prefill_plan(FieldValues& shown, StaffTask const& task, Env const& env)
{
    if (auto const* last = last_of(task.book, "learning_planned")) {
        shown.values = last->answers;
        shown.values.set("planned_day", iso(day_of(env.now)));
        shown.values.set("recheck_on", "");
    } else {
        auto const missing = gaps(fold_assessments(task.book.records));
        for (std::size_t i = 0; i < std::min<std::size_t>(3, missing.size()); ++i) {
            auto const row = "goals." + std::to_string(i) + ".";
            shown.values.set(row + "skill", missing[i]);
            shown.values.set(row + "way", "course_lesson");
            shown.values.set(row + "lesson", lesson_for(missing[i]));
        }
    }
    shown.values.set("recheck_on", iso(add_months(day_of(env.now), 3)));
}

void prefill_review(FieldValues& shown, StaffTask const& task, Loaded const& loaded, Env const& env)
{
    auto const& people = loaded.staff_register();
    auto const* member = env.member(task.place.person);
    for (auto const& load : loads_of(loaded, env, people, member ? std::string_view(member->team) : std::string_view()))
        if (load.worker == task.place.person) {
            shown.values.set("open_count", std::to_string(load.open));
            shown.values.set("high_count", std::to_string(load.high));
        }
    shown.values.set("factors", people.of(task.place.person).factors);
}

}  // namespace

void offer_open_actions(FieldValues& shown, StaffTask const& task, Loaded const& loaded, Env const& env)
{
    if (task.place.form->form == "cm_meeting")
        carry_over(shown, meeting_before(task.book, loaded.staff_register(), env).open);
    if (task.place.form->form == "individual_supervision") carry_over(shown, open_actions(task.book.records));
}

void prefill_staff_form(FieldValues& shown, StaffTask const& task, Form const& form, Loaded const& loaded,
                        Env const& env)
{
    auto const about = task.place.person.text();
    // Numbers of one person are for who supervises them; the programme has its teams (G-21).
    bool const hers = task.place.form->desk != StaffDesk::workers ||
                      supervisor_of(env, task.place.person, loaded.staff_register()) == env.actor.id;
    if (form.id == "workload_review" && hers) prefill_review(shown, task, loaded, env);
    if (form.id == "cm_meeting") prefill_meeting(shown, task, loaded, env);
    if (form.id == "capacity_plan") prefill_plan(shown, task, env);
    if (form.id == "individual_supervision") {
        shown.values.set("minutes", std::to_string(env.policy.supervision_minutes));
        in_days(shown, "next_on", env.now, env.policy.supervision_target_d);
    }
    if (form.id == "missed_supervision") in_days(shown, "next_on", env.now, 1);
    if (form.id == "capacity_assessment") {
        shown.values.set("by", task.leads ? "supervisor" : "self");
        shown.values.set("recheck_on", iso(add_months(day_of(env.now), env.policy.capacity_recheck_mo)));
    }
    if (form.id == "file_review" && !loaded.others.empty() && is_theirs(loaded.others.front().file, task)) {
        shown.values = checks_of(loaded.others.front().file, env.now);
        shown.values.set("file", loaded.others.front().file.id.text());
    }
    if (form.id == "absence" && hers)
        if (auto const* near = loaded.staff_register().of(task.place.person).absence_near(day_of(env.now), 366)) {
            shown.values.set("starts_on", iso(near->from));
            shown.values.set("until", iso(near->until));
            if (!near->delegate.is_nil()) shown.values.set("delegate", near->delegate.text());
        }
    if (form.id == "back_at_work") shown.values.set("back_on", iso(day_of(env.now)));
    if (form.id == "visit_leaving") shown.values.set("expected_back", iso(env.now + Hours{3}));
    for (auto const& [id, kind] :
         {std::pair{"staff_profile", "staff_described"}, std::pair{"supervision_agreement", "supervision_agreed"}})
        if (form.id == id && hers)
            if (auto const* last = last_of(task.book, kind, about)) shown.values = last->answers;
    for (auto const& [id, kind] :
         {std::pair{"mandala", "mandala_drawn"}, std::pair{"staff_safety_plan", "safety_planned"}})
        if (form.id == id)
            if (auto const* last = last_of(task.book, kind))
                shown.values = last->answers, shown.values.set("drawn_on", ""), shown.values.set("decided_on", "");
    if (task.place.form->desk == StaffDesk::workers && form.field("about")) shown.values.set("about", about);
}

Html preparation(StaffTask const& task, Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    Html out, look;
    auto const actions_list = action_lines(task.book, env);
    auto const cards = files_of(task.subject, loaded, env);
    for (auto const* card : cards) {
        bool const stalled = is_stalled(*card, env.now), late = card->has_late(env.now);
        if (card->risk() != "high" && !late) continue;
        look.add<"<li><a href=\"{}\"><bdi>{}</bdi></a> {} {}</li>">(
            url("/cases/", card->file.text()), title_of(env, *card), risk_mark(t, card->risk()),
            stalled ? Html().add<"<span class=\"due late\">{}</span>">(t("supervision_file.stalled"))
            : late  ? Html().add<"<span class=\"due late\">{}</span>">(t("rhythm.overdue"))
                    : Html());
    }
    out.add<"<section class=\"prepare\"><h2>{}</h2><p>{}</p>">(
        t("supervision_file.prepare"), t("supervision_file.load", {std::to_string(cards.size())}));
    if (!look.empty()) out.add<"<h3>{}</h3><ul class=\"tasks\">{}</ul>">(t("supervision_file.look_at"), look);
    if (!actions_list.empty())
        out.add<"<h3>{}</h3><ul class=\"tasks\">{}</ul>">(t("supervision_file.open_actions"), actions_list);
    auto const last = balances(task.book.records, 3);
    for (auto const& [code, part] :
         {std::pair{"administration", &FunctionBalance::administration},
          std::pair{"development", &FunctionBalance::development}, std::pair{"support", &FunctionBalance::support}})
        if (last.size() == 3 &&
            std::all_of(last.begin(), last.end(), [&](FunctionBalance const& b) { return b.*part == 0; }))
            out.add(banner("warning", t("supervision_file.function_missing",
                                        {std::string(t("supervision_file.function." + std::string(code)))})));
    return out.add<"</section>">();
}

static Html agenda_beside(StaffTask const& task, Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    Html out, suggestions, codes;
    Recorded const* last = last_of(task.book, "meeting_held");
    for (auto const& r : task.book.records)
        if (r.kind == "meeting_prepared" && (!last || r.at > last->at))
            suggestions.add<"<li><strong>{}</strong> <span dir=\"auto\">{}</span></li>">(
                t("list.suggestion_kind." + std::string(r.answers["kind"])), r.answers["what"]);
    auto const agenda = propose_agenda(visible(loaded, env), task.shows_codes, env.now);
    for (auto const& code : agenda.codes) codes.add<"<li><bdi class=\"code\">{}</bdi></li>">(code);
    out.add<"<section class=\"prepare\"><h2>{}</h2><p>{}</p>">(
        t("meetings.agenda"),
        t("meetings.agenda_numbers", {std::to_string(agenda.open), std::to_string(agenda.high),
                                      std::to_string(agenda.stalled), std::to_string(agenda.late)}));
    if (!suggestions.empty()) out.add<"<h3>{}</h3><ul class=\"tasks\">{}</ul>">(t("meetings.suggestions"), suggestions);
    if (!codes.empty()) out.add<"<h3>{}</h3><ul class=\"tasks\">{}</ul>">(t("meetings.codes"), codes);
    if (!task.shows_codes)
        out.add<"<p><a href=\"{}\">{}</a></p>">(url("/meetings/do/cm_meeting?codes=yes"), t("meetings.switch_codes"));
    out.add<
        "<p class=\"timer\" data-timer=\"{}\" data-start=\"{}\" data-left=\"{}\" data-over=\"{}\">{}</p></section>">(
        env.policy.meeting_minutes, t("meetings.timer_start"), t("meetings.timer_left"), t("meetings.timer_over"),
        t("meetings.timer_hint", {std::to_string(env.policy.meeting_minutes)}));
    return out;
}

// One tap, and what the file itself shows stands in the list.
static Html files_to_check(StaffTask const& task, Loaded const& loaded, Env const& env)
{
    Html out, list;
    if (!loaded.others.empty()) return out;
    for (auto const* card : files_of(task.subject, loaded, env))
        list.add<"<li><a href=\"{}\"><bdi>{}</bdi></a> {}</li>">(
            url("/supervision/", task.place.person.text(), "/do/file_review?file=", card->file.text()),
            title_of(env, *card), risk_mark(env.words, card->risk()));
    return list.empty() ? out
                        : out.add<"<section class=\"prepare\"><h2>{}</h2><ul class=\"tasks\">{}</ul></section>">(
                              env.words("supervision_file.choose_file"), list);
}

Html beside_staff_form(StaffTask const& task, Loaded const& loaded, Env const& env)
{
    if (task.place.form->form == "individual_supervision") return preparation(task, loaded, env);
    if (task.place.form->form == "file_review") return files_to_check(task, loaded, env);
    if (task.place.form->form == "cm_meeting") return agenda_beside(task, loaded, env);
    return {};
}

}  // namespace abri::pages
