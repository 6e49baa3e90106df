// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/age.h"
#include "core/casework/steps.h"
#include "core/casework/what_stands.h"

namespace abri {

static constexpr std::string_view fields[] = {
    "first_name",       "last_name",  "other_names", "sex",          "date_of_birth", "age_years",
    "population_group", "lives_with", "residence",   "safe_contact", "area"};

static bool open(CaseFile const& file, Actor const& actor)
{
    return file.registration && file.stage != Stage::transferred && is_carrying(file, actor);
}

// What was wrong, has been learnt since or has changed. What is left empty stays as it was; what stood before is in the
// history.
static Decision decide_update(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    auto const on = answers.date("learnt_on").value_or(day_of(situation.now));
    bool changes = false;
    for (auto const field : fields) {
        auto const* before = newest_with(file, "registration", field);
        changes |= answers.filled(field) && (!before || before->answers[field] != answers[field]);
    }
    verdict.unless(RuleId::none, changes, Refused::nothing_changed, "reason");
    Decided decided{"registration_updated", {}};
    auto const born = answers.date("date_of_birth");
    auto const* known = born ? nullptr : newest_with(file, "registration", "date_of_birth");
    auto const day = born ? born : known ? known->answers.date("date_of_birth") : std::nullopt;
    if (born) {
        verdict.unless(RuleId::none, *born <= on, Refused::born_later, "date_of_birth");
        verdict.unless(RuleId::none,
                       on < birthday(*born, situation.policy.majority_age) || answers.is("reason", "mistake"),
                       Refused::over_age, "date_of_birth");
        decided.shared.set("age.eighteen_on", iso(birthday(*born, 18)));
    }
    if (day && answers.filled("age_years"))
        verdict.unless(RuleId::none, *day > on || answers.number("age_years") == whole_months(*day, on) / 12,
                       Refused::age_differs, "age_years");
    // A day that hangs on the age is reckoned anew, unless what it asks for has been done.
    if ((day || answers.filled("age_years")) && file.shared.filled("due.turning_18"))
        announce_majority(decided.shared,
                          first_day_at(situation.policy.majority_age, day, answers.number("age_years"), on), on,
                          situation.policy);
    return std::move(verdict).or_else(std::move(decided));
}

static void evolve_update(CaseFile& file, Recorded const& recorded)
{
    if (!file.registration) return;
    auto const& a = recorded.answers;
    auto& registration = *file.registration;
    // Field by field: what a later entry says stands, whatever else this one corrects.
    auto const stands = [&](std::string_view field) { return newest_with(file, "registration", field) == &recorded; };
    if (stands("sex")) registration.sex = a["sex"];
    if (stands("population_group")) registration.population_group = a["population_group"];
    if (stands("area")) registration.area = a["area"];
    if (!stands("age_years")) return;
    registration.age = a.number("age_years");
    registration.age_on = day_of(recorded.happened.at);
}

CaseStep const registration_update_step{"registration_update", "registration_updated", open,
                                        decide_update,         evolve_update,          "learnt_on"};

}  // namespace abri
