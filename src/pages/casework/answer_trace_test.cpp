// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "base/text.h"
#include "unit/answer_trace.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace abri;
using namespace abri::tests;

namespace {

// Choices whose answers are read in their own entry alone, and why nobody has to meet them again. A choice of a form
// that is not here is seen where the work is; one that leaves something open belongs on a list, not here.
struct ReadInItsEntry {
    char const* field;
    char const* why;
};
constexpr ReadInItsEntry read_in_their_entry[] = {
    {"appointment.with", "who will be there; its words stand in the entry, the hour and the place on the file"},
    {"best_interests.body", "which panel sat; what it decided bears on plan and separation"},
    {"best_interests.trigger", "why it was called"},
    {"case_conference.reason", "why it was called; what it agreed are tasks"},
    {"case_note.contact_type", "how somebody was in touch"},
    {"case_plan.horizons_not_needed", "answered so that no horizon is forgotten (R-153)"},
    {"case_plan.removal_authority", "seen where the plan separates a child (core/casework/separation_test.cpp)"},
    {"comprehensive_assessment.refugee_procedure", "asked of refugees; the panel that follows is its own form"},
    {"conflict_of_interest.kind", "the link shuts the file, whatever it is"},
    {"consent.age_band", "how it was explained"},
    {"consent.agreed_to", "without case management nothing goes on (consent_test.cpp); the rest is told in the entry"},
    {"consent.assent_method", "how it was explained"},
    {"consent.explained_topics", "all four or refused (R-041)"},
    {"consent.method", "spoken or signed"},
    {"family_link.relation", "the link is what counts; told on the family page"},
    {"follow_up.action_done", "ends what is urgent, where something is (closure_test.cpp)"},
    {"follow_up.with", "counts as a visit where the child was seen (closure_test.cpp)"},
    {"initial_assessment.next_steps_with", "whom it was talked over with; whom not is a task"},
    {"initial_assessment.protection_concerns", "what was found; the risk and the needs that follow are what acts"},
    {"interim_plan.agreed_with", "whom it was agreed with"},
    {"mandatory_report.law", "why it was decided so; the supervisor was asked"},
    {"referral_feedback.channel", "how the provider answered"},
    {"registration_update.area", "seen in lists and allocation, not on the file"},
    {"registration_update.population_group", "asks a panel of refugees (best_interests_test.cpp)"},
    {"registration_update.reason", "why it was corrected; both values stand in the identity panel"},
    {"reopening.reason", "its words stand on the file until the child is assessed"},
    {"review.caregiver_involved", "who took part"},
    {"review.chair", "who led it"},
    {"review.child_involved", "who took part"},
    {"review.safe_house_left", "ends the daily call, where there is one (rhythm_test.cpp)"},
    {"safe_contact.withhold_lifted", "lifts what was said before, where something was (what_stands_test.cpp)"},
    {"safety_plan.keeps_copy", "not prepared is a task, the rest stands before a visit"},
    {"screening.criteria", "at least one or refused (R-034); counted by the programme"},
    {"screening.ineligible_reason", "counted by the programme, for whoever revises the criteria (R-036)"},
    {"screening.information_given", "asked of children who go elsewhere; without it and nowhere to go it is refused"},
    {"screening.programme", "which gates come later (R-005)"},
    {"transfer_answer.met_together", "how it was handed over, when it is over"},
    {"transition_plan.after_majority", "its steps are written beside it; the alert ends with the plan"},
};

bool is_listed(std::string_view key)
{
    return std::any_of(std::begin(read_in_their_entry), std::end(read_in_their_entry),
                       [&](ReadInItsEntry const& one) { return one.field == key; });
}

}  // namespace

TEST_CASE("an answer is seen again where the work is, or the list says why its entry is enough")
{
    AnswerTrace trace;
    for (unsigned seed = 1; seed <= 80; ++seed) {
        WideWalk walk(seed + 5000);
        walk.on_written = [&](auto const& before, auto const& form, auto const& written, auto const& by) {
            trace.look(before, form, written, by);
        };
        walk.run(150);
    }
    CHECK(trace.seen.size() > 120);
    for (auto const& key : trace.unseen()) {
        CAPTURE(key);
        CHECK(is_listed(key));
    }
    // Nothing in the list that no form asks any more.
    Story const story;
    auto const& catalogue = story.catalogue();
    for (auto const& one : read_in_their_entry) {
        auto const parts = split(one.field, '.');
        auto const* form = catalogue.form(parts[0]);
        CAPTURE(std::string(one.field));
        REQUIRE(form);
        bool const is_there = std::any_of(form->sections.begin(), form->sections.end(), [&](auto const& section) {
            return std::any_of(section.fields.begin(), section.fields.end(), [&](Field const& field) {
                return field.code == parts[1] ||
                       std::any_of(field.fields.begin(), field.fields.end(),
                                   [&](Field const& inner) { return inner.code == parts[1]; });
            });
        });
        CHECK(is_there);
    }
}
