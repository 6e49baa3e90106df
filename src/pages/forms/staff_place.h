// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/frame/page.h"

namespace abri::pages {

// Which of the staff's desks a form belongs to.
enum class StaffDesk : std::uint8_t {
    workers,       // times and numbers, for the programme to know
    supervision,   // for two people
    meetings,      // for the team
    mine
};        // for nobody else
struct StaffForm {
    std::string_view form;
    StaffDesk desk;
    bool self = false;        // about oneself
    bool lead = false;        // by who supervises the person, or leads the team
    bool team = false;        // by anybody of the team
    bool manager = false;     // by who leads the programme
};
StaffForm const* staff_form(std::string_view form, StaffDesk desk);
// The desk a draft of this form belongs to; nothing when the form is no staff form.
StaffForm const* staff_form(std::string_view form);

// Where the form of a desk is: `person` is whom it is about, or the other one of the two.
Url staff_form_url(StaffForm const& form, PersonId person);

// What a path of a staff form says: "/supervision/<person>/do/<form>", "/meetings/do/<form>"; "draft" stands for "do"
// too.
struct StaffPlace {
    StaffForm const* form = nullptr;
    PersonId person;
};
std::optional<StaffPlace> staff_place(std::string_view path);

}  // namespace abri::pages
