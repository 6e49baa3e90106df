// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/stand_in.h"

#include "base/text.h"
#include "core/casework/steps.h"

namespace abri {

std::string text_of(StandIn const& stand_in)
{
    return stand_in.who.text() + " " + iso(stand_in.from) + " " + iso(stand_in.until);
}

std::optional<StandIn> parse_stand_in(std::string_view text)
{
    auto const parts = split(text, ' ');
    if (parts.size() != 3) return std::nullopt;
    auto const who = PersonId::parse(parts[0]);
    auto const from = parse_date(parts[1]), until = parse_date(parts[2]);
    if (!who || !from || !until) return std::nullopt;
    return StandIn{*who, *from, *until};
}

bool is_shut_to(CaseFile const& file, PersonId person, Date day)
{
    if (has_conflict(file, person)) return true;
    auto const& stand_in = file.stand_in;
    return stand_in && stand_in->who == person && person != file.key_worker && !stand_in->covers(day);
}

namespace {

bool open(CaseFile const& file, Actor const& actor) { return !file.history.empty() && actor.role == Role::supervisor; }

// Named, or (nobody) ended: she is back.
Decision decide_stand_in(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    Decided decided{"stand_in_named", {}};
    auto const who = PersonId::parse(answers["stand_in"]);
    if (!who) {
        decided.shared.set("stand_in", "-");
        return std::move(verdict).or_else(std::move(decided));
    }
    auto const from = answers.date("starts_on"), until = answers.date("until");
    verdict.unless(RuleId::none, *who != file.key_worker, Refused::same_person, "stand_in");
    verdict.unless(80_rule, !has_conflict(file, *who), Refused::conflict_of_interest, "stand_in");
    bool const bounded = from && until && *from <= *until && *until >= day_of(situation.now) &&
                         *until <= *from + Days{longest_absence_days};
    verdict.unless(RuleId::none, bounded, Refused::field_problem, "until", "out_of_range");
    if (bounded) decided.shared.set("stand_in", text_of({*who, *from, *until}));
    return std::move(verdict).or_else(std::move(decided));
}

}  // namespace

CaseStep const stand_in_step{"stand_in", "stand_in_named", open, decide_stand_in, keep_in_history};

}  // namespace abri
