// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/recorded.h"
#include "core/learning/course.h"

#include <memory>
#include <set>

namespace abri {

// The text of a whole course at one time: what the program carries, changed and added to by the office's trainers.
// A value: copies share the texts.
class CourseText {
public:
    explicit CourseText(std::string_view course = {});
    // Made and ended in one file: the core is compiled without run-time types, and the sanitizer of its tests would not
    // know the shared texts again.
    CourseText(CourseText const&);
    CourseText(CourseText&&) noexcept;
    CourseText& operator=(CourseText const&);
    CourseText& operator=(CourseText&&) noexcept;
    ~CourseText();

    std::vector<std::string> const& lessons() const { return lessons_; }  // in the order they are read
    // Of a lesson in a language, or in the one it was written in first; empty where it has none.
    std::string_view source(std::string_view lesson, std::string_view language) const;
    Lesson lesson(std::string_view id, std::string_view language) const;
    Lesson header(std::string_view id, std::string_view language) const;  // titles and minutes alone
    bool is_written(std::string_view lesson, std::string_view language) const;  // in that very language

    void write(std::string_view lesson, std::string_view language, std::string_view text);
    void remove(std::string_view lesson);
    void restore(std::string_view lesson);  // as the program carries it

private:
    std::string_view in(std::string_view language, std::string_view lesson) const;
    void put_in_order(std::string_view lesson);  // or takes it out, where it is written in no language
    std::string course_;
    std::vector<std::string> lessons_;
    std::map<std::string, std::shared_ptr<std::string const>, std::less<>> written_;  // "fr/1.2"
    std::set<std::string, std::less<>> hidden_;  // "fr/1.2": taken out, whatever the program carries
};

// What learners begin: a text that does not change any more.
struct CourseEdition {
    int number = 0;  // 0: as it came with the program
    std::optional<Instant> published;
    PersonId by;
    std::string note;  // what is new in it
    CourseText text;
};

struct CourseEntry {
    std::string id;  // in addresses: a to z, digits and '-'
    std::map<std::string, std::string, std::less<>> titles;  // by language
    std::string training;  // code of the list of trainings that it counts as; may be empty
    int pass = 0;  // right answers in a hundred that a certificate asks for
    bool withdrawn = false;  // nobody begins it any more
    CourseText draft;
    std::vector<CourseEdition> editions;  // oldest first; none until it is published
    bool is_changed = false;  // since its last edition

    std::string_view title(std::string_view language) const;
    CourseEdition const* edition(int number) const;
    CourseEdition const* newest() const { return editions.empty() ? nullptr : &editions.back(); }
};

// Every course of the office: those of the program first.
struct CourseLibrary {
    std::vector<CourseEntry> courses;
    CourseEntry const* find(std::string_view id) const;
};

inline constexpr std::string_view first_course = "cm101";

// Records of the office's course book, oldest first; also the library of an office where nobody has written one.
CourseLibrary fold_courses(std::vector<Recorded> const& records);
// The courses of the program alone.
CourseLibrary const& own_courses();

bool is_course_id(std::string_view id);  // 3 to 24 characters
bool is_lesson_id(std::string_view id);  // "intro", "2", "2.5.1", "2.summary", "summary", "end"

}  // namespace abri
