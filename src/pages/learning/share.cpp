// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/learning/share.h"

#include "pages/supervision/staff_view.h"

#include <algorithm>

namespace abri::pages {

namespace {

bool is_ticked(Request const& request, std::string const& what) { return request.field("share." + what) == "yes"; }

bool shares_reflection(Request const& request)
{
    return std::any_of(request.form.begin(), request.form.end(), [](auto const& field) {
        return field.first.starts_with("share.") && field.first != "share.results";
    });
}

void write(Outcome& out, Shared const& shared, std::string_view kind, Answers const& answers,
           OpenedOfficeFile const& book)
{
    auto const& env = shared.env;
    auto const entry = actions::entry_for(shared.entry, book.history.file, *env.hasher);
    out.entries.push_back(actions::write_fact(kind, answers, book.history, book.kind(), env.situation(entry)));
}

void add_results(Answers& answers, Shared const& shared)
{
    answers.set("results", "yes");
    answers.set("course", shared.course.id);
    answers.set("edition", std::to_string(shared.edition.number));
    for (auto const& [check, given] : shared.after.answers) answers.set("answer." + check, given);
}

}  // namespace

void add_sharing_needs(Needs& needs, Request const& request)
{
    auto const step = request.field("_step");
    bool const reflects = shares_reflection(request);
    if (step != "next" && step != "submit" && !reflects) return;
    needs.office_files.push_back(TrainingByOthers{});
    needs.office_files.push_back(register_file());
    if (reflects) needs.office_files.push_back(actions::EachOfMine{ledger::FileKind::supervision});
    if (reflects || is_ticked(request, "results")) needs.audit = about_office_file("staff_record_posted");
}

void share_reflections(Outcome& out, Shared const& shared)
{
    if (!shares_reflection(shared.request)) return;
    auto const supervisor = supervisor_of(shared.env, shared.env.actor.id, shared.loaded.staff_register());
    for (auto const& book : shared.loaded.office_files) {
        if (!supervisor || book->kind() != ledger::FileKind::supervision || other_of(book->ref) != supervisor ||
            book->closed)
            continue;
        Answers answers;
        answers.set("lesson", shared.lesson.id);
        for (auto const& block : shared.lesson.blocks) {
            auto const text = trim(shared.request.field("text." + block.id));
            bool const ticked = block.kind == LessonBlock::Kind::reflection && is_ticked(shared.request, block.id);
            if (ticked && !text.empty() && is_valid_utf8(text)) answers.set("text." + block.id, text);
        }
        if (answers.all().size() > 1) write(out, shared, "reflection_shared", answers, *book);
    }
}

void tell_trainers(Outcome& out, Shared const& shared, Leaving leaving)
{
    auto const supervisor = supervisor_of(shared.env, shared.env.actor.id, shared.loaded.staff_register());
    bool const shows = leaving == Leaving::course && is_ticked(shared.request, "results");
    for (auto const& book : shared.loaded.office_files) {
        if (book->kind() != ledger::FileKind::training || book->closed) continue;
        bool trains_this = supervisor && other_of(book->ref) == supervisor;
        std::vector<std::string> done;
        for (auto const& given : fold_assignments(book->records)) {
            if (given.learner != shared.env.actor.id || given.course != shared.course.id || given.taken_back) continue;
            trains_this = true;
            if (is_met(given, shared.after, shared.edition.text, leaving)) done.push_back(given.entry.text());
        }
        Answers answers;
        if (!done.empty()) answers.set("done", join(done, ","));
        if (shows && trains_this) add_results(answers, shared);
        if (!answers.all().empty()) write(out, shared, "training_told", answers, *book);
    }
}

}  // namespace abri::pages
