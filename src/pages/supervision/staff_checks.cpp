// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/supervision/staff_checks.h"

#include "core/meetings/meeting.h"
#include "core/supervision/absence.h"
#include "core/supervision/capacity.h"
#include "core/supervision/session.h"

#include <algorithm>

namespace abri::pages {

// There is an absence that this day ends, and the day is near: nobody is back in a year.
static bool is_away_around(StaffRecord const& record, Answers const& answers, Env const& env)
{
    auto const back = answers.date("back_on");
    if (!back || *back > day_of(env.now) + Days{1} || *back < day_of(env.now) - Days{31}) return false;
    return std::any_of(record.absences.begin(), record.absences.end(),
                       [&](auto const& absence) { return absence.until >= *back; });
}

Refusals refusals_of(StaffTask const& task, Loaded const& loaded, Answers const& answers, Env const& env)
{
    auto const form = task.place.form->form;
    if (form == "individual_supervision") return check_session(answers, env.policy);
    if (form == "extended_session") return check_extended(answers, env.policy);
    // Nobody goes alone without saying why.
    if (form == "visit_leaving" && !rule(325_rule, answers.filled("with") || answers.filled("alone_reason")))
        return {{Refused::alone_on_home_visit, 325_rule, "alone_reason", ""}};
    if (form == "wellbeing_check" && answers.all().empty())
        return {{Refused::field_problem, RuleId::none, "words", "missing"}};
    if (form == "visit_leaving" && loaded.staff_register().of(env.actor.id).out)
        return {{Refused::not_open_now, RuleId::none, "", ""}};
    if (form == "visit_leaving" && answers.instant("expected_back") && *answers.instant("expected_back") <= env.now)
        return {{Refused::in_the_past, RuleId::none, "expected_back", ""}};
    if (form == "training_done" && answers.date("until") && answers.date("done_on") &&
        *answers.date("until") < *answers.date("done_on"))
        return {{Refused::in_the_past, RuleId::none, "until", ""}};
    if (form == "absence") return check_absence(answers, task.place.person, loaded.staff_register(), day_of(env.now));
    if (form == "back_at_work" && !is_away_around(loaded.staff_register().of(task.place.person), answers, env))
        return {{Refused::not_open_now, RuleId::none, "back_on", ""}};
    if (form == "capacity_assessment") return check_assessment(answers, env.policy);
    if (form == "capacity_plan") return check_learning_plan(answers, fold_assessments(task.book.records));
    if (form == "cm_meeting")
        return check_meeting(answers, meeting_before(task.book, loaded.staff_register(), env), env.actor, env.policy);
    return {};
}

void refuse_strangers(Refusals& refusals, StaffTask const& task, Answers const& answers, Env const& env)
{
    for (char const* field : {"supervisor", "delegate", "with"}) {
        auto const id = PersonId::parse(answers[field]);
        if (!id) continue;
        auto const* member = env.member(*id);
        bool const fits = member && member->active && member->trusted && member->role != Role::administrator &&
                          *id != task.place.person;
        if (!fits || (field != std::string_view("supervisor") && member->team != env.member(env.actor.id)->team &&
                      env.actor.role != Role::manager))
            refusals.push_back({Refused::field_problem, RuleId::none, field, "not_in_list"});
    }
}

void refuse_strange_files(Refusals& refusals, Answers const& answers, Loaded const& loaded, StaffTask const& task)
{
    auto const known = [&](std::string_view id) {
        auto const* opened = loaded.other(FileId::parse(id).value_or(FileId{}));
        return opened && is_theirs(opened->file, task);
    };
    if (answers.filled("file") && !known(answers["file"]))
        refusals.push_back({Refused::no_such_file, RuleId::none, "file", ""});
    for (int i = 0; i < most_rows; ++i)
        if (auto const name = "cases." + std::to_string(i) + ".file"; answers.filled(name) && !known(answers[name]))
            refusals.push_back({Refused::no_such_file, RuleId::none, name, ""});
}

std::optional<Answers> counted(StaffTask const& task, Answers const& a, Env const& env, StaffRegister const& people)
{
    auto const form = task.place.form->form;
    Answers out;
    out.set("what", form);
    for (auto const& [name, days] :
         {std::pair{"individual_supervision", "held_on"}, std::pair{"missed_supervision", "planned_day"},
          std::pair{"case_observation", "observed_on"}, std::pair{"capacity_assessment", "assessed_on"},
          std::pair{"cm_meeting", "held_on"}, std::pair{"extended_session", "month_of"}})
        if (form == name) out.set("on", a[days]);
    if (!out.filled("on")) return std::nullopt;
    for (char const* field : {"minutes", "next_on", "recheck_on"}) out.set(field, a[field]);
    if (task.place.form->desk == StaffDesk::supervision) {
        out.set("about", task.subject.text());
        return out;
    }
    out.set("team", env.actor.team);
    std::vector<std::string> present;
    for (auto const& member : env.staff)
        if (member.team == env.actor.team && member.active && member.role == Role::caseworker &&
            !people.of(member.id).absence_on(a.date("held_on").value_or(day_of(env.now))))
            present.push_back(member.id.text());
    out.set("people", join(present, ","));
    return out;
}

bool decide_in_files(std::vector<actions::NewEntry>& entries, StaffTask const& task, Loaded const& loaded,
                     Answers const& answers, EntryId entry, Env const& env, actions::Rejected& rejected)
{
    struct Decided {
        std::string what;
        Date due;
        std::string field;
    };
    std::map<FileId, Decided> by_file;
    for (int i = 0; i < most_rows; ++i) {
        auto const row = "cases." + std::to_string(i) + ".";
        auto const file = FileId::parse(answers[row + "file"]);
        auto const due = answers.date(row + "due_on");
        if (!file || !due || !answers.filled(row + "decision")) continue;
        auto const [place, fresh] =
            by_file.try_emplace(*file, Decided{std::string(answers[row + "decision"]), *due, row + "decision"});
        if (fresh) continue;
        place->second.what += " ; " + std::string(answers[row + "decision"]);
        place->second.due = std::min(place->second.due, *due);
    }
    auto const& form = *env.catalogue.form("supervision_decision");
    for (auto const& [file, decided] : by_file) {
        auto const* opened = loaded.other(file);
        if (!opened) continue;
        Answers posted;
        posted.set("noted_on", iso(day_of(task.held_on)));
        posted.set("decision", decided.what);
        posted.set("due_on", iso(decided.due));
        auto const written = actions::write_form(form, env.catalogue, opened->history, opened->file, posted,
                                                 env.situation(actions::entry_for(entry, file, *env.hasher)));
        if (written) entries.push_back(*written);
        else rejected.refusals.push_back({Refused::not_open_now, RuleId::none, decided.field, ""});
    }
    return rejected.refusals.empty();
}

}  // namespace abri::pages
