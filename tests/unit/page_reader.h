// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/routes.h"
#include "unit/story.h"

namespace abri::tests {

// Somebody who looks at pages in a test, without keys, disk or HTTP: a page is a string that follows from what was
// asked, what was opened and who reads.
class PageReader {
public:
    explicit PageReader(Story const& story) : PageReader(story, story.worker) {}
    PageReader(Story const& story, Actor actor);

    pages::Env env() const;
    Actor actor;
    std::string language = "fr";
    std::vector<StaffMember> staff;   // the worker, the supervisor and the manager of the story, and who reads
    actions::Loaded loaded;           // the story's file; a test adds what else was opened

    // The page of this address for this reader; 404 where the route table says so.
    pages::Outcome get(std::string path, Fields query = {}) const;
    pages::Outcome post(std::string path, Fields fields) const;
    pages::Outcome ask(pages::Request request) const;

    // An office file with these entries in it, as it is opened.
    static std::shared_ptr<actions::OpenedOfficeFile const> office_file(actions::OfficeFile const& ref,
                                                                        std::vector<Recorded> records);
    std::string case_path(std::string_view rest = {}) const;

private:
    Story const& story_;
};

bool shows(pages::Outcome const& outcome, std::string_view text);

}  // namespace abri::tests
