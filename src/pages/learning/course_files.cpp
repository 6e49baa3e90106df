// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/learning/course_files.h"

#include "base/embedded.h"
#include "pages/learning/course_book.h"
#include "pages/learning/teach.h"

namespace abri::pages {

namespace {

std::string document(CourseBook const& book, CourseCopy const& course, std::string_view language, Html const& head,
                     std::string const& after = {})
{
    Html start;
    start.add<"<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{}</title><meta "
              "name=\"viewport\" content=\"width=device-width, initial-scale=1\">">(language, course.title);
    return start.text() + head.text() + "</head><body class=\"plain\"><main id=\"main\">" + book.body + "</main>" +
           after + "</body></html>\n";
}

std::string manifest(CourseCopy const& course, std::string_view language)
{
    Html out;
    out.add<
        "<manifest identifier=\"abri-{}-{}\" version=\"1\" xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\" "
        "xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\">\n"
        "  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>\n"
        "  <organizations default=\"course\"><organization identifier=\"course\"><title>{}</title>\n"
        "    <item identifier=\"all\" identifierref=\"book\"><title>{}</title></item>\n"
        "  </organization></organizations>\n"
        "  <resources><resource identifier=\"book\" type=\"webcontent\" adlcp:scormtype=\"sco\" href=\"index.html\">\n"
        "    <file href=\"index.html\"/><file href=\"course.css\"/><file href=\"course_reader.js\"/><file "
        "href=\"scorm.js\"/>\n"
        "  </resource></resources>\n</manifest>\n">(course.id, language, course.title, course.title);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + out.text();
}

// The course of the address in the edition that is begun now.
std::optional<CourseCopy> newest_copy(CourseEntry const* course, Env const& env)
{
    if (!course || !course->newest() || course->newest()->text.lessons().empty()) return std::nullopt;
    return CourseCopy{course->id, std::string(course->title(env.words.language())), course->newest()->text};
}

Outcome handle_booklet(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const copy = newest_copy(course_in(request, loaded), env);
    auto const format = request.captured.size() > 1 ? request.captured[1] : std::string();
    if (!copy || !may_learn(env.actor) || (format != "pdf" && format != "html")) return not_found(request, env);
    Outcome out;
    out.response.file_name = copy->id + "." + format;
    if (format == "html") {
        out.response.body = booklet_html(*copy, env);
    } else {
        out.response.type = "application/pdf";
        out.response.paper = booklet_paper(*copy, env);
    }
    return out;
}

Outcome handle_package(Request const& request, Loaded const& loaded, Env const& env)
{
    auto const* course = course_in(request, loaded);
    auto const format = request.captured.size() > 1 ? request.captured[1] : std::string();
    if (!course || (format != "scorm" && format != "markdown")) return not_found(request, env);
    Outcome out;
    out.response.type = "application/zip";
    out.response.file_name = course->id + "-" + format + ".zip";
    if (format == "markdown") {
        out.response.package = markdown_package({course->id, std::string(course->title("fr")), course->draft}, *course);
    } else {
        auto const copy = newest_copy(course, env);
        if (!copy) return not_found(request, env);
        out.response.package = scorm_package(*copy, env);
    }
    return out;
}

}  // namespace

std::string booklet_html(CourseCopy const& course, Env const& env)
{
    // Inside the file, so that it is one: nothing of the stylesheet ends the element.
    auto const book = course_book_of(course, env);
    auto text = document(book, course, env.words.language(), Html());
    auto const at = text.find("</head>");
    return text.insert(at, "<style>" + std::string(embedded("assets/app.css")) + "</style>");
}

Files scorm_package(CourseCopy const& course, Env const& env)
{
    auto const language = env.words.language();
    auto const book = course_book_of(course, env);
    Html head;
    head.add<"<link rel=\"stylesheet\" href=\"course.css\"><script src=\"course_reader.js\" defer></script><script "
             "src=\"scorm.js\" defer></script>">();
    return {{"imsmanifest.xml", manifest(course, language)},
            {"index.html", document(book, course, language, head, book.script())},
            {"course.css", std::string(embedded("assets/app.css"))},
            {"course_reader.js", std::string(embedded("assets/course_reader.js"))},
            {"scorm.js", std::string(embedded("assets/scorm.js"))}};
}

Files markdown_package(CourseCopy const& course, CourseEntry const& entry)
{
    auto titles = json::Value::object();
    for (auto const& [language, title] : entry.titles) titles.set(language, title);
    auto const about = json::Value::object()
                           .set("id", course.id)
                           .set("titles", titles)
                           .set("pass", json::Value::of(std::int64_t{entry.pass}))
                           .set("training", entry.training);
    Files files{{"course.json", about.dump() + "\n"}};
    for (auto const& id : course.text.lessons())
        for (std::string const language : {"fr", "en"})
            if (course.text.is_written(id, language))
                files.emplace_back(language + "/" + id + ".md", course.text.source(id, language));
    return files;
}

Page const booklet_page{"booklet", need_courses, handle_booklet};
Page const package_page{"course_package", need_courses, handle_package};

}  // namespace abri::pages
