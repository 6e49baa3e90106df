// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "pages/forms/form_fields.h"

namespace abri::pages {

// What a form of one of the office's own files needs to be shown and written.
struct OfficeForm {
    Form const& form;
    OpenedOfficeFile const& book;
    Url here, back;                 // of the form, and of the list it belongs to
    std::string_view back_title;
    bool revises = false;           // what is there already: written against an older state it is shown again first
    Html above = {};                // what helps to fill it
};

// Shows the form, or writes what was posted and goes back to the list. `shown` holds the values it starts with.
Outcome write_office_form(Request const& request, Env const& env, OfficeForm const& into, FieldValues shown);

}  // namespace abri::pages
