// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/learning/library.h"

#include "base/embedded.h"
#include "base/text.h"

#include <algorithm>

namespace abri {

namespace {

// Languages a lesson is looked for in where the wanted one has none.
constexpr std::string_view languages[] = {"fr", "en", "ar", "es"};

std::string place(std::string_view language, std::string_view lesson)
{
    return std::string(language) + "/" + std::string(lesson);
}

// CM101 asks for ten of fourteen: the seed names no mark, this one is ours (docs/course.md).
CourseEntry carried_course()
{
    CourseEntry course;
    course.id = first_course;
    course.titles = {{"fr", "CM101 : la gestion de dossiers en protection de l’enfance"},
                     {"en", "CM101: case management in child protection"}};
    course.pass = 70;
    course.draft = CourseText(first_course);
    course.editions.push_back({0, std::nullopt, {}, {}, course.draft});
    return course;
}

class Shelf {
public:
    void put(Recorded const& record)
    {
        auto const& a = record.answers;
        if (!record.readable || !is_course_id(a["course"])) return;
        auto& course = entry(a["course"]);
        auto const lesson = a["lesson"];
        if (record.kind == "course_described") describe(course, a);
        if (record.kind == "course_withdrawn") course.withdrawn = a.is("withdrawn", "yes");
        if (record.kind == "course_published") publish(course, record);
        if (record.kind == "lessons_taken_in") take_in(course, a);
        if (!is_lesson_id(lesson)) return;
        if (record.kind == "lesson_written")
            course.draft.write(lesson, a["language"], a["text"]), course.is_changed = true;
        if (record.kind == "lesson_removed") course.draft.remove(lesson), course.is_changed = true;
        if (record.kind == "lesson_restored") course.draft.restore(lesson), course.is_changed = true;
    }

    CourseLibrary library{{carried_course()}};

private:
    CourseEntry& entry(std::string_view id)
    {
        for (auto& course : library.courses)
            if (course.id == id) return course;
        CourseEntry fresh;
        fresh.id = id;
        library.courses.push_back(std::move(fresh));
        return library.courses.back();
    }

    static void describe(CourseEntry& course, Answers const& a)
    {
        for (auto language : languages)
            if (auto const title = a["title." + std::string(language)]; !title.empty())
                course.titles[std::string(language)] = title;
            else course.titles.erase(std::string(language));
        if (a.filled("pass")) course.pass = static_cast<int>(std::clamp<std::int64_t>(parse_count(a["pass"]), 0, 100));
        course.training = a["training"];
    }

    // A package of lessons: "text.fr/1.2".
    static void take_in(CourseEntry& course, Answers const& a)
    {
        for (auto const& [name, text] : a.all()) {
            auto const slash = name.find('/');
            if (!name.starts_with("text.") || slash == name.npos || !is_lesson_id(name.substr(slash + 1))) continue;
            course.draft.write(name.substr(slash + 1), name.substr(5, slash - 5), text);
            course.is_changed = true;
        }
    }

    static void publish(CourseEntry& course, Recorded const& record)
    {
        auto const before = course.editions.empty() ? 0 : course.editions.back().number;
        course.editions.push_back(
            {before + 1, record.at, record.author, std::string(record.answers["note"]), course.draft});
        course.is_changed = false;
    }
};

}  // namespace

std::string_view CourseText::in(std::string_view language, std::string_view lesson) const
{
    auto const where = place(language, lesson);
    if (hidden_.contains(where)) return {};
    if (auto const own = written_.find(where); own != written_.end()) return *own->second;
    return course_ == first_course ? embedded("courses/" + course_ + "/" + where + ".md") : std::string_view();
}

bool CourseText::is_written(std::string_view lesson, std::string_view language) const
{
    return !in(language, lesson).empty();
}

std::string_view CourseText::source(std::string_view lesson, std::string_view language) const
{
    if (auto const text = in(language, lesson); !text.empty()) return text;
    for (auto other : languages)
        if (auto const text = in(other, lesson); !text.empty()) return text;
    return {};
}

CourseText::CourseText(std::string_view course) : course_(course)
{
    auto const folder = "courses/" + course_ + "/";
    if (course_ == first_course)
        for (auto const& file : embedded_files())
            if (file.name.starts_with(folder) && file.name.ends_with(".md"))
                put_in_order(file.name.substr(folder.size() + 3, file.name.size() - folder.size() - 6));
}

CourseText::CourseText(CourseText const&) = default;
CourseText::CourseText(CourseText&&) noexcept = default;
CourseText& CourseText::operator=(CourseText const&) = default;
CourseText& CourseText::operator=(CourseText&&) noexcept = default;
CourseText::~CourseText() = default;

void CourseText::put_in_order(std::string_view lesson)
{
    auto const place =
        std::lower_bound(lessons_.begin(), lessons_.end(), lesson,
                         [](std::string const& one, std::string_view other) { return comes_before(one, other); });
    bool const is_there = place != lessons_.end() && *place == lesson;
    bool const is_text = std::any_of(std::begin(languages), std::end(languages),
                                     [&](std::string_view language) { return is_written(lesson, language); });
    if (is_text && !is_there) lessons_.emplace(place, lesson);
    if (!is_text && is_there) lessons_.erase(place);
}

Lesson CourseText::lesson(std::string_view id, std::string_view language) const
{
    auto lesson = parse_lesson(source(id, language));
    lesson.id = id;
    return lesson;
}

Lesson CourseText::header(std::string_view id, std::string_view language) const
{
    auto const text = source(id, language);
    auto lesson = parse_lesson(text.substr(0, text.find("\n\n")));
    lesson.id = id;
    return lesson;
}

void CourseText::write(std::string_view lesson, std::string_view language, std::string_view text)
{
    if (std::find(std::begin(languages), std::end(languages), language) == std::end(languages)) return;
    hidden_.erase(place(language, lesson));
    written_[place(language, lesson)] = std::make_shared<std::string const>(text);
    put_in_order(lesson);
}

// In every language: what is written there later does not bring an old translation back.
void CourseText::remove(std::string_view lesson)
{
    restore(lesson);
    for (auto language : languages) hidden_.insert(place(language, lesson));
    put_in_order(lesson);
}

void CourseText::restore(std::string_view lesson)
{
    for (auto language : languages) {
        written_.erase(place(language, lesson));
        hidden_.erase(place(language, lesson));
    }
    put_in_order(lesson);
}

std::string_view CourseEntry::title(std::string_view language) const
{
    if (auto const own = titles.find(language); own != titles.end()) return own->second;
    return titles.empty() ? std::string_view(id) : std::string_view(titles.begin()->second);
}

CourseEdition const* CourseEntry::edition(int number) const
{
    for (auto const& edition : editions)
        if (edition.number == number) return &edition;
    return nullptr;
}

CourseEntry const* CourseLibrary::find(std::string_view id) const
{
    for (auto const& course : courses)
        if (course.id == id) return &course;
    return nullptr;
}

CourseLibrary fold_courses(std::vector<Recorded> const& records)
{
    Shelf shelf;
    for (auto const& record : records) shelf.put(record);
    return std::move(shelf.library);
}

CourseLibrary const& own_courses()
{
    static CourseLibrary const library = fold_courses({});
    return library;
}

bool is_course_id(std::string_view id)
{
    auto const fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    if (id == "new" || id == "assign") return false;   // addresses of their own
    return id.size() >= 3 && id.size() <= 24 && id.front() != '-' && std::all_of(id.begin(), id.end(), fits);
}

bool is_lesson_id(std::string_view id)
{
    if (id == "intro" || id == "summary" || id == "end") return true;
    if (id.empty() || id.starts_with('.') || id.ends_with('.')) return false;
    auto parts = split(id, '.');
    if (parts.size() > 1 && parts.back() == "summary") parts.pop_back();
    return parts.size() <= 3 && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
               return part.size() <= 2 && parse_count(part) > 0 && !part.starts_with('0');
           });
}

}  // namespace abri
