// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/supervision/regularity.h"
#include "core/supervision/relationship.h"
#include "core/supervision/workload.h"
#include "pages/frame/page.h"

namespace abri::pages {

std::vector<Colleague> colleagues_of(Env const& env);
std::optional<PersonId> supervisor_of(Env const& env, PersonId who, StaffRegister const& people);

// What each caseworker of `team` carries, her own cap and factors with it; an empty name is no team. Its supervisor
// comes with them where that is asked for and she carries a child herself.
enum class Supervisor : bool { left_out, where_she_carries };
std::vector<Workload> loads_of(Loaded const& loaded, Env const& env, StaffRegister const& people, std::string_view team,
                               Supervisor supervisor = Supervisor::left_out);

// People a form may name: everybody at work, or those of one team.
std::vector<std::pair<std::string, std::string>> people_to_choose(Env const& env, std::string_view team);

// Whether something regular is up to date, in a word and with the last time.
Html rhythm_mark(RhythmState const& rhythm, Env const& env);

// Trainings that somebody's work asks for, each with its state; nothing where all are good.
Html trainings(PersonId person, StaffRecord const& record, Env const& env);

// A needs function shared by pages about the staff: cards and the register.
Needs need_staff(Request const&, Actor const&);

}  // namespace abri::pages
