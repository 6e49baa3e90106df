// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/routes.h"

#include "pages/casework/assign.h"
#include "pages/casework/attachments.h"
#include "pages/casework/before_visit.h"
#include "pages/referral/bulk_transfer.h"
#include "pages/casework/case_page.h"
#include "pages/casework/entry_page.h"
#include "pages/casework/child_copy.h"
#include "pages/programme/criteria.h"
#include "pages/supervision/care.h"
#include "pages/forms/draft_pages.h"
#include "pages/casework/family.h"
#include "pages/casework/form_page.h"
#include "pages/casework/hard_words.h"
#include "pages/casework/household_visit.h"
#include "pages/casework/identity.h"
#include "pages/learning/certificate.h"
#include "pages/learning/course_files.h"
#include "pages/learning/learn.h"
#include "pages/learning/offline.h"
#include "pages/learning/teach.h"
#include "pages/worklists/approvals.h"
#include "pages/worklists/my_cases.h"
#include "pages/worklists/my_day.h"
#include "pages/worklists/search.h"
#include "pages/meetings/meetings.h"
#include "pages/casework/own_file.h"
#include "pages/referral/services.h"
#include "pages/referral/sharing.h"
#include "pages/account/hand_over.h"
#include "pages/account/leaving.h"
#include "pages/account/staff_pages.h"
#include "pages/supervision/staff_forms.h"
#include "pages/supervision/supervision.h"
#include "pages/worklists/team_page.h"
#include "pages/worklists/too_much.h"
#include "pages/casework/team_change.h"
#include "pages/casework/versions.h"

namespace abri::pages {

namespace {

constexpr Roles supervisor = Role::supervisor, manager = Role::manager, administrator = Role::administrator;
constexpr Roles carriers = Roles(Role::caseworker) | supervisor;       // who carries files, or stands in
constexpr Roles readers = carriers | manager;                           // and whoever was asked to decide in one
constexpr Roles leaders = supervisor | manager;
constexpr Roles trainers = leaders;                                     // as may_train() says
constexpr Roles staff = readers | Role::data_entry_operator;            // all but who keeps the computers
constexpr Roles everybody = staff | administrator;

}  // namespace

std::span<Route const> routes()
{
    static Route const table[] = {
        {"GET", "/", everybody, &home_page, "Where the day starts for this role", false},
        {"GET", "/day", staff, &my_day_page, "What is late, due today and this week", true},
        {"GET", "/day/too-much", carriers, &too_much_page, "What cannot wait today, and what may", false},
        {"POST", "/day/too-much", carriers, &too_much_page, "Put off what may wait, and tell the supervisor", false},
        {"GET", "/words", staff, &hard_words_page, "Words for hard moments", false},
        {"GET", "/learn", staff, &courses_page, "What is to be learnt: what was given, and the courses", false},
        {"GET", "/learn/{}", staff, &course_page, "One course, and how far one is", false},
        {"GET", "/learn/{}/booklet/{}", staff, &booklet_page, "A whole course to print, as PDF or HTML", false},
        {"GET", "/learn/{}/certificates/{}", staff, &certificate_page,
         "The certificate of results that were handed in, as PDF", false},
        {"GET", "/learn/{}/badges/{}", staff, &badge_page, "The same as an Open Badges 3.0 credential", false},
        {"GET", "/learn/{}/offline", staff, &offline_course_page,
         "A whole course in one page, for a device without network", false},
        {"POST", "/learn/{}/kept", staff, &kept_course_page, "What was answered without network", false},
        {"GET", "/learn/{}/{}", staff, &lesson_page, "One lesson", false},
        {"POST", "/learn/{}/{}", staff, &lesson_page, "Keep answers, go on, pause or hand in", false},
        {"GET", "/teach", trainers, &teach_page, "Courses to write, to give and to follow", false},
        {"GET", "/teach/new", trainers, &new_course_page, "A course of one's own, to begin", false},
        {"POST", "/teach/new", trainers, &new_course_page, "Begin a course", false},
        {"GET", "/teach/assign", trainers, &assign_course_page, "A course or a part of it, to give to learners", false},
        {"POST", "/teach/assign", trainers, &assign_course_page, "Give a course to learners, or take it back", false},
        {"GET", "/teach/{}", trainers, &edit_course_page, "A course to write: its lessons, its editions", false},
        {"POST", "/teach/{}", trainers, &edit_course_page, "Change what a course is called, publish it, withdraw it",
         false},
        {"GET", "/teach/{}/lessons/{}", trainers, &edit_lesson_page, "A lesson to write, with its preview", false},
        {"POST", "/teach/{}/lessons/{}", trainers, &edit_lesson_page, "Look at a lesson as it will be, or keep it",
         false},
        {"POST", "/teach/{}/lessons/{}/draft", trainers, &keep_draft_page,
         "Keep what is written of a lesson, without being asked", true},
        {"GET", "/teach/{}/import", trainers, &import_page, "Questions or lessons from elsewhere", false},
        {"POST", "/teach/{}/import", trainers, &import_page, "Take in GIFT, Moodle XML or a package of lessons", false,
         Takes::course_file},
        {"GET", "/teach/{}/package/{}", trainers, &package_page, "A course to carry elsewhere: SCORM 1.2 or Markdown",
         false},
        {"GET", "/teach/{}/results", trainers, &course_results_page,
         "Learners of a course, results they chose to show, how each question did", false},
        {"GET", "/services", staff, &services_page, "The referral network: services, what is stale, what is missing",
         true},
        {"GET", "/services/describe", staff, &describe_service_page, "A service of the network, to write down", false},
        {"POST", "/services/describe", staff, &describe_service_page, "Write down what is known of a service", true},
        {"GET", "/criteria", staff, &criteria_page, "Vulnerability criteria of the programme", true},
        {"GET", "/criteria/describe", manager, &describe_criterion_page, "A criterion, to write down", false},
        {"POST", "/criteria/describe", manager, &describe_criterion_page, "Write down what was decided of a criterion",
         true},
        {"GET", "/transfers", supervisor, &bulk_transfer_page, "Hand many files to one organisation", false},
        {"POST", "/transfers", supervisor, &bulk_transfer_page,
         "Review the agreements of each file, then ask for the transfer", false},
        {"GET", "/cases", staff, &my_cases_page, "Files this person works with", true},
        {"GET", "/cases/new", carriers, &new_case_page, "The identification form", false},
        {"POST", "/cases/new", carriers, &new_case_page, "Open a file on a child at risk", true},
        {"POST", "/cases/new/draft", carriers, &keep_new_draft_page, "Keep what is typed into a new file", true},
        {"GET", "/cases/{}", readers, &case_page, "One file, by code", true},
        {"GET", "/cases/{}/cover", readers, &cover_page, "First page of the paper folder", false},
        {"GET", "/cases/{}/identity", readers, &identity_page, "Names and addresses; each opening is logged", true},
        {"GET", "/cases/{}/before-visit", carriers, &before_visit_page, "What to know before knocking at the door",
         false},
        {"GET", "/cases/{}/sharing", carriers, &sharing_page, "What one recipient would get today, and why", false},
        {"GET", "/cases/{}/versions/{}", readers, &versions_page, "Two versions of a form, side by side", false},
        {"GET", "/cases/{}/child-copy", carriers, &child_copy_page, "The child's own copy of the plan", false},
        {"GET", "/cases/{}/family", carriers, &family_page, "Files of brothers, sisters and the household", false},
        {"POST", "/cases/{}/family", carriers, &family_page, "Link two files of a family", true},
        {"GET", "/cases/{}/household-visit", carriers, &household_visit_page,
         "One visit, written once for several children", false},
        {"POST", "/cases/{}/household-visit", carriers, &household_visit_page,
         "Write a visit into each child's file that is ticked", false},
        {"GET", "/cases/{}/attachments", carriers, &attachments_page, "Drawings and papers of a child", false},
        {"POST", "/cases/{}/attachments", carriers, &attachments_page, "Keep a drawing or a paper", false,
         Takes::picture},
        {"GET", "/cases/{}/attachments/{}", carriers, &attachment_page, "One drawing or paper, as a picture", false},
        {"GET", "/cases/{}/own", carriers, &own_file_page, "The file as its child may read it, other people covered",
         false},
        {"GET", "/cases/{}/assign", supervisor, &assign_page, "Hand the file to another worker", false},
        {"POST", "/cases/{}/assign", supervisor, &assign_page, "Hand the file to another worker", false},
        {"GET", "/cases/{}/team", supervisor, &team_change_page, "What giving the file to another team does", false},
        {"POST", "/cases/{}/team", supervisor, &team_change_page, "Give the file to another team", false},
        {"GET", "/cases/{}/do/{}", readers, &form_page, "A form of the file", false},
        {"POST", "/cases/{}/do/{}", readers, &form_page, "Write a form into the file", true},
        {"POST", "/cases/{}/draft/{}", readers, &keep_draft_page, "Keep what is typed into a form", true},
        {"GET", "/drafts", staff, &drafts_page, "What this person typed and has not sent", true},
        {"GET", "/drafts/{}", staff, &draft_page, "One draft, to read", false},
        {"POST", "/drafts/{}", staff, &draft_page, "Drop a draft", false},
        {"GET", "/cases/{}/entries/{}", readers, &entry_page, "One entry as it was written", false},
        {"GET", "/approvals", leaders, &approvals_page, "What waits for a decision", false},
        {"GET", "/team", leaders, &team_page, "The team's load", true},
        {"GET", "/supervision", staff, &supervisions_page, "Whom one supervises, and by whom one is supervised", false},
        {"GET", "/supervision/{}", staff, &supervision_page, "The supervision file of two people", false},
        {"GET", "/supervision/{}/prepare", staff, &preparation_page, "What to look at before an individual supervision",
         false},
        {"GET", "/supervision/{}/do/{}", staff, &staff_form_page, "A form of the supervision of two people", false},
        {"POST", "/supervision/{}/do/{}", staff, &staff_form_page, "Write into the supervision file of two people",
         true},
        {"POST", "/learn/{}/{}/draft", staff, &keep_draft_page, "Keep what is written in a lesson, without being asked",
         true},
        {"POST", "/supervision/{}/draft/{}", staff, &keep_draft_page, "Keep what is typed into a form of supervision",
         true},
        {"GET", "/supervision/{}/entries/{}", staff, &supervision_record_page, "One record of a supervision", false},
        {"POST", "/supervision/{}/entries/{}", staff, &supervision_record_page, "Sign a record of a supervision",
         false},
        {"GET", "/supervision/{}/with/{}", everybody, &others_supervision_page,
         "The supervision of two others: closed by its key", false},
        {"GET", "/workers/{}/do/{}", staff, &staff_form_page, "A form about somebody's work", false},
        {"POST", "/workers/{}/do/{}", staff, &staff_form_page, "Write times and numbers of somebody's work", true},
        {"POST", "/workers/{}/back", staff, &back_page, "Back from a visit", false},
        {"GET", "/meetings", staff, &meetings_page, "The team's meetings", false},
        {"GET", "/meetings/do/{}", staff, &staff_form_page, "A form of the team", false},
        {"POST", "/meetings/do/{}", staff, &staff_form_page, "Write into the team's book", true},
        {"POST", "/meetings/draft/{}", staff, &keep_draft_page, "Keep what is typed into a form of the team", true},
        {"GET", "/meetings/entries/{}", staff, &meeting_record_page, "One record of the team", false},
        {"GET", "/actions", staff, &actions_page, "What was said to be done, from every source", false},
        {"POST", "/actions/settle", staff, &settle_action_page, "Say that an action is done, put off or given up",
         false},
        {"GET", "/mandala", staff, &mandala_page, "The team's Mandala", false},
        {"GET", "/mine", staff, &mine_page, "Notes for nobody else", false},
        {"GET", "/mine/do/{}", staff, &staff_form_page, "A private note", false},
        {"POST", "/mine/do/{}", staff, &staff_form_page, "Write a private note", true},
        {"GET", "/mine/export", staff, &export_mine_page, "All private notes, to take away", true},
        {"POST", "/mine/{}/erase", staff, &erase_mine_page, "Erase a private note for good", false},
        {"GET", "/safety", staff, &safety_page, "Who is on a visit and until when", false},
        {"GET", "/staffing", manager, &staffing_page, "How many people the children expected ask for", false},
        {"GET", "/staffing/plan", manager, &staffing_form_page, "The staffing plan", false},
        {"POST", "/staffing/plan", manager, &staffing_form_page, "Write the staffing plan", true},
        {"POST", "/team/give-back", supervisor, &give_back_page, "Open a worker's files to her new keys", false},
        {"GET", "/search", staff, &search_page, "Find a file by code or name", false},
        {"POST", "/search", staff, &search_page, "Find a file by code or name; a name never stands in an address",
         false},
        {"GET", "/users", administrator, &users_page, "People and roles", false},
        {"POST", "/users/add", administrator, &add_person_page, "Add a person", false},
        {"POST", "/team/take", supervisor, &take_team_page, "Lead another team whose supervision one holds", false},
        {"GET", "/team/hand-over", supervisor, &hand_over_page, "What handing a post over will do", false},
        {"POST", "/team/hand-over", supervisor, &hand_over_page, "Hand the supervision post to another supervisor",
         false},
        {"GET", "/users/leave", administrator, &leaving_page, "What somebody's leaving will do", false},
        {"POST", "/users/leave", administrator, &leaving_page, "Somebody leaves for good", false},
        {"POST", "/users/return", administrator, &coming_back_page, "Somebody who had left comes back", false},
        {"POST", "/users/reset", administrator, &reset_page, "New keys for a person", false},
        {"GET", "/forms/{}/blank", staff, &blank_form_page, "A form to fill by hand", false},
    };
    return table;
}

static bool matches(std::string_view pattern, std::string_view path, std::vector<std::string>& captured)
{
    auto const wanted = split(pattern, '/'), given = split(path, '/');
    if (wanted.size() != given.size()) return false;
    captured.clear();
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i] == "{}" && !given[i].empty()) captured.emplace_back(given[i]);
        else if (wanted[i] != given[i]) return false;
    }
    return true;
}

Match find_route(std::string_view method, std::string_view path)
{
    Match match;
    std::vector<std::string> captured;
    for (auto const& route : routes()) {
        if (!matches(route.pattern, path, captured)) continue;
        if (method == route.method) return {&route, captured, false};
        match.other_method = true;
    }
    return match;
}

static std::string api_path(std::string_view pattern)
{
    std::string out = "/api/v1";
    int hole = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern.substr(i, 2) == "{}") {
            out += hole++ == 0 ? "{id}" : "{form}";
            ++i;
        } else {
            out += pattern[i];
        }
    }
    return out;
}

static json::Value field_schema(Field const& field, Catalogue const& catalogue, std::string_view label)
{
    auto schema = json::Value::object();
    schema.set("description", label);
    switch (field.type) {
        case FieldType::multi:
        case FieldType::choice:
        case FieldType::yesno: {
            auto codes = json::Value::array();
            for (auto const& code : catalogue.lists.at(field.list)) codes.push(json::Value::of(std::string_view(code)));
            auto one = json::Value::object().set("type", "string").set("enum", codes);
            if (field.type == FieldType::multi) return schema.set("type", "array").set("items", one);
            return schema.set("type", "string").set("enum", codes);
        }
        case FieldType::number:
            return schema.set("type", "integer")
                .set("minimum", json::Value::of(std::int64_t{field.least}))
                .set("maximum", json::Value::of(std::int64_t{field.most}));
        case FieldType::date: return schema.set("type", "string").set("format", "date");
        case FieldType::rows: {
            auto properties = json::Value::object();
            for (auto const& sub : field.fields) properties.set(sub.code, field_schema(sub, catalogue, sub.code));
            return schema.set("type", "array")
                .set("items", json::Value::object().set("type", "object").set("properties", properties));
        }
        case FieldType::text:
        case FieldType::long_text:
        case FieldType::datetime:
        case FieldType::reference: return schema.set("type", "string");
    }
    return schema;
}

static json::Value schemas(Catalogue const& catalogue, Words const& words)
{
    auto all = json::Value::object();
    for (auto const& form : catalogue.forms) {
        auto properties = json::Value::object();
        auto required = json::Value::array();
        for (auto const& section : form.sections)
            for (auto const& field : section.fields) {
                properties.set(field.code,
                               field_schema(field, catalogue, words("form." + form.id + ".field." + field.label)));
                if (field.need == Need::always && field.when.field.empty())
                    required.push(json::Value::of(std::string_view(field.code)));
            }
        all.set(form.id, json::Value::object()
                             .set("type", "object")
                             .set("additionalProperties", json::Value::of(false))
                             .set("properties", properties)
                             .set("required", required));
    }
    return all;
}

std::string openapi(Catalogue const& catalogue, Words const& words)
{
    auto paths = json::Value::object();
    std::map<std::string, json::Value> by_path;
    for (auto const& route : routes()) {
        if (!route.api) continue;
        bool const get = std::string_view(route.method) == "GET";
        auto answers = json::Value::object();
        answers.set(get ? "200" : "201", json::Value::object().set("description", "done"));
        answers.set("4XX", json::Value::object().set("description", "RFC 9457 problem with refusal code and rule ids"));
        auto operation = json::Value::object()
                             .set("summary", route.summary)
                             .set("operationId", route.page->name)
                             .set("responses", answers);
        by_path[api_path(route.pattern)].set(get ? "get" : "post", operation);
    }
    for (auto& [path, operations] : by_path) paths.set(path, operations);
    auto document = json::Value::object();
    document.set("openapi", "3.1.0").set("info", json::Value::object().set("title", "Abri").set("version", "1"));
    return document.set("paths", paths)
        .set("components", json::Value::object().set("schemas", schemas(catalogue, words)))
        .dump();
}

}  // namespace abri::pages
