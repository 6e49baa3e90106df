// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// A course taken out of Abri: a booklet as PDF or in one HTML file, a SCORM 1.2 package for another learning platform,
// or the lessons as they are written.
#include "base/embedded.h"
#include "pages/learning/course_files.h"
#include "programs/commands.h"
#include "programs/office_paths.h"
#include "programs/serve.h"
#include "web/course_files.h"

#include <cstdio>
#include <fstream>
#include <stdexcept>

namespace abri::programs {

namespace {

void write_file(std::string const& path, std::string const& text)
{
    if (std::ifstream(path)) throw std::runtime_error("cannot make " + path + ": it is there already");
    std::ofstream out(path, std::ios::binary);
    out << text;
    if (!out.flush()) throw std::runtime_error("cannot write " + path);
}

std::string text_of(Bytes const& bytes) { return {bytes.begin(), bytes.end()}; }

std::string made(pages::CourseCopy const& copy, CourseEntry const& course, std::string_view format,
                 pages::Env const& env)
{
    if (format == "html") return pages::booklet_html(copy, env);
    if (format == "markdown") return text_of(web::zip_of(pages::markdown_package(copy, course)));
    if (format == "scorm") return text_of(web::zip_of(pages::scorm_package(copy, env)));
    auto const bytes = web::paper(pages::booklet_paper(copy, env));
    if (!bytes) throw std::runtime_error("abri-paper made no PDF");
    return text_of(*bytes);
}

}  // namespace

int export_course(ExportOptions const& options)
{
    pages::Languages languages;
    auto const catalogue = load_catalogue();
    auto const policy = parse_policy(embedded("policies/standard.json"));
    if (!languages.load() || !catalogue || !policy) throw std::runtime_error("the program's own data is broken");
    auto const* course = own_courses().find(options.course);
    if (!course) throw std::runtime_error("there is no course " + options.course);
    auto const& words = languages.of(options.language);
    std::vector<StaffMember> const nobody;
    // The reader of a package is nobody of this office: no supervisor to show a reflection to.
    pages::Env const env{actions::Acting{.catalogue = *catalogue,
                                         .policy = *policy,
                                         .now = local_zone().local(machine_clock()()),
                                         .actor = Actor{{}, Role::manager, {}},
                                         .staff = nobody},
                         words};
    pages::CourseCopy const copy{course->id, std::string(course->title(words.language())), course->newest()->text};
    write_file(options.out, made(copy, *course, options.format, env));
    std::printf("%s\n", options.out.c_str());
    return 0;
}

}  // namespace abri::programs
