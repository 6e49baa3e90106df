// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "actions/write_form.h"
#include "base/json.h"
#include "core/meetings/identifying_words.h"
#include "core/supervision/staff_register.h"
#include "pages/draft.h"
#include "pages/html.h"
#include "pages/words.h"

#include <memory>

namespace abri {
struct CourseLibrary;
}

namespace abri::pages {

// What a browser or a program asked for, after the shell checked session, origin and token.
struct Request {
    bool post = false;
    bool api = false;                     // wants JSON
    std::string path;
    std::vector<std::string> captured;    // the {} of the route's pattern, in order
    std::vector<std::pair<std::string, std::string>> query, form;
    std::string picture;                  // JPEG made clean by the shell of what was uploaded; empty when none came
    bool picture_refused = false;         // something was uploaded that is no picture we take
    std::string address;                  // of this office for the reader, such as "https://abri.example": for what is printed
    // A file that came with the form, taken apart by the shell: text as it is; a package or XML as the program abri-unpack
    // tells it. `refused` when it is none of these.
    struct Upload {
        enum class Kind : unsigned char { none,
                                          text,
                                          package,
                                          xml,
                                          refused } kind = Kind::none;
        std::string text;
        json::Value tree;
    } upload;

    std::string_view field(std::string_view name) const;
    std::string_view parameter(std::string_view name) const;
    FileId file() const;                  // captured[0] as a file id; nil when it is none
};

// A file that is no child's.
struct BookRef {
    ledger::FileKind kind;
    // Of a team_book the team; of supervision and training the other person's id, of supervision two ids parted by a colon
    // too, or empty for all that the reader is one of the two of;
    // of a private_note its own id, or empty for all of the reader's. Nothing where the office or the reader has one.
    std::string of;
};
inline BookRef service_book() { return {ledger::FileKind::service_directory, {}}; }
inline BookRef papers_book() { return {ledger::FileKind::programme_papers, {}}; }
inline BookRef learning_book() { return {ledger::FileKind::learning, {}}; }
inline BookRef register_book() { return {ledger::FileKind::staff_register, {}}; }
inline BookRef team_book(std::string team) { return {ledger::FileKind::team_book, std::move(team)}; }
inline BookRef supervision_book(std::string with = {}) { return {ledger::FileKind::supervision, std::move(with)}; }
inline BookRef course_book() { return {ledger::FileKind::course_book, {}}; }
inline BookRef training_book(std::string with = {}) { return {ledger::FileKind::training, std::move(with)}; }
inline BookRef training_by_others() { return {ledger::FileKind::training, "trainers"}; }   // of those who may have given the reader something
inline BookRef private_note(std::string id = {}) { return {ledger::FileKind::private_note, std::move(id)}; }

// What a page has to have before it can answer. The shell opens just that, under the keys of the session.
struct Needs {
    std::optional<FileId> file;
    std::vector<FileId> others;           // more files of the same act, such as brothers and sisters; at most most_others
    bool identity = false;                // the panel with names
    std::vector<BookRef> books;           // files that are no child's
    std::optional<FileId> attachment;     // a picture of `file`, a file of its own with its own key
    bool strict = false;
    bool cards = false;
    std::string name;                     // looked for among the office's search copies; empty asks for none
    bool drafts = false;                  // the reader's own
    bool is_about_children = false;       // said by a page that asks for nothing of them and yet shows it
    bool known_words = false;             // what a note must not carry: of the files that this reader can open
    std::string_view audit;               // action code of the audit line; empty writes none
};

inline constexpr std::size_t most_others = 60;

struct StaffMember {
    PersonId id;
    std::string username, name, team;
    Role role = Role::caseworker;
    bool active = true, trusted = true;
};

struct OpenedFile {
    ledger::History history;
    CaseFile file;
};

// One of the files that are no child's, such as the service directory.
struct OpenedBook {
    BookRef ref;                          // with `of` filled where the reference stood for all
    ledger::History history;
    std::vector<Recorded> records;        // oldest first
    bool closed = false;                  // there, and not this reader's: nothing can be written into it
};

struct Loaded {
    std::optional<OpenedFile> file;       // absent: not there, or not this reader's
    std::vector<OpenedFile> others;       // those of Needs::others that this reader's keys open
    std::string picture;                  // of Needs::attachment; empty when not there, or not this reader's
    std::vector<std::shared_ptr<OpenedBook const>> books;   // of Needs::books, in that order; empty until somebody writes into one
    std::shared_ptr<StaffRegister const> staff;             // the register of the staff folded, when it is among them
    std::shared_ptr<CourseLibrary const> courses;           // the course book folded, when it is among them
    OpenedBook const& book(ledger::FileKind kind) const;   // the first of its kind; an empty one when none was asked for
    std::vector<Card> const* cards = nullptr;
    std::vector<std::pair<FileId, std::string>> matches;  // of a name search
    bool searched_too_often = false;      // the name was not looked for
    std::vector<Draft> drafts;            // newest first
    KnownWords known;                     // of Needs::known_words
    std::vector<FileId> compared;         // the files they are of
};

// What the office itself says and signs: certificates of courses.
struct Office {
    std::string name;
    ledger::Signer const& signer;
    ledger::Hasher const& holders;               // under a key: the name behind a certificate cannot be guessed from its address
    std::array<std::uint8_t, 32> public_key{};   // Ed25519
};

// Everything else a page may know. No clock, no randomness: they are handed in.
struct Env {
    Words const& words;
    Catalogue const& catalogue;
    Policy const& policy;
    Instant now;
    Actor actor;
    std::vector<StaffMember> const& staff;
    std::string csrf;
    EntryId new_entry;                    // minted for the form on this page
    FileId new_file;
    std::string new_case_code;
    Minutes utc_offset{0};
    bool demo = false;
    ledger::Hasher const* hasher = nullptr;   // one way: what is derived with it tells nothing of what it came from
    Office const* office = nullptr;

    std::string_view name_of(PersonId person) const;
    StaffMember const* member(PersonId person) const;
};

struct Response {
    int status = 200;
    std::string type = "text/html; charset=utf-8";
    std::string body;
    std::string location;                 // of a redirect
    // A file to keep: its name, and where `body` is empty what the shell makes it of.
    std::string file_name = {};
    std::optional<json::Value> paper = {};   // a document for the program abri-paper: PDF
    std::vector<std::pair<std::string, std::string>> package = {};   // files for a ZIP
};

// A key handed to a post or a person together with the entries.
struct Grant {
    FileId file;
    PersonId recipient;
    bool with_identity = false;
    Days lasts{0};                        // 0 = until taken back
};
struct Withdrawal {
    FileId file;
    PersonId recipient;
};

// Work that only the shell can do: it touches keys.
struct StaffOrder {
    enum class Kind : std::uint8_t { none,
                                     add_person,
                                     reset_person,
                                     give_back_files,
                                     hand_over_post } kind = Kind::none;
    PersonId person;
    StaffMember added;                    // of add_person
};

struct Outcome {
    Response response;
    std::vector<actions::NewEntry> entries;
    std::vector<Grant> grants;
    std::vector<Withdrawal> withdrawals;
    StaffOrder order;
    std::string search_name;              // name to put into the office's search copies
    std::vector<FileId> matched;          // files met by a name asked for; one audit line each
    std::optional<Draft> keep_draft;
    std::optional<EntryId> drop_draft;    // sent, or no longer wanted
};

struct Page {
    std::string_view name;
    Needs (*needs)(Request const&, Actor const&);
    Outcome (*handle)(Request const&, Loaded const&, Env const&);
};

// The ids posted as `name`, once each and bounded: files that a page wants beside its own.
std::vector<FileId> posted_files(Request const& request, std::string_view name);
// Of a page that asks the shell for nothing.
Needs need_nothing(Request const&, Actor const&);
// The file of the address with every part that this reader's keys open; `audit` names the opening.
Needs need_whole_file(Request const& request, std::string_view audit);

// The ids of posts are fixed by their name: "management", "supervision:<team>", "continuity".
// The shell gives them; pages name posts by these words.
PersonId post_id(std::string_view name);

Outcome redirect(Url const& to);
Outcome show(Env const& env, std::string_view title, Html const& body, int status = 200);
Outcome json_answer(json::Value const& value, int status = 200);
Outcome not_found(Request const& request, Env const& env);
// RFC 9457: {"type","title","status","refusal","rules","fields"}.
Outcome problem(Env const& env, int status, std::string_view refusal, actions::Rejected const& rejected);

}  // namespace abri::pages
