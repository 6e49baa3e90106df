// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// Which forms there are about the work of the staff, and who writes them.
#include "pages/forms/staff_place.h"

namespace abri::pages {

static constexpr StaffForm table[] = {
    {"staff_profile", StaffDesk::workers, false, true, false, true},
    {"absence", StaffDesk::workers, true, true, false, true},
    {"back_at_work", StaffDesk::workers, false, true, false, true},
    {"workload_review", StaffDesk::workers, false, true, false, true},
    {"supervision_agreement", StaffDesk::workers, false, true, false, true},
    {"training_done", StaffDesk::workers, true, true, false, true},
    {"visit_leaving", StaffDesk::workers, true, false, false, false},
    {"individual_supervision", StaffDesk::supervision, false, true, false, false},
    {"missed_supervision", StaffDesk::supervision, false, true, false, false},
    {"case_observation", StaffDesk::supervision, false, true, false, false},
    {"shadowing", StaffDesk::supervision, true, false, false, false},
    {"file_review", StaffDesk::supervision, false, true, false, false},
    {"capacity_assessment", StaffDesk::supervision, true, true, false, false},
    {"capacity_plan", StaffDesk::supervision, true, true, false, false},
    {"cm_meeting", StaffDesk::meetings, false, true, false, false},
    {"extended_session", StaffDesk::meetings, false, true, false, false},
    {"case_discussion", StaffDesk::meetings, false, true, true, false},
    {"meeting_suggestion", StaffDesk::meetings, false, true, true, false},
    {"mandala", StaffDesk::meetings, false, true, true, false},
    {"staff_safety_plan", StaffDesk::meetings, false, true, false, false},
    {"safety_incident", StaffDesk::meetings, false, true, true, false},
    {"wellbeing_check", StaffDesk::mine, true, true, true, true},
    {"mandala", StaffDesk::mine, true, true, true, true},
};

StaffForm const* staff_form(std::string_view form, StaffDesk desk)
{
    for (auto const& row : table)
        if (row.form == form && row.desk == desk) return &row;
    return nullptr;
}

StaffForm const* staff_form(std::string_view form)
{
    for (auto const& row : table)
        if (row.form == form) return &row;
    return nullptr;
}

Url staff_form_url(StaffForm const& form, PersonId person)
{
    switch (form.desk) {
        case StaffDesk::workers: return url("/workers/", person.text(), "/do/", form.form);
        case StaffDesk::supervision: return url("/supervision/", person.text(), "/do/", form.form);
        case StaffDesk::meetings: return url("/meetings/do/", form.form);
        case StaffDesk::mine: return url("/mine/do/", form.form);
    }
    return url("/");
}

std::optional<StaffPlace> staff_place(std::string_view path)
{
    auto const parts = split(path, '/');   // "", desk, [person,] "do" or "draft", form
    if (parts.size() < 4) return std::nullopt;
    auto const& what = parts[parts.size() - 2];
    if (what != "do" && what != "draft") return std::nullopt;
    if (parts.size() == 4 && (parts[1] == "meetings" || parts[1] == "mine")) {
        auto const* form = staff_form(parts[3], parts[1] == "mine" ? StaffDesk::mine : StaffDesk::meetings);
        return form ? std::optional(StaffPlace{form, {}}) : std::nullopt;
    }
    if (parts.size() != 5 || (parts[1] != "workers" && parts[1] != "supervision")) return std::nullopt;
    auto const person = PersonId::parse(parts[2]);
    auto const* form = staff_form(parts[4], parts[1] == "workers" ? StaffDesk::workers : StaffDesk::supervision);
    return form && person ? std::optional(StaffPlace{form, *person}) : std::nullopt;
}

}  // namespace abri::pages
