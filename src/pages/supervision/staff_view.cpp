// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/supervision/staff_view.h"

#include "core/supervision/training.h"

namespace abri::pages {

std::vector<Colleague> colleagues_of(Env const& env)
{
    std::vector<Colleague> all;
    for (auto const& member : env.staff)
        all.push_back({member.id, member.role, member.team, member.active && member.trusted});
    return all;
}

std::optional<PersonId> supervisor_of(Env const& env, PersonId who, StaffRegister const& people)
{
    auto const* member = env.member(who);
    if (!member) return std::nullopt;
    return abri::supervisor_of(Colleague{member->id, member->role, member->team, member->active}, colleagues_of(env),
                               people, day_of(env.now));
}

std::vector<Workload> loads_of(Loaded const& loaded, Env const& env, StaffRegister const& people, std::string_view team,
                               Supervisor supervisor)
{
    std::map<PersonId, Workload> by_worker;
    auto const today = day_of(env.now);
    if (loaded.cards)
        for (auto const& card : *loaded.cards) {
            add_card(by_worker[card.key_worker], card, env.now);
            auto const other = card.is_done() ? std::nullopt : card.stand_in();
            if (other && other->who != card.key_worker && other->covers(today)) ++by_worker[other->who].for_others;
        }
    std::vector<Workload> loads;
    for (auto const& member : env.staff) {
        if (!member.active || team.empty() || member.team != team) continue;
        bool const leads = supervisor == Supervisor::where_she_carries && member.role == Role::supervisor &&
                           by_worker[member.id].open > 0;
        if (member.role != Role::caseworker && !leads) continue;
        auto& load = loads.emplace_back(by_worker[member.id]);
        load.worker = member.id;
        load.supervises = leads;
        add_record(load, people.of(member.id));
    }
    return loads;
}

std::vector<std::pair<std::string, std::string>> people_to_choose(Env const& env, std::string_view team)
{
    std::vector<std::pair<std::string, std::string>> out;
    for (auto const& member : env.staff)
        if (member.active && member.trusted && member.role != Role::administrator &&
            (team.empty() || member.team == team))
            out.emplace_back(member.id.text(), member.name);
    return out;
}

Html trainings(PersonId person, StaffRecord const& record, Env const& env)
{
    using State = TrainingState::State;
    static constexpr std::string_view looks[] = {"later", "soon", "late", "late"};
    auto const& t = env.words;
    auto const* member = env.member(person);
    Html out, list;
    for (auto const& state : training_states(record, member ? member->role : Role::caseworker, day_of(env.now), 60)) {
        list.add<"<li>{} <span class=\"due {}\">{}</span>">(t("list.training." + std::string(state.training)),
                                                            looks[static_cast<std::size_t>(state.state)],
                                                            t("training_state." + std::string(name_of(state.state))));
        if (state.until && state.state != State::missing)
            list.add<" <span class=\"quiet\">{}</span>">(t.date(*state.until));
        list.add<"</li>">();
    }
    return out.add<"<section><h2>{}</h2><ul class=\"tasks\">{}</ul><p><a href=\"{}\">{}</a></p></section>">(
        t("supervision_file.trainings"), list, url("/workers/", person.text(), "/do/training_done"),
        t("form.training_done.title"));
}

Html rhythm_mark(RhythmState const& rhythm, Env const& env)
{
    static constexpr std::string_view looks[] = {"later", "soon", "late", "late"};   // as deadlines look
    auto const& t = env.words;
    Html out;
    out.add<"<span class=\"due {}\">{}</span>">(looks[static_cast<std::size_t>(rhythm.state)],
                                                t("rhythm." + std::string(name_of(rhythm.state))));
    if (rhythm.last) out.add<" <span class=\"quiet\">{}</span>">(t("rhythm.last", {t.date(*rhythm.last)}));
    return out;
}

Needs need_staff(Request const&, Actor const&)
{
    Needs needs;
    needs.cards = true;
    needs.office_files = {register_file()};
    return needs;
}

}  // namespace abri::pages
