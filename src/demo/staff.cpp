// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
// A year in the life of the demo's two teams: hours of supervision held and missed, meetings, reviews, growth.
#include "demo/office.h"

#include <stdexcept>

namespace abri::programs {

namespace {

// What goes wrong with somebody's supervision: weeks before today without an hour, and the rhythm otherwise.
struct Rhythm {
    char const* worker;
    char const* supervisor;
    int every;          // weeks
    int none_since;     // the last so many weeks
    int gap_from, gap_to;
    char const* support;   // points of the third function
};
constexpr Rhythm rhythms[] = {{"claire", "samuel", 1, 0, 5, 7, "safe_space,feelings"},
                              {"bruno", "samuel", 2, 0, 0, 0, "recognition"},
                              {"fatou", "samuel", 1, 3, 0, 0, "self_care"},
                              {"idris", "samuel", 1, 2, 20, 24, "boundaries"},
                              {"jonas", "samuel", 1, 0, 10, 13, "nothing"},
                              {"leila", "samuel", 1, 0, 0, 0, "safe_space,recognition"},
                              {"marc", "lucia", 1, 0, 0, 0, "recognition"},
                              {"nour", "lucia", 2, 1, 0, 0, "feelings"},
                              {"omar", "lucia", 1, 0, 0, 0, "nothing"},
                              {"paul", "lucia", 1, 4, 0, 0, "self_care"},
                              {"rose", "lucia", 1, 0, 30, 33, "self_care,feelings"},
                              {"tarik", "lucia", 1, 0, 0, 0, "boundaries"}};
constexpr int weeks_told = 52, newest_weeks = 6;   // leila came six weeks ago

bool holds(Rhythm const& rhythm, int week)
{
    bool const there = std::string_view(rhythm.worker) != "leila" || week <= newest_weeks;
    return there && week >= rhythm.none_since && week % rhythm.every == 0 &&
           !(rhythm.gap_to > 0 && week >= rhythm.gap_from && week <= rhythm.gap_to);
}

}  // namespace

std::string DemoOffice::id_of(std::string const& username) const { return rings_.at(username).person.text(); }

void DemoOffice::describe_staff(Instant today)
{
    struct Told {
        char const* who;
        char const* sex;
        char const* languages;
        char const* areas;
        char const* experience;
        char const* trained;
        char const* cap;
        char const* factors;
    };
    static constexpr char core[] = "child_protection,case_management_process,child_friendly_communication";
    static std::string const whole = std::string(core) + ",family_separation,sexual_exploitation";
    static Told const told[] = {{"claire", "woman", "fr,ar", "zone_a,zone_b", "over_five", whole.c_str(), "", ""},
                                {"bruno", "man", "fr,ln", "zone_a", "two_to_five", core, "", "complex_files"},
                                {"fatou", "woman", "fr,ha", "zone_c", "two_to_five", whole.c_str(), "", ""},
                                {"idris", "man", "fr,ar", "zone_b", "under_two_years", "child_protection", "", ""},
                                {"jonas", "man", "fr,en", "zone_d", "two_to_five", core, "20", "travel"},
                                {"leila", "woman", "fr,ar,en", "zone_a", "under_two_years", core, "12", "new_to_work"},
                                {"marc", "man", "fr", "zone_c", "over_five", whole.c_str(), "", ""},
                                {"nour", "woman", "fr,ar", "zone_d", "two_to_five", core, "", ""},
                                {"omar", "man", "fr,sw", "zone_b", "two_to_five", core, "", "paperwork"},
                                {"paul", "man", "fr,en", "zone_c", "over_five", whole.c_str(), "", ""},
                                {"rose", "woman", "fr,local", "zone_d", "two_to_five", whole.c_str(), "", ""},
                                {"tarik", "man", "fr,ar", "zone_a", "under_two_years", core, "18", ""}};
    for (auto const& one : told) {
        Fields fields = {{"sex", one.sex},
                         {"child_experience", one.experience},
                         {"qualification", "experience_only"},
                         {"cap", one.cap}};
        for (auto const& [name, list] : {std::pair{"languages", one.languages}, std::pair{"areas", one.areas},
                                         std::pair{"trained_in", one.trained}, std::pair{"factors", one.factors}})
            for (auto code : split(list, ','))
                if (!code.empty()) fields.emplace_back(name, code);
        post("mariam", "/workers/" + id_of(one.who) + "/do/staff_profile", fields, today - Days{370});
        for (auto const& [training, days] :
             {std::pair{"data_protection", 340}, std::pair{"safeguarding", 300}, std::pair{"staff_safety", 200}})
            if (std::string_view(one.who) != "idris" || std::string_view(training) != "safeguarding")
                post("mariam", "/workers/" + id_of(one.who) + "/do/training_done",
                     {{"training", training},
                      {"done_on", day(today - Days{days})},
                      {"until", day(today - Days{days} + Days{std::string_view(one.who) == "jonas" ? 180 : 365})},
                      {"given_by", "Équipe de programme"},
                      {"evidence", "Liste de présence"}},
                     today - Days{days});
    }
}

void DemoOffice::supervise(Instant today, int week)
{
    auto const monday = Instant{week_start(day_of(today))} - Days{7 * week};
    int place = 0;
    for (auto const& rhythm : rhythms) {
        auto const held = monday + Days{place % 5} + Hours{9 + place / 5};
        ++place;
        if (held + Hours{2} > today) continue;
        auto const path = "/supervision/" + id_of(rhythm.worker) + "/do/";
        bool const there = std::string_view(rhythm.worker) != "leila" || week <= newest_weeks;
        if (!holds(rhythm, week)) {
            bool const said = there && rhythm.gap_to > 0 && week == rhythm.gap_from;
            if (said)
                post(rhythm.supervisor, path + "missed_supervision",
                     {{"planned_day", day(held)}, {"reason", "urgent_case"}, {"next_on", iso(held + Days{7})}},
                     held + Hours{1});
            continue;
        }
        Fields fields = {{"held_on", iso(held)},
                         {"minutes", week % 9 == 4 ? "45" : "60"},
                         {"short_reason", week % 9 == 4 ? "Une urgence dans l'équipe" : ""},
                         {"administration", "caseload"},
                         {"administration_minutes", std::to_string(20 + week % 4 * 5)},
                         {"development", week % 3 ? "reflective_practice" : "skills"},
                         {"development_minutes", std::to_string(10 + week % 3 * 5)},
                         {"support_minutes",
                          std::string_view(rhythm.support) == "nothing" ? "0" : std::to_string(10 + week % 5 * 3)},
                         {"support_discussed", std::string_view(rhythm.support) == "nothing" ? "no" : "yes"},
                         {"no_case_reason", "Dossiers vus en séance, sans note ici"},
                         {"next_on", iso(held + Days{7 * rhythm.every})}};
        if (week < 2)
            fields.insert(fields.end(), {{"worker_actions.0.what", "Préparer deux dossiers pour la prochaine fois"},
                                         {"worker_actions.0.due_on", day(held + Days{7})}});
        for (auto code : split(rhythm.support, ',')) fields.emplace_back("support", code);
        post(rhythm.supervisor, path + "individual_supervision", fields, held + Hours{1});
        // The load is looked at every second time; not Paul's, for two months.
        if (week % 2 == 0 && !(std::string_view(rhythm.worker) == "paul" && week < 8))
            post(rhythm.supervisor, "/workers/" + id_of(rhythm.worker) + "/do/workload_review",
                 {{"reviewed_on", day(held)}, {"open_count", "12"}, {"high_count", "2"}, {"decision", "keep"}},
                 held + Hours{1} + Minutes{5});
    }
}

// Every Tuesday at nine; the north leaves one out, the south meets every second week.
void DemoOffice::meet(Instant today, int week)
{
    auto const held = Instant{week_start(day_of(today))} - Days{7 * week} + Days{1} + Hours{9};
    if (held + Hours{2} > today) return;
    struct {
        char const* supervisor;
        int every, left_out;
    } const teams[] = {{"samuel", 1, 3}, {"lucia", 2, -1}};
    for (auto const& team : teams) {
        if (week % team.every != 0 || week == team.left_out) continue;
        auto const path = std::string("/meetings/do/");
        Fields fields = {{"held_on", iso(held)},
                         {"minutes", "75"},
                         {"secluded", "yes"},
                         {"present_count", "6"},
                         {"agenda_approved", "yes"},
                         {"agreements", "Rien de ce qui est dit ne sort de la pièce."},
                         {"reflections", "Une semaine chargée, peu de carburant."},
                         {"questions", "Manque de vélos pour les visites."},
                         {"successes", "Un enfant est retourné à l'école."},
                         {"challenges", "Longues distances."},
                         {"open_count", "60"},
                         {"high_count", "9"},
                         {"stalled_count", "2"},
                         {"learning_offers", "Écoute d'un petit : à enseigner le mois prochain."},
                         {"mandala_progress", "La pause de midi tient."},
                         {"summary", "Peu d'actions, toutes datées."},
                         {"next_week", "Visites mardi et jeudi."},
                         {"next_on", iso(held + Days{7 * team.every})},
                         {"no_worker_action", "yes"}};
        if (week < 3)
            fields.insert(fields.end(), {{"supervisor_actions.0.what",
                                          week == 0 ? "Appeler le partenaire santé" : "Demander deux vélos"},
                                         {"supervisor_actions.0.due_on", day(held + Days{7})}});
        else fields.emplace_back("no_supervisor_action", "yes");
        // What was left to do the last time is told first: half of it done.
        auto& left = left_to_do_[team.supervisor];
        for (std::size_t i = 0; i < left.size(); ++i) {
            auto const row = "carried." + std::to_string(i) + ".";
            fields.insert(fields.end(), {{row + "what", left[i].first},
                                         {row + "source", left[i].second},
                                         {row + "state", i == 0 && left.size() > 1 ? "done" : "carried_over"}});
        }
        if (left.size() > 1) left.erase(left.begin());
        auto const entry = crypto::new_entry_id(held.time_since_epoch().count()).text();
        if (week < 3) left.emplace_back(week == 0 ? "Appeler le partenaire santé" : "Demander deux vélos", entry);
        fields.insert(fields.end(), {{"entry", entry}, {"_confirmed", "yes"}});
        post(team.supervisor, path + "cm_meeting", fields, held + Hours{2});
        if (parts_of(day_of(held)).day <= 7)
            post(team.supervisor, path + "extended_session",
                 {{"month_of", day(held)},
                  {"state", week % 8 == 0 ? "skipped" : "held"},
                  {"skip_reason", week % 8 == 0 ? "emergency" : ""},
                  {"type", week % 8 == 0 ? "" : "thematic"},
                  {"focus", week % 8 == 0 ? "" : "skills"},
                  {"extra_minutes", week % 8 == 0 ? "" : "90"},
                  {"present_count", week % 8 == 0 ? "" : "6"},
                  {"topic", week % 8 == 0 ? "" : "Parler de la séparation"},
                  {"topic_source", week % 8 == 0 ? "" : "asked_by_workers"},
                  {"learning", week % 8 == 0 ? "" : "Laisser des silences."}},
                 held + Hours{3});
    }
}

void DemoOffice::add_growth(Instant today)
{
    auto const with = [&](char const* who) { return "/supervision/" + id_of(who) + "/do/"; };
    auto const assessment = [&](Instant at, char const* by, char const* talk, char const* write) {
        return Fields{{"assessed_on", day(at)},
                      {"by", by},
                      {"attitude_respect", "met"},
                      {"attitude_child_first", "met"},
                      {"attitude_self_awareness", "partly"},
                      {"knowledge_process", "partly"},
                      {"knowledge_consent", talk},
                      {"knowledge_protection", "met"},
                      {"skill_communication", talk},
                      {"skill_assessment", "partly"},
                      {"skill_planning", talk},
                      {"skill_documentation", write},
                      {"skill_referral", "met"},
                      {"recheck_on", day(at + Days{150})}};
    };
    post("samuel", with("claire") + "capacity_assessment",
         assessment(today - Days{300}, "supervisor", "partly", "not_yet"), today - Days{300});
    post("samuel", with("claire") + "capacity_assessment", assessment(today - Days{120}, "supervisor", "met", "partly"),
         today - Days{120});
    post("samuel", with("claire") + "capacity_plan",
         {{"planned_day", day(today - Days{118})},
          {"goals.0.skill", "skill_documentation"},
          {"goals.0.goal", "Écrire des faits, sans juger"},
          {"goals.0.way", "course_lesson"},
          {"goals.0.lesson", "2.5.1"},
          {"goals.1.skill", "attitude_self_awareness"},
          {"goals.1.goal", "Dire quand c'est trop"},
          {"goals.1.way", "coaching"},
          {"coach", "Samuel"},
          {"coach_experienced", "yes"},
          {"recheck_on", day(today + Days{20})}},
         today - Days{118});
    post("samuel", with("leila") + "capacity_assessment",
         assessment(today - Days{35}, "supervisor", "not_yet", "partly"), today - Days{35});
    post("leila", "/supervision/" + id_of("samuel") + "/do/shadowing",
         {{"done_on", day(today - Days{30})},
          {"with", id_of("claire")},
          {"step", "assessment"},
          {"noticed", "Elle s'assoit par terre, elle laisse l'enfant commencer."},
          {"reflections", "Je parle trop vite."},
          {"follow_up_on", day(today - Days{20})}},
         today - Days{30});
    post("samuel", with("bruno") + "case_observation",
         {{"observed_on", day(today - Days{50})},
          {"child_agreed", "yes"},
          {"kind", "home_visit"},
          {"introduction", "met"},
          {"consent", "met"},
          {"listening", "partly"},
          {"confidentiality", "met"},
          {"participation", "partly"},
          {"strengths", "Calme, à hauteur d'enfant."},
          {"improvements", "Attendre la réponse."},
          {"feedback_on", day(today - Days{50})},
          {"agreed_actions.0.what", "Compter jusqu'à cinq après chaque question"},
          {"agreed_actions.0.due_on", day(today - Days{20})},
          {"follow_up_on", day(today - Days{20})}},
         today - Days{50});
    post("samuel", "/workers/" + id_of("idris") + "/do/absence",
         {{"starts_on", day(today - Days{9})}, {"until", day(today + Days{5})}, {"delegate", id_of("claire")}},
         today - Days{10});
    for (auto const* supervisor : {"samuel", "lucia"})
        post("mariam", "/supervision/" + id_of(supervisor) + "/do/individual_supervision",
             {{"held_on", iso(today - Days{6})},
              {"minutes", "60"},
              {"administration", "coordination"},
              {"development", "self_awareness"},
              {"support", "recognition"},
              {"support_discussed", "yes"},
              {"no_case_reason", "Supervision d'un superviseur"},
              {"next_on", iso(today + Days{8})}},
             today - Days{6});
    post("samuel", "/meetings/do/mandala",
         {{"drawn_on", day(today - Days{40})},
          {"goals.0.area", "body"},
          {"goals.0.goal", "Une vraie pause à midi"},
          {"goals.0.progress", "4"},
          {"goals.0.relevance", "still"},
          {"goals.1.area", "team"},
          {"goals.1.goal", "Fêter une réussite par semaine"},
          {"goals.1.progress", "3"},
          {"goals.1.relevance", "still"},
          {"goals.2.area", "work"},
          {"goals.2.goal", "Pas de visite après 17 h"},
          {"goals.2.progress", "2"},
          {"goals.2.relevance", "to_adapt"},
          {"goals.3.area", "meaning"},
          {"goals.3.goal", "Se rappeler pourquoi on est là"},
          {"goals.3.progress", "5"},
          {"goals.3.relevance", "still"}},
         today - Days{40});
    post("samuel", "/meetings/do/staff_safety_plan",
         {{"decided_on", day(today - Days{60})},
          {"trained_on", day(today - Days{200})},
          {"pairing", "two_in_risk_areas"},
          {"risk_areas", "zone_d"},
          {"call_first", "Samuel, puis le bureau"},
          {"rules", "Téléphone chargé, retour avant la nuit."}},
         today - Days{60});
    post("claire", "/meetings/do/meeting_suggestion",
         {{"written_on", day(today)},
          {"kind", "teach_back"},
          {"what", "Montrer comment dessiner le plan avec l'enfant"},
          {"_confirmed", "yes"}},
         today);
    post("rose", "/workers/" + id_of("rose") + "/do/visit_leaving",
         {{"area", "zone_d"}, {"with", id_of("tarik")}, {"expected_back", iso(today - Hours{1})}}, today - Hours{4});
}

void DemoOffice::add_staff_year(Instant today)
{
    describe_staff(today);
    for (int week = weeks_told - 1; week >= 0; --week) {
        supervise(today, week);
        meet(today, week);
    }
    add_growth(today);
}

}  // namespace abri::programs
