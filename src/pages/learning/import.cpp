// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// What comes from elsewhere: questions (GIFT, Moodle XML) go into the draft of a lesson, where the trainer reads them
// before she keeps them; a package of lessons is taken whole or not at all.
#include "core/learning/imported.h"
#include "core/learning/lesson_source.h"
#include "core/learning/moodle_xml.h"
#include "pages/frame/layout.h"
#include "pages/learning/plain_field.h"
#include "pages/learning/teach.h"

#include <algorithm>

namespace abri::pages {

namespace {

using Upload = Request::Upload;

constexpr std::size_t most_errors = 50, most_lessons = 300;

Needs need_import(Request const& request, Actor const& actor)
{
    auto needs = need_courses(request, actor);
    needs.drafts = request.post;
    return needs;
}

struct ImportForm {
    std::string lesson, language, pasted;
    std::vector<std::pair<std::string, std::string>> errors;
};

ImportForm posted_import(Request const& request, Env const& env)
{
    ImportForm form{std::string(trim(request.field("lesson"))),
                    std::string(request.field("language")),
                    std::string(request.field("questions")),
                    {}};
    if (form.language != "fr" && form.language != "en") form.language = env.words.language();
    return form;
}

Outcome render(CourseEntry const& course, Env const& env, ImportForm const& form, int status = 200)
{
    auto const& t = env.words;
    auto const error = [&](std::string_view field) {
        for (auto const& [name, words] : form.errors)
            if (name == field) return words;
        return std::string();
    };
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1><p class=\"intro\">{}</p>">(
        url("/teach/", course.id), course.title(t.language()), t("import.title"), t("import.intro"));
    body.add(plain_summary(form.errors, t))
        .add<"<form method=\"post\" action=\"{}\" enctype=\"multipart/form-data\">{}">(
            url("/teach/", course.id, "/import"), hidden_fields(env, ""));
    body.add(plain_field({"file", t("import.file"), "", error("file"), t("import.file_hint"), 0, "file"}, t));
    body.add(
        plain_field({"questions", t("import.pasted"), form.pasted, error("questions"), t("import.pasted_hint"), 8}, t));
    body.add(plain_field({"lesson", t("import.lesson"), form.lesson, error("lesson"), t("teach.lesson_id_hint")}, t));
    body.add(plain_select({"language", t("import.language"), form.language},
                          {{"fr", std::string(t("teach.in_fr"))}, {"en", std::string(t("teach.in_en"))}}, t));
    body.add<"<button class=\"primary\">{}</button></form>">(t("import.read"));
    return show(env, t("import.title"), body, form.errors.empty() ? status : 422);
}

std::string words_of(ImportProblem const& problem, Words const& t)
{
    static constexpr std::string_view kinds[] = {"unreadable", "not_supported", "partial_credit", "picture_dropped",
                                                 "shortened"};
    auto words = t("import.problem." + std::string(kinds[static_cast<std::size_t>(problem.kind)]), {problem.about});
    return problem.line > 0 ? t("import.at_line", {std::to_string(problem.line), words}) : words;
}

// What was read, what was not, and the way to the lesson where it waits.
Outcome report(CourseEntry const& course, Loaded const& loaded, Env const& env, ImportForm const& form,
               Imported const& imported, EntryId entry)
{
    auto const& t = env.words;
    auto const place = std::string(teaching_draft) + course.id + "/" + form.lesson + "/" + form.language;
    auto draft = take_apart(course.draft.source(form.lesson, form.language));
    auto const hash = env.hasher->hash(view_of(course.draft.source(form.lesson, form.language)));
    auto before = to_hex(std::span(hash).first(8));
    bool sent_before = false;
    // What she was writing there goes on, and the questions stand after it.
    for (auto const& kept : loaded.drafts) {
        if (kept.form != place || loaded.office_file(ledger::FileKind::course_book).history.has(kept.entry)) continue;
        draft = {std::string(kept.values["title"]), std::string(kept.values["minutes"]),
                 std::string(kept.values["objectives"]), std::string(kept.values["text"])};
        before = kept.values["before"];
        sent_before = kept.entry == entry;
        entry = kept.entry;
        break;
    }
    if (sent_before) return redirect(url("/teach/", course.id, "/lessons/", form.lesson, "?language=", form.language));
    if (draft.title.empty()) draft.title = t("import.lesson_title", {form.lesson});
    auto taken = block_ids(course.draft, {});
    taken.merge(ids_in(parse_lesson(put_together(form.lesson, draft))));
    draft.text += (draft.text.empty() || draft.text.ends_with("\n\n") ? "" : "\n") +
                  write_blocks(imported.blocks, std::move(taken));
    Html body;
    body.add<"<p class=\"crumb\"><a href=\"{}\">{}</a></p><h1>{}</h1>">(url("/teach/", course.id, "/import"),
                                                                        t("import.title"), t("import.done"));
    body.add<"<p class=\"banner done\" role=\"status\">{}</p>">(
        t("import.read_count", {std::to_string(imported.blocks.size()), form.lesson}));
    if (!imported.problems.empty()) {
        body.add<"<h2>{}</h2><ul>">(t("import.problems"));
        for (auto const& problem : imported.problems) body.add<"<li>{}</li>">(words_of(problem, t));
        body.add<"</ul>">();
    }
    body.add<"<p class=\"actions\"><a class=\"primary\" href=\"{}\">{}</a></p>">(
        url("/teach/", course.id, "/lessons/", form.lesson, "?language=", form.language), t("import.go_on"));
    auto out = show(env, t("import.title"), body);
    Answers values;
    values.set("title", draft.title);
    values.set("minutes", draft.minutes);
    values.set("objectives", draft.objectives);
    values.set("text", draft.text);
    values.set("language", form.language);
    values.set("before", before);
    out.keep_draft = Draft{entry, FileId{}, place, {}, env.now, values};
    return out;
}

struct PackedLesson {
    std::string lesson, language, text;
};

// "fr/1.2.md", also in a folder of the package.
std::optional<PackedLesson> packed_lesson(json::Value const& file)
{
    auto const name = file.string_or("name", {});
    auto const parts = split(name, '/');
    if (parts.size() < 2 || !name.ends_with(".md")) return std::nullopt;
    auto const lesson = parts.back().substr(0, parts.back().size() - 3), language = parts[parts.size() - 2];
    if (!is_lesson_id(lesson) || (language != "fr" && language != "en")) return std::nullopt;
    std::string text(file.string_or("text", {}));
    std::erase(text, '\r');
    return PackedLesson{std::string(lesson), std::string(language), std::move(text)};
}

Outcome take_package(Request const& request, Loaded const& loaded, Env const& env, CourseEntry const& course,
                     ImportForm form)
{
    auto const& t = env.words;
    Answers answers;
    answers.set("course", course.id);
    std::map<std::string, std::set<std::string>> ids;   // of each language: no check twice in a course
    // Lessons that stay keep the ids of their questions.
    std::set<std::pair<std::string, std::string>> replaced;
    for (auto const& file : request.upload.tree["files"].items())
        if (auto const packed = packed_lesson(file)) replaced.emplace(packed->language, packed->lesson);
    for (auto const& lesson : course.draft.lessons())
        for (std::string const language : {"fr", "en"})
            if (course.draft.is_written(lesson, language) && !replaced.contains({language, lesson}))
                ids[language].merge(ids_in(course.draft.lesson(lesson, language)));
    for (auto const& file : request.upload.tree["files"].items()) {
        auto const packed = packed_lesson(file);
        if (!packed) continue;
        auto& taken = ids[packed->language];
        for (auto const& fault : faults_of(packed->text, taken))
            form.errors.emplace_back("file", packed->language + "/" + packed->lesson + ": " +
                                                 t("lesson_fault." + std::string(name_of(fault.kind)), {fault.about}));
        taken.merge(ids_in(parse_lesson(packed->text)));
        if (form.errors.size() >= most_errors) break;
        answers.set("text." + packed->language + "/" + packed->lesson, packed->text);
    }
    if (answers.all().size() > most_lessons)
        form.errors.emplace_back("file", t("import.too_many", {std::to_string(most_lessons)}));
    if (answers.all().size() == 1) form.errors.emplace_back("file", t("import.no_lessons"));
    if (!form.errors.empty()) return render(course, env, form);
    return write_course(request, loaded, env, "lessons_taken_in", answers, url("/teach/", course.id, "?saved=yes"));
}

Outcome handle_import(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const* course = course_in(request, loaded);
    if (!course) return not_found(request, env);
    if (!request.post) return render(*course, env, {{}, std::string(env.words.language()), {}, {}});
    auto const& t = env.words;
    auto form = posted_import(request, env);
    auto const& upload = request.upload;
    auto const entry = EntryId::parse(request.field("entry"));
    if (!entry) return problem(env, 422, "no_entry", {});
    if (upload.kind == Upload::Kind::package) return take_package(request, loaded, env, *course, std::move(form));
    if (upload.kind == Upload::Kind::refused) form.errors.emplace_back("file", t("import.not_readable"));
    if (upload.kind == Upload::Kind::none && trim(form.pasted).empty())
        form.errors.emplace_back("file", t("import.nothing"));
    if (upload.kind != Upload::Kind::none && upload.kind != Upload::Kind::refused && !trim(form.pasted).empty())
        form.errors.emplace_back("questions", t("import.both"));
    if (!is_lesson_id(form.lesson)) form.errors.emplace_back("lesson", t("teach.lesson_id_wrong"));
    if (!form.errors.empty()) return render(*course, env, form);
    auto const imported = upload.kind == Upload::Kind::xml
                              ? read_moodle_xml(upload.tree)
                              : read_gift(upload.kind == Upload::Kind::text ? std::string_view(upload.text)
                                                                            : std::string_view(form.pasted));
    if (imported.blocks.empty()) {
        form.errors.emplace_back(upload.kind == Upload::Kind::none ? "questions" : "file", t("import.no_questions"));
        for (auto const& problem : imported.problems) form.errors.emplace_back("", words_of(problem, t));
        return render(*course, env, form);
    }
    return report(*course, loaded, env, form, imported, *entry);
}

}  // namespace

Page const import_page{"import_course", need_import, handle_import};

}  // namespace abri::pages
