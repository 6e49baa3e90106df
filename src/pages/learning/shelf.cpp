// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/learning/shelf.h"

#include "core/policy/rule.h"

#include <algorithm>

namespace abri::pages {

CourseLibrary const& courses_of(Loaded const& loaded) { return loaded.courses ? *loaded.courses : own_courses(); }

CourseEntry const* course_in(Request const& request, Loaded const& loaded)
{
    return request.captured.empty() ? nullptr : courses_of(loaded).find(request.captured[0]);
}

bool may_learn(Actor const& actor) { return actor.role != Role::administrator; }

std::optional<Standing> standing_in(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const* course = course_in(request, loaded);
    if (!course || !may_learn(env.actor)) return std::nullopt;
    auto attempts = fold_attempts(loaded.office_file(ledger::FileKind::learning).records, course->id);
    auto& now = attempts.back();
    // What she had before her eyes counts, though another edition came out meanwhile.
    auto const posted = request.post ? parse_count(request.field("edition")) : -1;
    if (!now.edition && posted >= 0 && posted < 100'000 && course->edition(static_cast<int>(posted)))
        now.edition = static_cast<int>(posted);
    auto const* edition = edition_of(now, *course);
    if (!edition || (course->withdrawn && !now.edition)) return std::nullopt;
    return Standing{*course, *edition, std::move(now), attempts.size()};
}

std::vector<CourseAssignment> open_assignments(Loaded const& loaded, PersonId learner)
{
    std::vector<CourseAssignment> open;
    for (auto const& book : loaded.office_files) {
        if (book->kind() != ledger::FileKind::training) continue;
        for (auto& given : fold_assignments(book->records))
            if (given.learner == learner && given.is_open()) open.push_back(std::move(given));
    }
    std::stable_sort(open.begin(), open.end(), [](auto const& a, auto const& b) {
        return a.due.value_or(Date::max()) < b.due.value_or(Date::max());
    });
    return open;
}

std::string part_of_course(CourseEntry const& course, std::string_view lesson, Words const& t)
{
    if (lesson.empty()) return std::string(course.title(t.language()));
    auto const* newest = course.newest();
    auto const title = newest ? newest->text.header(lesson, t.language()).title : std::string();
    return title.empty() ? t("teach.module", {std::string(lesson)}) : std::string(lesson) + " " + title;
}

static std::string_view contact(Env const& env)
{
    for (auto role : {Role::supervisor, Role::manager})
        for (auto const& member : env.staff)
            if (member.role == role && member.active && member.id != env.actor.id &&
                (role == Role::manager || member.team == env.actor.team))
                return member.name;
    return {};
}

void put_contact(Html& out, Env const& env)
{
    auto const who = contact(env);
    if (!rule(356_rule, who.empty())) out.add<"<p class=\"quiet\">{}</p>">(env.words("learn.ask", {std::string(who)}));
}

}  // namespace abri::pages
