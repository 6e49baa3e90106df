// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/supervision/absence.h"

#include "core/casework/steps.h"

namespace abri::pages {

namespace {

constexpr int seen_before = 14;   // days before an absence begins: time to talk the files over

bool may_stand_in(PersonId person, Env const& env)
{
    auto const* member = env.member(person);
    return member && member->active && member->trusted && member->role == Role::caseworker &&
           member->team == env.actor.team;
}

// What becomes of the file's stand-in; nothing where it stays as it is.
struct Change {
    std::optional<StandIn> to;
};
std::optional<Change> change_of(CaseFile const& file, std::string_view form, std::optional<StandIn> const& named,
                                Date today)
{
    auto const& now = file.stand_in;
    bool const runs_or_comes = now && now->until >= today;
    if (form == "back_at_work") return runs_or_comes ? std::optional(Change{}) : std::nullopt;
    if (!named || file.stand_in == named) return std::nullopt;
    // Another absence that comes later does not end what is agreed for now: she is asked again when it begins.
    if (runs_or_comes && named->from > now->until + Days{1}) return std::nullopt;
    if (has_conflict(file, named->who) || named->who == file.key_worker) return std::nullopt;
    return Change{named};
}

}  // namespace

void name_stand_ins(std::vector<actions::NewEntry>& entries, StaffTask const& task, Loaded const& loaded,
                    Answers const& answers, EntryId entry, Env const& env)
{
    auto const today = day_of(env.now);
    std::optional<StandIn> named;
    auto const who = PersonId::parse(answers["delegate"]);
    auto const from = answers.date("starts_on"), until = answers.date("until");
    if (who && from && until && may_stand_in(*who, env) && *until >= today) named = StandIn{*who, *from, *until};
    for (auto const& opened : loaded.others) {
        if (opened.file.key_worker != task.place.person) continue;
        auto const change = change_of(opened.file, task.place.form->form, named, today);
        if (!change) continue;
        auto const written =
            actions::name_stand_in(opened.history, opened.file, change->to,
                                   env.situation(actions::entry_for(entry, opened.file.id, *env.hasher)));
        // A file that does not hold takes no writing: the supervisor carries it, and sees it as damaged.
        if (written) entries.push_back(*written);
    }
}

std::optional<StandIn> stand_in_of(PersonId worker, Loaded const& loaded, Env const& env)
{
    auto const named = stand_in_on(loaded.staff_register(), worker, day_of(env.now));
    return named && may_stand_in(named->who, env) ? named : std::nullopt;
}

int left_to_supervisor(PersonId worker, Loaded const& loaded, Env const& env)
{
    auto const& people = loaded.staff_register();
    auto const* away = people.of(worker).absence_near(day_of(env.now), seen_before);
    if (!loaded.cards || !away) return 0;
    auto const day = std::max(away->from, day_of(env.now));
    int left = 0;
    for (auto const& card : *loaded.cards) {
        if (card.key_worker != worker || card.is_done()) continue;
        auto const other = card.stand_in();
        left +=
            !(other && other->covers(day) && may_stand_in(other->who, env) && !people.of(other->who).absence_on(day));
    }
    return left;
}

}  // namespace abri::pages
