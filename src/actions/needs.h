// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "actions/office_file.h"

#include <optional>
#include <vector>

namespace abri::actions {

// The line of the audit log that an act leaves: what was done, and about which file.
struct Audit {
    enum class About : std::uint8_t {
        nothing,
        the_case,           // Needs::file
        the_office_file,    // the first of Needs::office_files
        what_is_written,    // the file of the first entry, where a file begins
        each_other          // one line for each of Needs::others, and none besides
    };
    std::string_view action = {};   // a code, such as "form_opened"; empty writes no line
    About about = About::nothing;
    bool is_written() const { return !action.empty(); }
};
inline Audit about_case(std::string_view action) { return {action, Audit::About::the_case}; }
inline Audit about_office_file(std::string_view action) { return {action, Audit::About::the_office_file}; }

// What an act or a page has to have before it can answer. The shell opens just that, under the keys of the session.
struct Needs {
    std::optional<FileId> file;             // a child's
    std::vector<FileId> others;  // more files of the same act, such as brothers and sisters; at most most_others
    bool family = false;  // the files linked with `file` that this reader can open become `others`
    PersonId carried_by = {};  // the files this person carries, as far as this reader opens them, become `others`
    bool identity = false;  // the panel with names
    bool strict = false;  // what is strictly confidential
    std::vector<OfficeFile> office_files;
    std::optional<FileId> attachment;  // a picture of `file`, a file of its own with its own key
    bool cards = false;
    std::string name;  // looked for among the office's search copies; empty asks for none
    bool drafts = false;  // the reader's own
    bool is_about_children = false;  // said by a page that asks for nothing of them and yet shows it
    bool known_words = false;  // what a note must not carry: names of the files this reader works with
    Audit audit;
};

inline constexpr std::size_t most_others = 60;

}  // namespace abri::actions
