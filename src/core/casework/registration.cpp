// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

#include "core/casework/age.h"
#include "core/casework/case_code.h"
#include "core/casework/separation.h"

#include "base/text.h"

namespace abri {

static bool open(CaseFile const& file, Actor const& actor)
{
    return !file.history.empty() && !file.registration && file.stage != Stage::ineligible && is_carrying(file, actor);
}

static Decision decide_registration(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    // Imminent danger cannot wait for papers: registered at once with a reason, consent due next (G-14, F-39).
    bool const in_danger = !rule(116_rule, !(answers.is("provisional", "yes") && answers.filled("provisional_reason")));
    if (!in_danger) {
        verdict.unless(29_rule, file.stage == Stage::screened, Refused::not_eligible);
        verdict.unless(29_rule, allows_case_management(file.consents), Refused::consent_missing);
    }
    auto const on = answers.instant("registered_on").value_or(situation.now);
    verdict.unless(RuleId::none, on >= file.identified_on, Refused::before_identification, "registered_on");
    verdict.unless(RuleId::none, answers.number("age_years") < situation.policy.majority_age, Refused::over_age,
                   "age_years");
    if (auto const day = answers.date("date_of_birth")) {
        verdict.unless(RuleId::none, *day <= day_of(on), Refused::born_later, "date_of_birth");
        bool const fits = *day > day_of(on) || answers.number("age_years") == whole_years(*day, day_of(on));
        verdict.unless(RuleId::none, fits, Refused::age_differs, "age_years");
    }
    verdict.unless(40_rule, is_case_code(situation.new_case_code), Refused::not_open_now);

    auto const& policy = situation.policy;
    Decided decided{"child_registered", {}};
    auto& shared = decided.shared;
    shared.set("case_code", situation.new_case_code);
    shared.set("policy", policy.label());
    end_intake(file, shared);
    set_due(shared, "initial_assessment", on + Hours{amount(120_rule, policy.initial_target_h)});
    shared.set("limit.initial_assessment", iso(on + Hours{amount(121_rule, policy.initial_limit_h)}));
    set_due(shared, "comprehensive_start", Instant{day_of(on) + Days{amount(137_rule, policy.comprehensive_start_d)}});
    auto const complete = policy.comprehensive_complete_mo > 0
                              ? add_months(day_of(on), amount(138_rule, policy.comprehensive_complete_mo))
                              : day_of(on) + Days{amount(139_rule, policy.comprehensive_complete_d)};
    set_due(shared, "comprehensive_complete", Instant{complete});
    if (file.urgency == "imminent_danger") set_due(shared, "initial_assessment", on);
    auto const born = answers.date("date_of_birth");
    if (born) shared.set("age.eighteen_on", iso(birthday(*born, 18)));
    announce_majority(shared, first_day_at(policy.majority_age, born, answers.number("age_years"), day_of(on)),
                      day_of(on), policy);
    if (in_danger) {
        set_due(shared, "consent", on + Hours{amount(29_rule, policy.consent_after_danger_h)});
        wait_for_review(file, shared, on + Hours{policy.exception_review_h});
    }
    return std::move(verdict).or_else(std::move(decided));
}

static void evolve_registration(CaseFile& file, Recorded const& recorded)
{
    auto const& a = recorded.answers;
    Registration registration;
    registration.on = a.instant("registered_on").value_or(recorded.at);
    registration.code = recorded.shared["case_code"];
    registration.sex = a["sex"];
    registration.age = a.number("age_years");
    registration.age_on = day_of(registration.on);
    registration.population_group = a["population_group"];
    registration.area = a["area"];
    registration.concerns = a["initial_concerns"];
    registration.provisional = a.is("provisional", "yes");
    if (registration.provisional) except(file, recorded, "provisional_registration");
    if (allows_case_management(file.consents)) file.shared.set("due.consent", "");
    // Nobody took this child away: unaccompanied or separated when we met.
    if (has_code(registration.concerns, "unaccompanied") || has_code(registration.concerns, "separated"))
        file.separation = Separation{recorded.entry, day_of(registration.on), std::string(before_us), {}};
    file.registration = std::move(registration);
    file.stage = Stage::registered;
}

CaseStep const registration_step{"registration",      "child_registered",  open,
                                 decide_registration, evolve_registration, "registered_on"};

}  // namespace abri
