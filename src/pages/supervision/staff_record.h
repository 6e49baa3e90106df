// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/supervision/action_items.h"
#include "pages/forms/form_fields.h"

namespace abri::pages {

// One record of a book of the staff, for reading and printing: ids of people and files told in words.
Html staff_record(Recorded const& recorded, Loaded const& loaded, Env const& env);
// A line of a list of records: its form, its day, a link, what is still to be done with it.
Html record_line(Recorded const& recorded, Url const& to, Env const& env, std::string_view state = {});
// An action in words.
std::string told(ActionItem const& item, Words const& t);
// What was said to be done and is not yet, as a list of lines; nothing where there is none.
Html action_lines(OpenedOfficeFile const& book, Env const& env);
// The newest record of a kind; of one about a person where that is asked for.
Recorded const* last_of(OpenedOfficeFile const& book, std::string_view kind, std::string_view about = {});
Recorded const* record_of(OpenedOfficeFile const& book, std::string_view entry);

}  // namespace abri::pages
