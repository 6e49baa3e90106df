// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/story.h"

#include "base/embedded.h"
#include "core/casework/case_code.h"

#include <algorithm>
#include <cstdlib>

namespace abri::tests {

Story::Story()
{
    auto catalogue = load_catalogue();
    auto loaded = parse_policy(embedded("policies/standard.json"));
    if (!catalogue || !loaded) std::abort();
    catalogue_ = *catalogue;
    policy = *loaded;
    history_.file = FileId{{9}};
    file_.id = history_.file;
}

void Story::at_least(std::string_view moment)
{
    if (auto const at = parse_instant(moment)) now = std::max(now, *at + Minutes{5});
}

std::vector<std::string> Story::submit(std::string_view form, Fields const& fields, Actor const* by)
{
    Answers answers;
    for (auto const& [name, value] : fields) {
        auto const before = std::string(answers[name]);
        answers.set(name, before.empty() ? value : before + "," + value);
    }
    auto const entry = next_entry();
    auto const code = make_case_code(2026, 412);
    auto const& actor = by ? *by : worker;
    auto const written = actions::write_form(*catalogue_.form(form), catalogue_, history_, file_, answers,
                                             {policy, now, actor, entry, code});
    std::vector<std::string> refused;
    if (!written) {
        for (auto const& p : written.error().problems)
            refused.push_back(p.field + ":" + std::string(name_of(p.problem)));
        for (auto const& r : written.error().refusals) refused.emplace_back(name_of(r.why));
        return refused;
    }
    append(*written, actor);
    return refused;
}

void Story::append(actions::NewEntry written, Actor const& actor)
{
    if (spoil) spoil(written, history_);
    ledger::Opened opened;
    opened.header.file = history_.file;
    opened.header.entry = written.entry;
    opened.header.author = actor.id;
    opened.header.at = {OriginId{{7}}, 1, history_.entries.size() + 1};
    opened.fact = written.fact;
    opened.identity = written.identity;
    opened.strict = written.strict;
    opened.readable = true;
    auto entries = history_.entries;
    entries.push_back(opened);
    history_ = ledger::fold(std::move(entries));
    file_ = actions::open_file(history_, Minutes{0});
}

std::string Story::take(Result<actions::NewEntry, actions::Rejected> const& written, Actor const& by)
{
    if (!written)
        return written.error().refusals.empty() ? std::string("field_problem")
                                                : std::string(name_of(written.error().refusals.front().why));
    append(*written, by);
    return {};
}

EntryId Story::next_entry()
{
    EntryId entry;
    entry.bytes[15] = ++next_;
    return entry;
}

std::string Story::assign(PersonId to, Actor const* by)
{
    auto const& actor = by ? *by : supervisor;
    return take(actions::assign_worker(history_, file_, to, "Suite", {}, {}, {},
                                       {policy, now, actor, next_entry(), std::string_view()}),
                actor);
}

std::string Story::stand_in(std::optional<StandIn> const& named, Actor const* by)
{
    auto const& actor = by ? *by : supervisor;
    return take(actions::name_stand_in(history_, file_, named, {policy, now, actor, next_entry(), std::string_view()}),
                actor);
}

std::string Story::give_to_team(std::string_view team, PersonId to, Actor const* by)
{
    auto const& actor = by ? *by : supervisor;
    return take(actions::change_team(history_, file_, team, to, "Elle a déménagé",
                                     {policy, now, actor, next_entry(), std::string_view()}),
                actor);
}

static void must(std::vector<std::string> const& refused)
{
    // A switched-off rule may let more through, never less: a story that stops here is a broken test.
    if (!refused.empty()) std::abort();
}

Story& Story::identified(std::string const& urgency)
{
    return must(submit("identification", identification(urgency))), *this;
}
Story& Story::screened() { return now += Minutes{30}, must(submit("screening", screening())), *this; }

Story& Story::consented()
{
    at_least("2026-03-02T17:30");
    must(submit("consent", child_consent()));
    must(submit("consent", guardian_consent()));
    return *this;
}

Story& Story::registered(std::string const& on)
{
    at_least(on);
    return must(submit("registration", registration(on))), *this;
}

Story& Story::assessed(std::string const& risk, std::string const& on)
{
    at_least(on);
    return must(submit("initial_assessment", initial_assessment(risk, on))), *this;
}

Story& Story::comprehended(std::string const& on)
{
    at_least(on);
    return must(submit("comprehensive_assessment", comprehensive_assessment(on))), *this;
}

Story& Story::planned(std::string const& on)
{
    at_least(on);
    must(submit("case_plan", case_plan(on)));
    return must(submit("plan_approval", {{"decided_on", on}, {"decision", "approve"}}, &supervisor)), *this;
}

Story& Story::followed_up(std::string const& on)
{
    at_least(on);
    return must(submit("follow_up", follow_up(on))), *this;
}

Story& Story::closure_requested(std::string const& on)
{
    at_least(on);
    return must(submit("closure", closure(on))), *this;
}

Story& Story::closed(std::string const& on)
{
    at_least(on);
    if (file_.risk == "high" && file_.cycle.closure->opinion.empty())
        must(submit("closure_opinion", {{"given_on", on}, {"opinion", "for"}, {"reasons", "La famille tient"}},
                    &supervisor));
    return must(submit("closure_decision", {{"decided_on", on}, {"decision", "authorise"}}, &manager)), *this;
}

Fields Story::identification(std::string const& urgency)
{
    return {{"identified_on", "2026-03-02T09:30"},
            {"channel", "other_sector_staff"},
            {"urgency", urgency},
            {"concern_summary", "Violences à la maison"},
            {"child_name", "Kela"},
            {"reporter", "L'enseignant"}};
}

Fields Story::screening()
{
    return {{"screened_on", "2026-03-02T10:00"},
            {"criteria", "suspected_abuse"},
            {"criteria", "exposure_to_violence"},
            {"judgement", "Situation précise examinée"},
            {"decision", "eligible"}};
}

static Fields topics()
{
    return {{"explained_topics", "services_and_options"},
            {"explained_topics", "risks_and_benefits"},
            {"explained_topics", "information_and_use"},
            {"explained_topics", "confidentiality_and_limits"},
            {"agreed_to", "case_management"},
            {"agreed_to", "data_collection"},
            {"duration", "three_months"}};
}

Fields Story::child_consent()
{
    auto fields = topics();
    fields.insert(fields.end(), {{"given_on", "2026-03-02T15:00"},
                                 {"consent_from", "child"},
                                 {"age_band", "from_5_to_11"},
                                 {"assent_method", "drawing"},
                                 {"child_answer", "given"},
                                 {"right_not_to_answer", "yes"}});
    return fields;
}

Fields Story::guardian_consent()
{
    auto fields = topics();
    fields.insert(fields.end(), {{"given_on", "2026-03-02T17:30"},
                                 {"consent_from", "guardian"},
                                 {"guardian_relation", "mother"},
                                 {"guardian_consent", "given"},
                                 {"shares.0.recipient", "health_provider"},
                                 {"shares.0.information", "identity"},
                                 {"shares.0.information", "health"},
                                 {"shares.0.method", "written"},
                                 {"shares.1.recipient", "teacher"},
                                 {"shares.1.information", "help_has_started"},
                                 {"shares.1.method", "verbal"},
                                 {"shares.1.one_off", "yes"},
                                 {"refusals.0.recipient", "community_committee"}});
    return fields;
}

Fields Story::registration(std::string const& on)
{
    return {{"first_name", "Kela"},
            {"sex", "girl"},
            {"age_years", "11"},
            {"population_group", "refugee"},
            {"lives_with", "Mère et père"},
            {"residence", "Bloc C"},
            {"registered_on", on},
            {"registered_place", "Centre"},
            {"initial_concerns", "physical_abuse"}};
}

Fields Story::initial_assessment(std::string const& risk, std::string const& on)
{
    return {{"assessed_on", on},
            {"immediate_protection", "safe_now"},
            {"physical_safety", "safe_now"},
            {"health", "no_problem_seen"},
            {"basic_needs", "none_missing"},
            {"imminent_danger", "no"},
            {"risk_level", risk},
            {"risk_reasons", "Raisons"},
            {"priority_level", "1"},
            {"strengths", "Mère chaleureuse"},
            {"next_steps_discussed", "yes"}};
}

Fields Story::comprehensive_assessment(std::string const& on)
{
    Fields fields = {{"planned_on", "2026-03-04"},
                     {"how_planned", "Au centre puis à la maison"},
                     {"sources", "child"},
                     {"sources", "mother"},
                     {"seen_alone", "yes"},
                     {"child_views", "Veut rester avec sa mère"},
                     {"verified_how", "Deux sources"},
                     {"summary", "Résumé"},
                     {"protective_factors", "Fratrie unie"},
                     {"needs.0.need", "Être en sécurité"},
                     {"refugee_procedure", "best_interests_assessment"},
                     {"risk_level", "high"},
                     {"risk_reasons", "Voir"},
                     {"finished", "yes"},
                     {"finished_on", on}};
    for (auto const* domain : {"physical_health", "emotional_wellbeing", "social_relations", "education_and_work",
                               "documents", "living_environment", "care_arrangement", "community_safety"})
        fields.emplace_back(std::string(domain) + "_clear", "yes");
    return fields;
}

Fields Story::case_plan(std::string const& on)
{
    return {{"drafted_on", on},
            {"overall_goal", "Vivre en sécurité"},
            {"goals.0.goal", "Plus de coups"},
            {"goals.0.measure", "12 semaines, deux sources"},
            {"goals.0.by_date", "2026-06-30"},
            {"actions.0.need", "Être en sécurité"},
            {"actions.0.action", "Règles à la maison"},
            {"actions.0.kind", "direct_service"},
            {"actions.0.horizon", "immediate"},
            {"actions.0.responsible", "Claire"},
            {"actions.0.due_on", "2026-03-25"},
            {"horizons_not_needed", "short"},
            {"horizons_not_needed", "medium"},
            {"horizons_not_needed", "long"},
            {"separates_child", "no"},
            {"contact_frequency", "twice_a_week"},
            {"child_involved", "took_part"},
            {"caregiver_involved", "took_part"},
            {"child_copy", "given"},
            {"autonomy", "La tante garde les enfants le soir"},
            {"activate", "yes"},
            {"activated_on", on}};
}

Fields Story::referral(std::string const& recipient)
{
    return {{"made_on", "2026-03-02"},          {"service", "medical"}, {"recipient", recipient}, {"reason", "Soins"},
            {"information_shared", "identity"}, {"method", "written"}};
}

Fields Story::follow_up(std::string const& on)
{
    return {{"done_on", on},        {"mode", "meeting"},      {"with", "child"},
            {"action_done", "yes"}, {"risk_increased", "no"}, {"observations", "Calme"}};
}

Fields Story::review(std::string const& on, std::string const& next)
{
    return {{"held_on", on},
            {"hour_chosen", "agreed_together"},
            {"others_actions", "Poste de santé venu"},
            {"child_involved", "took_part"},
            {"goal_progress", "En bonne voie"},
            {"plan_still_fits", "yes"},
            {"risk_level", "medium"},
            {"risk_reasons", "Aucune violence"},
            {"next_review_on", next}};
}

Fields Story::closure(std::string const& on)
{
    return {{"requested_on", on},
            {"reason", "goals_met_child_safe"},
            {"criteria", "needs_in_plan_met"},
            {"criteria", "child_safe"},
            {"criteria", "cared_for"},
            {"criteria", "no_further_concern"},
            {"criteria", "file_complete"},
            {"summary", "Objectifs atteints"},
            {"child_agrees", "agrees"},
            {"feedback_way", "offered_and_declined"},
            {"retention_until", "2031-08-28"}};
}

Fields Story::transfer(std::string const& on)
{
    return {{"requested_on", on},
            {"cause", "child_moves"},
            {"no_other_way", "La famille part vivre à l'autre bout du pays"},
            {"better_service", "Un service sur place, toutes les semaines"},
            {"recipient", "health_provider"},
            {"agency", "Service voisin"},
            {"information_shared", "identity"},
            {"explained", "child_and_family"},
            {"wish", "agrees"},
            {"handover_plan", "Rencontre à trois puis remise"},
            {"handover_on", on}};
}

Fields Story::best_interests()
{
    return {{"held_on", "2026-03-12"},
            {"trigger", "separation_from_parents"},
            {"child_wishes", "Rester avec sa mère"},
            {"options.0.option", "Rester"},
            {"options.0.for", "Liens"},
            {"options.0.against", "Danger"},
            {"options.1.option", "Chez une tante"},
            {"options.1.for", "Sécurité"},
            {"options.1.against", "Distance"},
            {"panel.0.member", "A"},
            {"panel.0.body", "unhcr"},
            {"panel.1.member", "B"},
            {"panel.1.body", "health_partner"},
            {"panel.2.member", "C"},
            {"panel.2.body", "government_authority"},
            {"national_link", "Le service social suit la décision"},
            {"decision", "approved"},
            {"separation_approved", "yes"},
            {"decision_text", "Chez la tante"},
            {"reasons", "Danger"},
            {"differs_from_wish", "yes"},
            {"explained_how", "Par un dessin, avec sa mère"}};
}

Fields with(Fields fields, std::initializer_list<std::pair<std::string, std::string>> changes)
{
    for (auto const& [name, value] : changes) {
        std::erase_if(fields, [&](auto const& field) { return field.first == name; });
        if (!value.empty()) fields.emplace_back(name, value);
    }
    return fields;
}

bool contains(std::vector<std::string> const& codes, std::string_view code)
{
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace abri::tests
