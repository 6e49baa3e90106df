// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/frame/layout.h"
#include "pages/learning/plain_field.h"
#include "pages/learning/teach.h"

#include <algorithm>

namespace abri::pages {

namespace {

constexpr std::size_t most_learners = 300;

std::vector<PersonId> posted_learners(Request const& request)
{
    std::vector<PersonId> learners;
    for (auto const& [name, value] : request.form) {
        auto const id = name == "learner" ? PersonId::parse(value) : std::nullopt;
        if (id && learners.size() < most_learners && std::find(learners.begin(), learners.end(), *id) == learners.end())
            learners.push_back(*id);
    }
    return learners;
}

Needs need_assignment(Request const& request, Actor const&)
{
    Needs needs;
    needs.office_files = {courses_file()};
    if (!request.post) needs.office_files.push_back(actions::EachOfMine{ledger::FileKind::training});
    for (auto const& learner : posted_learners(request)) needs.office_files.push_back(training_file(learner));
    if (request.post) needs.audit = {"staff_record_posted", actions::Audit::About::what_is_written};
    return needs;
}

// Whom a trainer gives something to: a supervisor her team, who leads the programme everybody who works with children.
bool may_give_to(StaffMember const& member, Env const& env)
{
    if (!member.active || !member.trusted || member.id == env.actor.id || member.role == Role::administrator)
        return false;
    return env.actor.role == Role::manager ||
           ((member.role == Role::caseworker || member.role == Role::data_entry_operator) &&
            member.team == env.actor.team && !env.actor.team.empty());
}

struct Wish {
    std::string what, due, why;
    std::vector<PersonId> learners;
    std::vector<std::pair<std::string, std::string>> errors;
    std::string_view error(std::string_view field) const
    {
        for (auto const& [name, words] : errors)
            if (name == field) return words;
        return {};
    }
};

// The courses, their modules and lessons; "cm101", "cm101/2", "cm101/2.1".
PlainChoices parts_to_give(Loaded const& loaded, Words const& t)
{
    PlainChoices choices{{"", ""}};
    for (auto const& course : courses_of(loaded).courses) {
        if (course.withdrawn || !course.newest()) continue;
        choices.emplace_back(course.id,
                             std::string(course.title(t.language())) + " – " + std::string(t("teach.whole_course")));
        std::string module;
        for (auto const& lesson : course.newest()->text.lessons()) {
            // A module may have no page of its own.
            auto const first = lesson.substr(0, lesson.find('.'));
            if (first != module && parse_count(first) > 0 && first != lesson)
                choices.emplace_back(course.id + "/" + first, "– " + part_of_course(course, first, t));
            module = first;
            choices.emplace_back(course.id + "/" + lesson, "– " + part_of_course(course, lesson, t));
        }
    }
    return choices;
}

void put_learners(Html& out, Wish const& wish, Env const& env)
{
    auto const& t = env.words;
    auto const error = wish.error("learner");
    out.add<"<div class=\"field{}\" id=\"f-learner\"><fieldset id=\"i-learner\" tabindex=\"-1\"{}><legend>{}</legend>">(
        error.empty() ? "" : " wrong", error.empty() ? Html() : Html().add<" aria-describedby=\"e-learner\"">(),
        t("teach.learners"));
    if (!error.empty())
        out.add<"<p class=\"error\" id=\"e-learner\"><span class=\"sr\">{} </span>{}</p>">(t("form.error_prefix"),
                                                                                           error);
    out.add<"<div class=\"choices people\">">();
    for (auto const& member : env.staff) {
        if (!may_give_to(member, env)) continue;
        bool const ticked = std::find(wish.learners.begin(), wish.learners.end(), member.id) != wish.learners.end();
        out.add<
            "<label class=\"choice\"><input type=\"checkbox\" name=\"learner\" value=\"{}\"{}> <bdi>{}</bdi></label>">(
            member.id.text(), ticked ? Html().add<" checked">() : Html(), member.name);
    }
    out.add<"</div></fieldset></div>">();
}

void put_given(Html& out, Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    Html rows;
    for (auto const& book : loaded.office_files) {
        if (book->kind() != ledger::FileKind::training) continue;
        for (auto const& given : fold_assignments(book->records)) {
            auto const* course = courses_of(loaded).find(given.course);
            if (given.trainer != env.actor.id || !given.is_open() || !course) continue;
            rows.add<"<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td><form method=\"post\" action=\"{}\" "
                     "class=\"inline\">{}<input type=\"hidden\" name=\"learner\" value=\"{}\"><input type=\"hidden\" "
                     "name=\"assignment\" value=\"{}\"><button class=\"link\" name=\"_step\" "
                     "value=\"take_back\">{}<span class=\"sr\"> {} {}</span></button></form></td></tr>">(
                env.name_of(given.learner), part_of_course(*course, given.lesson, t),
                given.due ? t.date(*given.due) : std::string("–"), url("/teach/assign"), hidden_fields(env, ""),
                given.learner.text(), given.entry.text(), t("teach.take_back"), env.name_of(given.learner),
                part_of_course(*course, given.lesson, t));
        }
    }
    if (!rows.empty())
        out.add<"<section><h2>{}</h2><div class=\"scroll\" tabindex=\"0\" role=\"region\" "
                "aria-label=\"{}\"><table><thead><tr><th>{}</th><th>{}</th><th>{}</th><th><span "
                "class=\"sr\">{}</span></th></tr></thead><tbody>{}</tbody></table></div></section>">(
            t("teach.given"), t("teach.given"), t("results.learner"), t("teach.what"), t("teach.due"),
            t("teach.take_back"), rows);
}

Outcome render(Loaded const& loaded, Env const& env, Wish const& wish, EntryId entry, bool saved = false)
{
    auto const& t = env.words;
    PlainChoices reasons{{"", ""}};
    for (auto const& code : env.catalogue.lists.at("capacity_item"))
        reasons.emplace_back(code, t("list.capacity_item." + code));
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1><p class=\"intro\">{}</p>">(
        url("/teach"), t("teach.title"), t("teach.assign"), t("teach.assign_intro"));
    if (saved) {
        body.add(banner("done", t("teach.saved")));
        put_given(body, loaded, env);
    }
    body.add(plain_summary(wish.errors, t))
        .add<"<form method=\"post\" action=\"{}\">{}">(url("/teach/assign"), hidden_fields(env, "", entry));
    body.add(plain_select({"what", t("teach.what"), wish.what, std::string(wish.error("what"))},
                          parts_to_give(loaded, t), t));
    put_learners(body, wish, env);
    body.add(plain_field(
        {"due", t("teach.due"), wish.due, std::string(wish.error("due")), t("teach.due_hint"), 0, "date"}, t));
    body.add(plain_select({"why", t("teach.why"), wish.why, std::string(wish.error("why")), t("teach.why_hint")},
                          reasons, t));
    body.add<"<button class=\"primary\">{}</button></form>">(t("teach.give"));
    if (!saved) put_given(body, loaded, env);
    return show(env, t("teach.assign"), body, wish.errors.empty() ? 200 : 422);
}

Wish wished(Request const& request)
{
    Wish wish;
    auto const read = [&](char const* name) {
        return std::string(trim(request.post ? request.field(name) : request.parameter(name)));
    };
    wish.what = read("what"), wish.due = read("due"), wish.why = read("why");
    if (wish.what.empty()) wish.what = request.parameter("course");
    wish.learners = posted_learners(request);
    if (auto const one = PersonId::parse(request.parameter("learner"))) wish.learners.push_back(*one);
    return wish;
}

void find_errors(Wish& wish, Loaded const& loaded, Env const& env)
{
    auto const& t = env.words;
    auto const parts = parts_to_give(loaded, t);
    auto const wrong = [&](char const* field, char const* key) { wish.errors.emplace_back(field, t(key)); };
    if (wish.what.empty() ||
        std::none_of(parts.begin(), parts.end(), [&](auto const& part) { return part.first == wish.what; }))
        wrong("what", "teach.what_missing");
    auto const may_have = [&](PersonId id) {
        auto const* member = env.member(id);
        return member && may_give_to(*member, env);
    };
    if (wish.learners.empty() || !std::all_of(wish.learners.begin(), wish.learners.end(), may_have))
        wrong("learner", "teach.learner_missing");
    auto const due = parse_date(wish.due);
    if (!wish.due.empty() && (!due || *due < day_of(env.now))) wrong("due", "teach.due_wrong");
    // Keys that were made anew: that file is closed until it is given back.
    for (auto const& book : loaded.office_files)
        if (auto const other = other_of(book->ref); other && book->kind() == ledger::FileKind::training && book->closed)
            wish.errors.emplace_back("learner", t("teach.closed", {std::string(env.name_of(*other))}));
    if (!wish.why.empty() && !env.catalogue.has_code("capacity_item", wish.why)) wrong("why", "teach.why_wrong");
}

// Into the file that each learner has with this trainer.
void give(Outcome& out, Loaded const& loaded, Env const& env, EntryId entry, std::string_view kind,
          auto const& answers_for)
{
    for (auto const& book : loaded.office_files) {
        if (book->kind() != ledger::FileKind::training || book->closed) continue;
        auto const id = actions::entry_for(entry, book->history.file, *env.hasher);
        if (book->history.has(id)) continue;
        out.entries.push_back(actions::write_fact(kind, answers_for(other_of(book->ref).value_or(PersonId{}).text()),
                                                  book->history, ledger::FileKind::training, env.situation(id)));
    }
}

Outcome take_back(Request const& request, Loaded const& loaded, Env const& env, EntryId entry)
{
    auto out = redirect(url("/teach/assign?saved=yes"));
    auto const which = request.field("assignment");
    auto const is_hers = [&](auto const& book) {
        auto const all = fold_assignments(book->records);
        return book->kind() == ledger::FileKind::training &&
               std::any_of(all.begin(), all.end(), [&](CourseAssignment const& one) {
                   return one.is_open() && one.trainer == env.actor.id && one.entry.text() == which;
               });
    };
    bool const sent_before = std::any_of(loaded.office_files.begin(), loaded.office_files.end(), [&](auto const& book) {
        return book->history.has(actions::entry_for(entry, book->history.file, *env.hasher));
    });
    if (sent_before) return out;
    if (posted_learners(request).size() != 1 ||
        std::none_of(loaded.office_files.begin(), loaded.office_files.end(), is_hers))
        return not_found(request, env);
    give(out, loaded, env, entry, "assignment_taken_back", [&](std::string const&) {
        Answers answers;
        answers.set("assignment", which);
        return answers;
    });
    return out;
}

Outcome handle_assign(Request const& request, Loaded const& loaded, Env const& env)
{
    auto wish = wished(request);
    if (!request.post) return render(loaded, env, wish, env.new_entry, request.parameter("saved") == "yes");
    auto const entry = EntryId::parse(request.field("entry"));
    if (!entry) return problem(env, 422, "no_entry", {});
    if (request.field("_step") == "take_back") return take_back(request, loaded, env, *entry);
    find_errors(wish, loaded, env);
    if (!wish.errors.empty()) return render(loaded, env, wish, *entry);
    auto const slash = wish.what.find('/');
    auto out = redirect(url("/teach/assign?saved=yes"));
    give(out, loaded, env, *entry, "course_assigned", [&](std::string const& learner) {
        Answers answers;
        answers.set("learner", learner);
        answers.set("course", wish.what.substr(0, slash));
        if (slash != wish.what.npos) answers.set("lesson", wish.what.substr(slash + 1));
        answers.set("due", wish.due);
        answers.set("why", wish.why);
        return answers;
    });
    return out;
}

}  // namespace

Page const assign_course_page{"assign_course", need_assignment, handle_assign};

}  // namespace abri::pages
