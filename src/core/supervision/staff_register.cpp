// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/supervision/staff_register.h"

#include <algorithm>

namespace abri {

StaffRecord::Absence const* StaffRecord::absence_near(Date day, int days) const
{
    Absence const* near = nullptr;
    for (auto const& absence : absences)
        if (absence.until >= day && absence.from <= day + Days{days} && (!near || absence.from <= near->from))
            near = &absence;
    return near;
}

StaffRecord::Absence const* StaffRecord::absence_on(Date day) const
{
    for (auto const& absence : absences)
        if (absence.from <= day && day <= absence.until) return &absence;
    return nullptr;
}

StaffRecord::Training const* StaffRecord::training_by(std::string_view training, Date day) const
{
    Training const* latest = nullptr;
    for (auto const& one : trainings)
        if (one.code == training && one.on <= day && (!latest || latest->on <= one.on)) latest = &one;
    return latest;
}

bool StaffRecord::is_trained(std::string_view training, Date day) const
{
    auto const* latest = training_by(training, day);
    return latest ? !latest->until || day <= *latest->until : has_code(trained_in, training);
}

StaffRecord::Agreement const* StaffRecord::agreement_on(Date day) const
{
    Agreement const* latest = nullptr;
    for (auto const& agreement : agreements)
        if (agreement.from <= day && (!agreement.until || day <= *agreement.until)) latest = &agreement;
    return latest;
}

StaffRecord const& StaffRegister::of(PersonId person) const
{
    static StaffRecord const nothing;
    auto const found = people.find(person);
    return found == people.end() ? nothing : found->second;
}

TeamRecord const& StaffRegister::of_team(std::string_view team) const
{
    static TeamRecord const nothing;
    auto const found = teams.find(team);
    return found == teams.end() ? nothing : found->second;
}

namespace {

void describe(StaffRecord& who, Answers const& a)
{
    who.described = true;
    who.sex = a["sex"];
    who.languages = a["languages"];
    who.areas = a["areas"];
    who.experience = a["child_experience"];
    who.qualification = a["qualification"];
    who.trained_in = a["trained_in"];
    who.factors = a["factors"];
    who.regulated = a.is("regulated", "yes");
    who.cap = std::max(0, a.number("cap"));
}

bool is_newer(Date on, std::optional<Date> const& held) { return !held || *held <= on; }

void review(StaffRecord& who, Answers const& a)
{
    auto const on = a.date("reviewed_on");
    if (!on) return;
    StaffRecord::Review held{*on, std::string(a["decision"]), std::max(0, a.number("open_count")),
                             std::max(0, a.number("new_cap"))};
    auto const after = std::upper_bound(who.reviews.begin(), who.reviews.end(), held,
                                        [](auto const& one, auto const& other) { return one.on < other.on; });
    who.reviews.insert(after, std::move(held));
    if (!is_newer(*on, who.reviewed)) return;
    who.reviewed = on;
    who.factors = a["factors"];
    who.last_decision = a["decision"];
    if (a.filled("new_cap")) who.cap = std::max(0, a.number("new_cap"));
}

// Numbers of what was written into a book that others cannot read: "what" is the form.
void count(StaffRegister& into, StaffRecord& who, Answers const& a)
{
    auto const what = a["what"];
    auto const on = a.date("on");
    if (!on) return;
    if (what == "individual_supervision") who.sessions.push_back({*on, a.number("minutes"), false});
    if (what == "missed_supervision") ++who.missed;
    bool const plans = what == "individual_supervision" || what == "missed_supervision";
    // Written late, an older one changes nothing of what a newer one said.
    if (plans && is_newer(*on, who.planned_on)) who.planned_on = on, who.next_session = a.instant("next_on");
    if (what == "case_observation" && is_newer(*on, who.observed)) who.observed = on;
    if (what == "capacity_assessment" && is_newer(*on, who.assessed))
        who.assessed = on, who.recheck = a.date("recheck_on");
    if (what == "extended_session") into.teams[std::string(a["team"])].extended.push_back(*on);
    if (what != "cm_meeting") return;
    auto& team = into.teams[std::string(a["team"])];
    auto const at = a.instant("on").value_or(Instant{*on});
    if (team.meetings.empty() || team.meetings.back().at <= at) team.next_meeting = a.instant("next_on");
    team.meetings.push_back({at, a.number("minutes")});
    std::stable_sort(team.meetings.begin(), team.meetings.end(),
                     [](auto const& x, auto const& y) { return x.at < y.at; });
    // Whoever leads the meeting is seen there by all; it is nobody's own hour.
    for (auto person : split(a["people"], ','))
        if (auto const id = PersonId::parse(person))
            into.people[*id].sessions.push_back({*on, a.number("minutes"), true});
}

}  // namespace

StaffRegister fold_register(std::vector<Recorded> const& records)
{
    StaffRegister all;
    for (auto const& r : records) {
        auto const& a = r.answers;
        auto const about = PersonId::parse(a["about"]);
        auto& who = all.people[about.value_or(r.author)];
        if (r.kind == "staff_described") describe(who, a);
        if (r.kind == "workload_reviewed") review(who, a);
        if (r.kind == "counted") count(all, who, a);
        if (r.kind == "training_noted" && a.date("done_on"))
            who.trainings.push_back({std::string(a["training"]), *a.date("done_on"), a.date("until"),
                                     about.value_or(r.author) == r.author});
        if (r.kind == "absence_noted" && a.date("starts_on") && a.date("until"))
            who.absences.push_back(
                {*a.date("starts_on"), *a.date("until"), PersonId::parse(a["delegate"]).value_or(PersonId{})});
        // Back that day: what was left of it, and what was planned after it, is over.
        if (auto const back = a.date("back_on"); back && r.kind == "absence_ended") {
            for (auto& absence : who.absences) absence.until = std::min(absence.until, *back - Days{1});
            std::erase_if(who.absences, [](auto const& absence) { return absence.until < absence.from; });
        }
        if (auto const supervisor = PersonId::parse(a["supervisor"]); supervisor && r.kind == "supervision_agreed")
            who.agreements.push_back(
                {*supervisor, a.date("starts_on").value_or(day_of(r.at)), a.date("until"), a.is("external", "yes")});
        if (r.kind == "visit_left")
            all.people[r.author].out =
                StaffRecord::Out{r.entry, r.at, a.instant("expected_back").value_or(r.at), std::string(a["area"]),
                                 PersonId::parse(a["with"]).value_or(PersonId{})};
        if (r.kind == "visit_back") who.out.reset();
    }
    for (auto& [id, who] : all.people) {
        who.person = id;
        std::stable_sort(who.sessions.begin(), who.sessions.end(),
                         [](auto const& x, auto const& y) { return x.on < y.on; });
    }
    return all;
}

}  // namespace abri
