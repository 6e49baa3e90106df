// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/supervision/supervision.h"

#include "core/supervision/action_items.h"
#include "core/supervision/capacity.h"
#include "core/supervision/regularity.h"
#include "pages/frame/layout.h"
#include "pages/supervision/charts.h"
#include "pages/supervision/staff_prefill.h"
#include "pages/supervision/staff_record.h"

#include <algorithm>

namespace abri::pages {

namespace {

Needs need_pair(Request const& request, Actor const&)
{
    Needs needs;
    auto const other = request.captured.empty() ? std::nullopt : PersonId::parse(request.captured[0]);
    if (!other) return needs;
    needs.cards = true;
    needs.office_files = {actions::supervision_file(*other), register_file()};
    needs.audit = about_office_file(request.post ? "staff_record_posted" : "supervision_opened");
    return needs;
}

Needs need_two_others(Request const& request, Actor const&)
{
    Needs needs;
    if (request.captured.size() < 2) return needs;
    auto const one = PersonId::parse(request.captured[0]), other = PersonId::parse(request.captured[1]);
    if (!one || !other) return needs;
    needs.office_files = {actions::OfTwo{ledger::FileKind::supervision, *other, *one}};
    needs.audit = about_office_file("supervision_opened");
    return needs;
}

Outcome closed(Env const& env)
{
    auto const& t = env.words;
    Html body;
    body.add<"<h1>{}</h1><p>{}</p><p><a href=\"{}\">{}</a></p>">(t("supervision_file.closed"),
                                                                 t("supervision_file.closed_hint"), url("/supervision"),
                                                                 t("supervision_file.title"));
    return show(env, t("supervision_file.closed"), body, 403);
}

Outcome handle_supervisions(Request const&, Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    auto const& people = loaded.staff_register();
    auto const mine = supervisor_of(env, env.actor.id, people);
    Html body, led;
    for (auto const& member : env.staff) {
        if (!member.active || supervisor_of(env, member.id, people) != env.actor.id) continue;
        auto const& record = people.of(member.id);
        led.add<"<li><a href=\"{}\">{}</a> {} {}">(
            url("/supervision/", member.id.text()), member.name,
            rhythm_mark(session_rhythm(record, day_of(env.now), env.policy), env),
            week_dots(weeks_supervised(record, day_of(env.now), 8), env));
        if (record.next_session)
            led.add<" <span class=\"quiet\">{}</span>">(t("rhythm.next", {t.moment(*record.next_session)}));
        led.add<"</li>">();
    }
    body.add<"<h1>{}</h1><p class=\"intro\">{}</p>">(t("supervision_file.title"), t("supervision_file.intro"));
    if (mine) {
        auto const& record = people.of(env.actor.id);
        body.add<"<section><h2>{}</h2><p><a class=\"primary\" href=\"{}\">{}</a> {}</p>">(
            t("supervision_file.mine"), url("/supervision/", mine->text()),
            t("supervision_file.with", {std::string(env.name_of(*mine))}),
            rhythm_mark(session_rhythm(record, day_of(env.now), env.policy), env));
        if (record.next_session) body.add<"<p>{}</p>">(t("rhythm.next", {t.moment(*record.next_session)}));
        body.add<"</section>">();
    } else {
        body.add(banner("warning", t("supervision_file.nobody")));
    }
    if (!led.empty())
        body.add<"<section><h2>{}</h2><ul class=\"tasks\">{}</ul></section>">(t("supervision_file.led"), led);
    body.add<"<p class=\"actions\"><a class=\"secondary\" href=\"{}\">{}</a> <a class=\"secondary\" href=\"{}\">{}</a> "
             "<a class=\"secondary\" href=\"{}\">{}</a></p>">(url("/meetings"), t("meetings.title"), url("/actions"),
                                                              t("action_list.title"), url("/mine"), t("mine.title"));
    return show(env, t("supervision_file.title"), body);
}

void put_forms(Html& out, Env const& env, StaffTask const& task)
{
    auto const& t = env.words;
    out.add<"<p class=\"actions\">">();
    if (task.leads)
        out.add<"<a class=\"primary\" href=\"{}\">{}</a> <a class=\"secondary\" href=\"{}\">{}</a> ">(
            url("/supervision/", task.place.person.text(), "/do/individual_supervision"), t("supervision_file.hold"),
            url("/supervision/", task.place.person.text(), "/prepare"), t("supervision_file.prepare"));
    for (char const* form : {"missed_supervision", "case_observation", "shadowing", "file_review",
                             "capacity_assessment", "capacity_plan"}) {
        auto const* row = staff_form(form, StaffDesk::supervision);
        if ((task.leads && row->lead) || (!task.leads && row->self))
            out.add<"<a class=\"secondary\" href=\"{}\">{}</a> ">(staff_form_url(*row, task.place.person),
                                                                  t("form." + std::string(form) + ".title"));
    }
    if (task.leads)
        for (char const* form : {"workload_review", "staff_profile", "absence", "back_at_work"})
            out.add<"<a class=\"secondary\" href=\"{}\">{}</a> ">(url("/workers/", task.subject.text(), "/do/", form),
                                                                  t("form." + std::string(form) + ".title"));
    out.add<"</p>">();
}

Html learning_goals(OpenedOfficeFile const& book, Env const& env)
{
    Html out;
    auto const* plan = last_of(book, "learning_planned");
    for (auto const& goal : plan ? plan->answers.rows("goals") : std::vector<Answers>()) {
        out.add<"<li><strong dir=\"auto\">{}</strong> <span class=\"quiet\">{}</span>">(
            goal["goal"], env.words("list.learning_way." + std::string(goal["way"])));
        if (goal.filled("lesson"))
            out.add<" <a href=\"{}\">{}</a>">(url("/learn/cm101/", goal["lesson"]),
                                              env.words("supervision_file.lesson", {std::string(goal["lesson"])}));
        if (goal.filled("done_on")) out.add<" <span class=\"badge\">✓</span>">();
        out.add<"</li>">();
    }
    return out;
}

// What the last assessment found not met yet, each with the lesson that helps: given with one tap.
Html gaps_to_close(OpenedOfficeFile const& book, PersonId subject, Env const& env)
{
    Html out, list;
    for (auto const& item : gaps(fold_assessments(book.records))) {
        auto const lesson = lesson_for(item);
        list.add<"<li>{}">(env.words("list.capacity_item." + item));
        if (!lesson.empty())
            list.add<" <a href=\"{}\">{}</a>">(url("/teach/assign?learner=", subject.text(), "&what=cm101/", lesson),
                                               env.words("supervision_file.give_lesson", {std::string(lesson)}));
        list.add<"</li>">();
    }
    return list.empty() ? out
                        : out.add<"<section><h2>{}</h2><ul class=\"tasks\">{}</ul></section>">(
                              env.words("supervision_file.gaps"), list);
}

// What somebody learnt and chose to show, the newest first.
Html shared_reflections(OpenedOfficeFile const& book, Env const& env)
{
    Html out, list;
    for (auto r = book.records.rbegin(); r != book.records.rend(); ++r) {
        if (r->kind != "reflection_shared") continue;
        for (auto const& [name, text] : r->answers.all())
            if (name.starts_with("text."))
                list.add<"<li><details><summary>{} <span class=\"quiet\">{} · {}</span></summary><p "
                         "dir=\"auto\">{}</p></details></li>">(
                    env.words("supervision_file.lesson", {std::string(r->answers["lesson"])}), env.name_of(r->author),
                    env.words.date(day_of(r->at)), text);
    }
    return list.empty() ? out
                        : out.add<"<section><h2>{}</h2><ul class=\"tasks\">{}</ul></section>">(
                              env.words("supervision_file.reflections"), list);
}

bool is_signed(OpenedOfficeFile const& book, EntryId entry)
{
    return std::any_of(book.records.begin(), book.records.end(), [&](Recorded const& r) {
        return r.kind == "record_signed" && r.answers["source"] == entry.text();
    });
}

// Each review of what she carries: when, what was decided, how many files she may carry from then on.
Html workload_reviews(StaffRecord const& record, Env const& env)
{
    auto const& t = env.words;
    Html list, out;
    for (auto review = record.reviews.rbegin(); review != record.reviews.rend(); ++review)
        list.add<"<li>{} <strong>{}</strong> <span class=\"quiet\">{}</span></li>">(
            t.date(review->on), t("list.workload_decision." + review->decision),
            review->cap > 0 ? t("team.cap", {std::to_string(review->cap)}) : std::string());
    if (!list.empty())
        out.add<"<section><h2>{}</h2><ul class=\"tasks\">{}</ul></section>">(t("supervision_file.reviews"), list);
    return out;
}

Outcome handle_supervision(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const other = request.captured.empty() ? std::nullopt : PersonId::parse(request.captured[0]);
    auto const& book = loaded.office_file(ledger::FileKind::supervision);
    if (!other || !env.member(*other) || *other == env.actor.id) return not_found(request, env);
    if (book.closed) return closed(env);
    auto const& t = env.words;
    auto const& people = loaded.staff_register();
    auto const task = task_of({staff_form("individual_supervision"), *other}, request, loaded, env, people);
    if (task.subject.is_nil() && book.records.empty()) return not_found(request, env);
    auto const subject = task.subject.is_nil() ? *other : task.subject;
    auto const& record = people.of(subject);
    Html body, records;
    auto const open = action_lines(book, env), goals = learning_goals(book, env);
    // The last dozen; all of them when asked for.
    std::size_t shown = 0, left = 0;
    for (auto r = book.records.rbegin(); r != book.records.rend(); ++r) {
        if (!env.catalogue.form(r->form)) continue;
        if (++shown > 12 && request.parameter("all") != "yes") {
            ++left;
            continue;
        }
        records.add(record_line(*r, url("/supervision/", other->text(), "/entries/", r->entry.text()), env,
                                r->kind == "supervision_held" && !is_signed(book, r->entry)
                                    ? t("supervision_file.to_sign")
                                    : std::string_view()));
    }
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1>">(
        url("/supervision"), t("supervision_file.title"),
        task.leads ? t("supervision_file.of", {std::string(env.name_of(subject))})
                   : t("supervision_file.with", {std::string(env.name_of(*other))}));
    // Two who no longer work together keep what they wrote, and see nothing new of each other.
    if (!task.subject.is_nil()) {
        body.add<"<p>{} {}</p>">(rhythm_mark(session_rhythm(record, day_of(env.now), env.policy), env),
                                 week_dots(weeks_supervised(record, day_of(env.now), 8), env));
        if (record.next_session) body.add<"<p>{}</p>">(t("rhythm.next", {t.moment(*record.next_session)}));
    }
    body.add(banner("quiet", t(record.agreement_on(day_of(env.now)) && record.agreement_on(day_of(env.now))->external
                                   ? "supervision_file.secret_external"
                                   : "supervision_file.secret")));
    if (!task.subject.is_nil()) put_forms(body, env, task);
    body.add(balance_picture(balances(book.records, 8), env));
    if (!open.empty())
        body.add<"<section><h2>{}</h2><ul class=\"tasks\">{}</ul><p><a href=\"{}\">{}</a></p></section>">(
            t("supervision_file.open_actions"), open, url("/actions"), t("action_list.title"));
    if (!goals.empty())
        body.add<"<section><h2>{}</h2><ul class=\"tasks\">{}</ul></section>">(t("supervision_file.goals"), goals);
    if (!task.subject.is_nil()) body.add(workload_reviews(record, env));
    if (!task.subject.is_nil()) body.add(trainings(subject, record, env));
    body.add(before_after_picture(before_and_after(fold_assessments(book.records)),
                                  *env.catalogue.form("capacity_assessment"), env));
    if (task.leads && !task.subject.is_nil()) body.add(gaps_to_close(book, subject, env));
    body.add(shared_reflections(book, env));
    if (records.empty()) body.add<"<p>{}</p>">(t("supervision_file.nothing"));
    else body.add<"<section><h2>{}</h2><ul class=\"tasks\">{}</ul></section>">(t("supervision_file.records"), records);
    if (left > 0)
        body.add<"<p><a href=\"{}\">{}</a></p>">(url("/supervision/", other->text(), "?all=yes"),
                                                 t.count("supervision_file.earlier", static_cast<long>(left)));
    return show(env, t("supervision_file.title"), body);
}

Outcome handle_preparation(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const other = request.captured.empty() ? std::nullopt : PersonId::parse(request.captured[0]);
    auto const& people = loaded.staff_register();
    if (!other || loaded.office_files.empty()) return not_found(request, env);
    auto const task = task_of({staff_form("individual_supervision"), *other}, request, loaded, env, people);
    if (task.subject.is_nil()) return not_found(request, env);
    if (task.book.closed) return closed(env);
    auto const& t = env.words;
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{} – {}</h1>{}{}">(
        url("/supervision/", other->text()), t("supervision_file.title"), t("supervision_file.prepare"),
        env.name_of(task.subject), preparation(task, loaded, env),
        balance_picture(balances(task.book.records, 8), env));
    if (task.leads)
        body.add<"<p class=\"actions\"><a class=\"primary\" href=\"{}\">{}</a></p>">(
            url("/supervision/", other->text(), "/do/individual_supervision"), t("supervision_file.hold"));
    return show(env, t("supervision_file.prepare"), body);
}

Outcome sign(Request const& request, OpenedOfficeFile const& book, Recorded const& record, Env const& env,
             PersonId other)
{
    auto const entry = EntryId::parse(request.field("entry"));
    auto out = redirect(url("/supervision/", other.text()));
    if (!entry) return problem(env, 422, "no_entry", {});
    if (book.history.has(*entry) || is_signed(book, record.entry)) return out;
    Answers answers;
    answers.set("source", record.entry.text());
    // Of wellbeing there are words only where the person writes them (G-22).
    for (char const* field : {"remark", "wellbeing_topic"}) answers.set(field, trim(request.field(field)));
    out.entries.push_back(actions::write_fact("record_signed", answers, book.history, ledger::FileKind::supervision,
                                              env.situation(*entry)));
    return out;
}

bool is_too_long(Request const& request)
{
    auto const fits = [&](char const* field) {
        return is_valid_utf8(request.field(field)) && count_characters(request.field(field)) <= 2000;
    };
    return !fits("remark") || !fits("wellbeing_topic");
}

void put_signing(Html& out, Request const& request, Env const& env, PersonId other, EntryId record)
{
    auto const& t = env.words;
    out.add<"<form method=\"post\" action=\"{}\">{}">(url("/supervision/", other.text(), "/entries/", record.text()),
                                                      hidden_fields(env, ""));
    for (char const* field : {"remark", "wellbeing_topic"})
        out.add<"<div class=\"field\"><label for=\"{}\">{}</label><textarea id=\"{}\" name=\"{}\" rows=\"2\" "
                "maxlength=\"2000\" dir=\"auto\">{}</textarea></div>">(
            field, t("supervision_file." + std::string(field)), field, field, request.field(field));
    out.add<"<button class=\"primary\">{}</button></form>">(t("supervision_file.sign"));
}

Outcome handle_record(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const other = request.captured.size() < 2 ? std::nullopt : PersonId::parse(request.captured[0]);
    auto const& book = loaded.office_file(ledger::FileKind::supervision);
    auto const* record = other ? record_of(book, request.captured[1]) : nullptr;
    if (book.closed) return closed(env);
    if (!record || !env.catalogue.form(record->form)) return not_found(request, env);
    bool const hers_to_sign = record->author != env.actor.id && !is_signed(book, record->entry);
    bool const too_long = request.post && hers_to_sign && is_too_long(request);
    if (request.post && !too_long)
        return hers_to_sign ? sign(request, book, *record, env, *other) : redirect(url("/supervision/", other->text()));
    auto const& t = env.words;
    auto const title = t("form." + record->form + ".title");
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1>{}">(
        url("/supervision/", other->text()), t("supervision_file.title"), title, staff_record(*record, loaded, env));
    for (auto const& r : book.records)
        if (r.kind == "record_signed" && r.answers["source"] == record->entry.text())
            body.add<"<p>{} <span dir=\"auto\">{}</span> <span dir=\"auto\">{}</span></p>">(
                t("supervision_file.signed", {std::string(env.name_of(r.author)), t.moment(r.at)}), r.answers["remark"],
                r.answers["wellbeing_topic"]);
    if (hers_to_sign) {
        if (too_long) body.add<"<div class=\"summary\" role=\"alert\">{}</div>">(t("problem.too_long"));
        put_signing(body, request, env, *other, record->entry);
    }
    return show(env, title, body, too_long ? 422 : 200);
}

Outcome handle_others(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const& book = loaded.office_file(ledger::FileKind::supervision);
    // Whether the two have begun a file is theirs to know as well.
    bool const one_of_them = request.captured[0] == env.actor.id.text() || request.captured[1] == env.actor.id.text();
    if (book.closed || !one_of_them) return closed(env);
    auto const mine = request.captured[0] == env.actor.id.text() ? request.captured[1] : request.captured[0];
    return redirect(url("/supervision/", mine));
}

}  // namespace

Page const supervisions_page{"supervisions", need_staff, handle_supervisions};
Page const supervision_page{"supervision", need_pair, handle_supervision};
Page const preparation_page{"preparation", need_pair, handle_preparation};
Page const supervision_record_page{"supervision_record", need_pair, handle_record};
Page const others_supervision_page{"others_supervision", need_two_others, handle_others};

}  // namespace abri::pages
