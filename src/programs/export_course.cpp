// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// A course taken out of Abri: a booklet in one HTML file, or a SCORM 1.2 package for another learning platform.
#include "base/embedded.h"
#include "core/learning/course.h"
#include "pages/course_book.h"
#include "programs/commands.h"

#include <cstdio>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <zip.h>

namespace abri::programs {

namespace {

std::string document(pages::CourseBook const& book, std::string_view language, std::string const& head, std::string const& before)
{
    return "<!doctype html>\n<html lang=\"" + std::string(language) + "\"><head><meta charset=\"utf-8\"><title>" + book.title + "</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">" + head + "</head><body class=\"plain\"><main id=\"main\">" + before + book.body + "</main></body></html>\n";
}

std::string manifest(std::string const& title, std::string_view course, std::string_view language)
{
    std::string const id = "abri-" + std::string(course) + "-" + std::string(language);
    return R"(<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier=")" +
           id + R"(" version="1" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="course"><organization identifier="course"><title>)" +
           title + R"(</title>
    <item identifier="all" identifierref="book"><title>)" +
           title + R"(</title></item>
  </organization></organizations>
  <resources><resource identifier="book" type="webcontent" adlcp:scormtype="sco" href="index.html">
    <file href="index.html"/><file href="course.css"/><file href="course-data.js"/><file href="scorm.js"/>
  </resource></resources>
</manifest>
)";
}

struct CloseZip {
    void operator()(zip_t* zip) const { zip_discard(zip); }
};

void write_package(std::string const& path, std::vector<std::pair<std::string, std::string>> const& files)
{
    int error = 0;
    std::unique_ptr<zip_t, CloseZip> zip(zip_open(path.c_str(), ZIP_CREATE | ZIP_EXCL, &error));
    if (!zip) throw std::runtime_error("cannot make " + path + (error == ZIP_ER_EXISTS ? ": it is there already" : ""));
    for (auto const& [name, text] : files) {
        auto* const source = zip_source_buffer(zip.get(), text.data(), text.size(), 0);
        if (!source || zip_file_add(zip.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) throw std::runtime_error("cannot write " + name);
    }
    if (zip_close(zip.get()) < 0) throw std::runtime_error("cannot write " + path);
    (void)zip.release();
}

void write_file(std::string const& path, std::string const& text)
{
    if (std::ifstream(path)) throw std::runtime_error("cannot make " + path + ": it is there already");
    std::ofstream out(path, std::ios::binary);
    out << text;
    if (!out.flush()) throw std::runtime_error("cannot write " + path);
}

}  // namespace

int export_course(ExportOptions const& options)
{
    pages::Languages languages;
    auto const catalogue = load_catalogue();
    auto const policy = parse_policy(embedded("policies/standard.json"));
    if (!languages.load() || !catalogue || !policy) throw std::runtime_error("the program's own data is broken");
    if (lesson_ids(options.course).empty()) throw std::runtime_error("there is no course " + options.course);
    auto const& words = languages.of(options.language);
    std::vector<pages::StaffMember> const nobody;
    // The reader of a package is nobody of this office: no supervisor to show a reflection to.
    pages::Env const env{words, *catalogue, *policy, Instant{}, Actor{{}, Role::manager, {}}, nobody, {}, {}, {}, {}, Minutes{0}, false, nullptr};
    auto const book = pages::course_book(options.course, env);
    auto const css = std::string(embedded("assets/app.css"));
    if (options.format == "html") write_file(options.out, document(book, words.language(), "<style>" + css + "</style>", {}));
    else
        write_package(options.out, {{"imsmanifest.xml", manifest(book.title, options.course, words.language())},
                                    {"index.html", document(book, words.language(), "<link rel=\"stylesheet\" href=\"course.css\"><script src=\"course-data.js\"></script><script src=\"scorm.js\" defer></script>", {})},
                                    {"course.css", css},
                                    {"course-data.js", "window.COURSE = " + book.data.dump() + ";\n"},
                                    {"scorm.js", std::string(embedded("assets/scorm.js"))}});
    std::printf("%s\n", options.out.c_str());
    return 0;
}

}  // namespace abri::programs
