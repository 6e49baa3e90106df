// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "actions/acting.h"
#include "actions/loaded.h"
#include "actions/outcome.h"
#include "base/json.h"
#include "pages/frame/html.h"
#include "pages/frame/words.h"

namespace abri::pages {

// Pages speak of what acts need and give back.
using actions::about_case;
using actions::about_office_file;
using actions::courses_file;
using actions::Draft;
using actions::EachOfMine;
using actions::household_draft;
using actions::lesson_draft;
using actions::Loaded;
using actions::most_others;
using actions::Needs;
using actions::OfficeFile;
using actions::OpenedFile;
using actions::OpenedOfficeFile;
using actions::OwnLearning;
using actions::papers_file;
using actions::register_file;
using actions::services_file;
using actions::StaffOrder;
using actions::supervision_file;
using actions::teaching_draft;
using actions::team_file;
using actions::training_file;
using actions::TrainingByOthers;

// What a browser or a program asked for, after the shell checked session, origin and token.
struct Request {
    bool post = false;
    bool api = false;                     // wants JSON
    std::string path;
    std::vector<std::string> captured;    // the {} of the route's pattern, in order
    std::vector<std::pair<std::string, std::string>> query, form;
    std::string picture;                  // JPEG made clean by the shell of what was uploaded; empty when none came
    bool picture_refused = false;         // something was uploaded that is no picture we take
    std::string address; // of this office for the reader, such as "https://abri.example": for what is printed
    // A file that came with the form, taken apart by the shell: text as it is; a package or XML as the program
    // abri-unpack tells it. `refused` when it is none of these.
    struct Upload {
        enum class Kind : unsigned char { none, text, package, xml, refused } kind = Kind::none;
        std::string text;
        json::Value tree;
    } upload;

    std::string_view field(std::string_view name) const;
    std::string_view parameter(std::string_view name) const;
    FileId file() const; // captured[0] as a file id; nil when it is none
};

// What the office itself says and signs: certificates of courses.
struct Office {
    std::string name;
    ledger::Signer const& signer;
    ledger::Hasher const& holders;  // under a key: the name behind a certificate cannot be guessed from its address
    std::array<std::uint8_t, 32> public_key{};  // Ed25519
};

// Everything else a page may know. No clock, no randomness: they are handed in.
struct Env : actions::Acting {
    Words const& words;
    std::string csrf = {};
    FileId new_file = {};
    bool demo = false;
    Office const* office = nullptr;

    std::string_view name_of(PersonId person) const;
};

struct Response {
    int status = 200;
    std::string type = "text/html; charset=utf-8";
    std::string body;
    std::string location;  // of a redirect
    // A file to keep: its name, and where `body` is empty what the shell makes it of.
    std::string file_name = {};
    std::optional<json::Value> paper = {};  // a document for the program abri-paper: PDF
    std::vector<std::pair<std::string, std::string>> package = {};  // files for a ZIP
};

// What a page gives back: what is shown, and what the act behind it changes.
struct Outcome : actions::Changes {
    Response response = {};
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
// The same without the names.
Needs need_file_without_names(Request const& request, std::string_view audit);

Outcome redirect(Url const& to);
Outcome show(Env const& env, std::string_view title, Html const& body, int status = 200);
Outcome json_answer(json::Value const& value, int status = 200);
Outcome not_found(Request const& request, Env const& env);
// RFC 9457: {"type","title","status","refusal","rules","fields"}.
Outcome problem(Env const& env, int status, std::string_view refusal, actions::Rejected const& rejected);

}  // namespace abri::pages
