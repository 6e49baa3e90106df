// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace abri::ledger {

enum class FileKind : std::uint8_t {
    staff_directory = 1,
    child = 2,
    service_directory = 3,
    attachment = 4,
    programme_papers = 5,
    learning = 6,
    supervision = 7,
    team_book = 8,
    private_note = 9,
    staff_register = 10,
    course_book = 11,
    training = 12
};

// Who holds the key of such a file; core/protection/key_rules.h says who that is.
enum class Readers : std::uint8_t { everybody, of_a_child, whole_office, learner, two_people, team, one_person };

// What is known of a kind of file. `verify`, the office's own files, the words of the schema and docs/record_format.md
// read this table; a kind that is not in it does not compile.
struct FileKindRow {
    std::string_view name;        // stable word, such as "staff_register"
    std::string_view holds;       // for the documents
    Readers readers;
    bool has_card = false;        // stands in lists: a sealed card of it is kept (a child's file)
    bool is_clear = false;  // its parts are written in clear and signed; of no other kind is a clear part accepted
    bool kept_open = false;  // most pages ask it: folded once a change and not once a page
};

constexpr FileKindRow describe(FileKind kind)
{
    using K = FileKind;
    switch (kind) {
        case K::staff_directory:
            return {"staff_directory", "people, posts, roles, public keys", Readers::everybody, false, true};
        case K::child: return {"child", "the file of a child", Readers::of_a_child, true};
        case K::service_directory: return {"service_directory", "the referral network", Readers::whole_office};
        case K::attachment: return {"attachment", "a drawing or a paper of a child", Readers::of_a_child};
        case K::programme_papers:
            return {"programme_papers", "criteria, plans of the programme", Readers::whole_office};
        case K::learning: return {"learning", "what somebody learns", Readers::learner};
        case K::supervision: return {"supervision", "the supervision of two people", Readers::two_people};
        case K::team_book: return {"team_book", "meetings and safety of a team", Readers::team};
        case K::private_note: return {"private_note", "a note for nobody else, erased alone", Readers::one_person};
        case K::staff_register:
            return {
                "staff_register", "times and numbers of the staff's work", Readers::whole_office, false, false, true};
        case K::course_book:
            return {"course_book", "courses the office wrote", Readers::whole_office, false, false, true};
        case K::training: return {"training", "what a trainer gave a learner", Readers::two_people};
    }
    return {};  // a number that no kind has
}

inline bool is_known(FileKind kind) { return !describe(kind).name.empty(); }

// Every kind there is, found through `describe`: there is no list to forget one in.
inline std::vector<FileKind> all_file_kinds()
{
    std::vector<FileKind> kinds;
    for (int n = 1; n < 256; ++n)
        if (is_known(static_cast<FileKind>(n))) kinds.push_back(static_cast<FileKind>(n));
    return kinds;
}

}  // namespace abri::ledger
