// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "demo/answers.h"

namespace abri::programs {

std::string moment(Instant at) { return iso(minute_of(at)); }
std::string day(Instant at) { return iso(day_of(at)); }

Fields child_consent(Instant at, std::string const& band)
{
    return {{"given_on", moment(at)},
            {"consent_from", "child"},
            {"age_band", band},
            {"assent_method", "conversation"},
            {"assent_method", "drawing"},
            {"child_answer", "given"},
            {"explained_topics", "services_and_options"},
            {"explained_topics", "risks_and_benefits"},
            {"explained_topics", "information_and_use"},
            {"explained_topics", "confidentiality_and_limits"},
            {"right_not_to_answer", "yes"},
            {"agreed_to", "case_management"},
            {"agreed_to", "data_collection"},
            {"duration", "three_months"}};
}

Fields mother_consent(Instant at)
{
    return {{"given_on", moment(at)},
            {"consent_from", "guardian"},
            {"guardian_relation", "mother"},
            {"guardian_consent", "given"},
            {"explained_topics", "services_and_options"},
            {"explained_topics", "risks_and_benefits"},
            {"explained_topics", "information_and_use"},
            {"explained_topics", "confidentiality_and_limits"},
            {"agreed_to", "case_management"},
            {"agreed_to", "data_collection"},
            {"duration", "three_months"},
            {"shares.0.recipient", "health_provider"},
            {"shares.0.services", "medical"},
            {"shares.0.information", "identity"},
            {"shares.0.information", "health"},
            {"shares.0.method", "written"},
            {"shares.1.recipient", "psychosocial_provider"},
            {"shares.1.services", "basic_psychosocial"},
            {"shares.1.information", "identity"},
            {"shares.1.information", "concerns"},
            {"shares.1.method", "written"}};
}

Fields consent_to_transfer(Instant at)
{
    auto fields = mother_consent(at);
    std::erase_if(fields, [](auto const& field) { return field.first.starts_with("shares."); });
    fields.insert(fields.end(), {{"shares.0.recipient", "psychosocial_provider"},
                                 {"shares.0.information", "identity"},
                                 {"shares.0.information", "concerns"},
                                 {"shares.0.method", "written"}});
    return fields;
}

Fields initial_assessment(Instant at, std::string const& risk, bool in_danger)
{
    return {{"assessed_on", moment(at)},
            {"immediate_protection", in_danger ? "in_danger" : "safe_now"},
            {"physical_safety", in_danger ? "at_risk" : "safe_now"},
            {"health", in_danger ? "needs_care" : "no_problem_seen"},
            {"basic_needs", "none_missing"},
            {"imminent_danger", in_danger ? "yes" : "no"},
            {"risk_level", risk},
            {"risk_reasons", "Raisons inventées pour la démonstration."},
            {"priority_level", risk == "high"     ? "1"
                               : risk == "medium" ? "2"
                                                  : "3"},
            {"strengths", "Une personne de confiance à la maison."},
            {"next_steps_discussed", "yes"},
            {"next_steps_with", "child"}};
}

Fields comprehensive(Instant at, std::string const& risk, std::vector<std::string> const& needs)
{
    Fields fields = {{"planned_on", day(at)},
                     {"how_planned", "Rencontres au centre, puis visite à domicile à deux."},
                     {"sources", "child"},
                     {"sources", "mother"},
                     {"sources", "teacher"},
                     {"home_visit_done", "yes"},
                     {"seen_alone", "yes"},
                     {"child_views", "Veut que les disputes cessent et rester avec ses proches."},
                     {"verified_how", "Deux sources concordent."},
                     {"summary", "Situation inventée."},
                     {"protective_factors", "Lien fort avec la mère."},
                     {"resilience", "bond_with_carer"},
                     {"refugee_procedure", "best_interests_assessment"},
                     {"risk_level", risk},
                     {"risk_reasons", "Voir le résumé."},
                     {"finished", "yes"},
                     {"finished_on", day(at)}};
    for (auto const* domain : {"physical_health", "emotional_wellbeing", "social_relations", "education_and_work",
                               "documents", "living_environment", "care_arrangement", "community_safety"})
        fields.emplace_back(std::string(domain) + "_clear", "yes");
    for (std::size_t i = 0; i < needs.size(); ++i)
        fields.emplace_back("needs." + std::to_string(i) + ".need", needs[i]);
    return fields;
}

Fields plan(Instant at, std::string const& frequency, std::vector<std::string> const& needs, std::string const& worker)
{
    Fields fields = {{"drafted_on", day(at)},
                     {"overall_goal", "Vivre en sécurité à la maison."},
                     {"goals.0.goal", "Aucune nouvelle violence"},
                     {"goals.0.measure", "Douze semaines calmes, confirmées par deux sources"},
                     {"goals.0.by_date", day(at + Days{100})},
                     {"separates_child", "no"},
                     {"contact_frequency", frequency},
                     {"child_involved", "took_part"},
                     {"caregiver_involved", "took_part"},
                     {"child_copy", "kept_in_safe_place"},
                     {"child_copy_why", "Pas sûr à la maison"},
                     {"autonomy", "La mère et la tante veillent ensemble."},
                     {"horizons_not_needed", "medium"},
                     {"horizons_not_needed", "long"},
                     {"activate", "yes"},
                     {"activated_on", day(at)}};
    for (std::size_t i = 0; i < needs.size(); ++i) {
        auto const row = "actions." + std::to_string(i) + ".";
        fields.insert(fields.end(), {{row + "need", needs[i]},
                                     {row + "action", "Séances de soutien"},
                                     {row + "kind", "direct_service"},
                                     {row + "horizon", i == 0 ? "immediate" : "short"},
                                     {row + "responsible", worker},
                                     {row + "due_on", day(at + Days{21})}});
    }
    if (needs.size() == 1) fields.emplace_back("horizons_not_needed", "short");
    return fields;
}

}  // namespace abri::programs
