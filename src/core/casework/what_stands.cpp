// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/what_stands.h"

#include "core/casework/step.h"

#include <algorithm>

namespace abri {

Happened when_it_happened(Recorded const& recorded, CaseStep const* step)
{
    if (!step || step->dated_by.empty()) return {recorded.at, false};
    auto const said = recorded.answers[step->dated_by];
    if (auto const moment = parse_instant(said); moment && said.size() > 10) return {std::min(*moment, recorded.at)};
    if (auto const day = parse_date(said); day && *day < day_of(recorded.at)) return {Instant{*day}, true};
    return {recorded.at, true};
}

bool is_earlier(Happened a, Happened b)
{
    if (a.whole_day || b.whole_day) return day_of(a.at) < day_of(b.at);
    return a.at < b.at;
}

// What says how things stand, whoever wrote it; other registers belong to the step that sets them.
static bool says_how_it_stands(std::string_view name)
{
    for (std::string_view one :
         {"risk_level", "priority_level", "due.review", "due.urgent_action", "postponed.follow_up"})
        if (name == one) return true;
    return name.starts_with("monitoring.");
}

void take_registers(CaseFile& file, Recorded const& recorded, CaseStep const* step)
{
    for (auto const& [name, value] : recorded.shared.all()) {
        auto& standing = file.standing[name];
        bool const comparable = standing.by == step || says_how_it_stands(name);
        if (comparable && is_earlier(recorded.happened, standing.since)) continue;
        standing = {recorded.happened, step};
        file.shared.set(name, value == "-" ? std::string_view() : std::string_view(value));
    }
}

bool is_overtaken(CaseFile const& file, Recorded const& recorded)
{
    return std::any_of(file.history.begin(), file.history.end(), [&](Recorded const& other) {
        return other.kind == recorded.kind && other.readable && is_earlier(recorded.happened, other.happened);
    });
}

bool answers_for(Recorded const& recorded, std::string_view form)
{
    return recorded.form == form || (form == "registration" && recorded.form == "registration_update");
}

Recorded const* newest_with(CaseFile const& file, std::string_view form, std::string_view field)
{
    Recorded const* newest = nullptr;
    for (auto const& recorded : file.history)
        if (answers_for(recorded, form) && (recorded.answers.filled(field) || !recorded.answers.rows(field).empty()) &&
            (!newest || !is_earlier(recorded.happened, newest->happened)))
            newest = &recorded;
    return newest;
}

// Who said it, and so may take it back: the child, each representative, or those who agreed on how to reach them.
static std::string said_by(CaseFile const& file, Recorded const& recorded)
{
    if (recorded.form == "safe_contact") return "safe_contact";
    for (auto const& talk : file.consents)
        if (talk.entry == recorded.entry) return talk.giver;
    return {};
}

std::vector<Prohibition> prohibitions(CaseFile const& file)
{
    std::vector<Prohibition> found;
    std::vector<Recorded const*> by_event;
    for (auto const& recorded : file.history)
        if (recorded.form == "consent" || recorded.form == "safe_contact") by_event.push_back(&recorded);
    std::stable_sort(by_event.begin(), by_event.end(),
                     [](Recorded const* a, Recorded const* b) { return is_earlier(a->happened, b->happened); });
    for (auto const* recorded : by_event) {
        if (recorded->answers.is("withhold_lifted", "yes"))
            std::erase_if(found,
                          [&](Prohibition const& p) { return said_by(file, *p.of) == said_by(file, *recorded); });
        for (std::string_view field : {"never_say", "withhold_information", "withhold_from"})
            if (recorded->answers.filled(field)) found.push_back({recorded, field});
    }
    std::reverse(found.begin(), found.end());
    return found;
}

}  // namespace abri
