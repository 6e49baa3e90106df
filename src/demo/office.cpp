// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "demo/office.h"

#include "actions/open_file.h"

#include <stdexcept>

namespace abri::programs {

std::vector<DemoPerson> demo_people(int learners)
{
    std::vector<DemoPerson> people = {{"admin", "Nadia Lem", Role::administrator, ""},
                                      {"mariam", "Mariam Oulaye", Role::manager, ""},
                                      {"samuel", "Samuel Kabore-Test", Role::supervisor, "nord"},
                                      {"lucia", "Lucia Fictiva", Role::supervisor, "sud"},
                                      {"claire", "Claire Domo", Role::caseworker, "nord"},
                                      {"bruno", "Bruno Tamba", Role::caseworker, "nord"},
                                      {"fatou", "Fatou Inventée", Role::caseworker, "nord"},
                                      {"idris", "Idris Nomo", Role::caseworker, "nord"},
                                      {"jonas", "Jonas Pavo", Role::caseworker, "nord"},
                                      {"leila", "Leïla Rima", Role::caseworker, "nord"},
                                      {"marc", "Marc Oneko", Role::caseworker, "sud"},
                                      {"nour", "Nour Essaie", Role::caseworker, "sud"},
                                      {"omar", "Omar Bilal-Test", Role::caseworker, "sud"},
                                      {"paul", "Paul Ndiko", Role::caseworker, "sud"},
                                      {"rose", "Rose Amani", Role::caseworker, "sud"},
                                      {"tarik", "Tarik Selo", Role::caseworker, "sud"}};
    for (int i = 1; i <= learners; ++i)
        people.push_back({"learner" + std::to_string(i), "Apprenant " + std::to_string(i), Role::caseworker, "nord"});
    return people;
}

DemoOffice::DemoOffice(web::Node& node, Instant& clock, int learners) : node_(node), clock_(clock)
{
    for (auto const& person : demo_people(learners)) {
        auto const cookie = node_.sign_in(person.username, Sensitive<std::string>(demo_password));
        if (!cookie) throw std::runtime_error("demo: cannot sign in " + person.username);
        rings_.emplace(person.username, node_.session(*cookie)->ring);
        node_.sign_out(*cookie);
    }
}

void DemoOffice::post(std::string const& username, std::string const& path, Fields fields, Instant at)
{
    clock_ = at - node_.parts().zone.at(at);
    pages::Request request;
    request.post = true;
    request.api = !path.starts_with("/learn/") && !path.starts_with("/teach/");   // those have pages alone
    request.path = path;
    bool has_entry = false;
    for (auto const& [name, value] : fields) has_entry |= name == "entry";
    if (!has_entry) fields.emplace_back("entry", crypto::new_entry_id(at.time_since_epoch().count()).text());
    if (path.starts_with("/cases/") && path != "/cases/new") {
        auto const file = FileId::parse(path.substr(7, 32));
        auto const opened = file ? node_.open(*file, rings_.at(username), false, false) : std::nullopt;
        if (opened) fields.emplace_back("heads", actions::heads_text(opened->history.heads));
    }
    request.form = std::move(fields);
    web::Visit const visit{rings_.at(username), "", node_.languages().of("fr"), ""};
    auto const response = node_.answer(visit, request);
    if (response.status >= 400) throw std::runtime_error("demo: " + path + ": " + response.body);
}

FileId DemoOffice::open_file(std::string const& username, Fields fields, Instant at)
{
    auto const entry = crypto::new_entry_id(at.time_since_epoch().count());
    fields.emplace_back("entry", entry.text());
    fields.emplace_back("_new_child", "yes");  // invented names come back
    post(username, "/cases/new", std::move(fields), at);
    return FileId{entry.bytes};
}

// The story of domain.md E1, in mid-course: Edi at high risk with a plan under way, Kela assessed.
void DemoOffice::add_kela_and_edi(Instant today)
{
    auto const start = Instant{week_start(day_of(today)) - Days{21}};
    auto const at = [&](int days, int hour, int minute) { return start + Days{days} + Hours{hour} + Minutes{minute}; };
    auto const open = [&](char const* name, char const* urgency) {
        return open_file("claire",
                         {{"identified_on", moment(at(0, 9, 30))},
                          {"channel", "other_sector_staff"},
                          {"urgency", urgency},
                          {"concern_summary", "Un enseignant signale des violences à la maison."},
                          {"child_name", name},
                          {"where_to_find", "Centre d'apprentissage du bloc C"},
                          {"siblings_to_check", "Tomas, 13 ans"},
                          {"reporter", "Enseignant du centre"}},
                         at(0, 9, 40));
    };
    struct Child {
        char const* name;
        char const* sex;
        char const* age;
        char const* urgency;
        char const* risk;
        int registered_hour, registered_minute;
        Instant assessed;
    };
    FileId sibling;
    for (auto const& child : {Child{"Kela", "girl", "11", "urgent", "medium", 15, 0, at(1, 10, 0)},
                              Child{"Edi", "boy", "9", "urgent", "high", 17, 45, at(0, 18, 15)}}) {
        bool const edi = std::string_view(child.name) == "Edi";
        auto const file = open(child.name, child.urgency);
        auto const path = "/cases/" + file.text() + "/do/";
        if (edi)
            post("claire", "/cases/" + file.text() + "/family",
                 {{"other_file", sibling.text()}, {"relation", "sibling"}}, at(0, 9, 45));
        sibling = file;
        post("claire", path + "screening",
             {{"screened_on", moment(at(0, 10, 0))},
              {"criteria", "suspected_abuse"},
              {"criteria", "exposure_to_violence"},
              {"criteria", "displacement"},
              {"judgement", "La situation précise fait craindre un danger, pas seulement la catégorie."},
              {"decision", "eligible"}},
             at(0, 10, 5));
        post("claire", path + "consent", child_consent(at(0, 14, 45), "from_5_to_11"), at(0, 14, 50));
        auto mother = mother_consent(at(0, 17, 30));
        mother.insert(mother.end(), {{"shares.2.recipient", "teacher"},
                                     {"shares.2.information", "help_has_started"},
                                     {"shares.2.method", "verbal"},
                                     {"shares.2.one_off", "yes"},
                                     {"refusals.0.recipient", "community_committee"},
                                     {"withhold_from", "Le père"},
                                     {"withhold_reason", "fear_of_harm"}});
        post("claire", path + "consent", mother, at(0, 17, 35));
        post("claire", path + "registration",
             {{"first_name", child.name},
              {"sex", child.sex},
              {"age_years", child.age},
              {"population_group", "refugee"},
              {"lives_with", "Mère, père et fratrie"},
              {"residence", "Bloc C, tente 14"},
              {"area", "zone_a"},
              {"registered_on", moment(at(0, 17, 45))},
              {"registered_place", "Centre d'apprentissage"},
              {"initial_concerns", "physical_abuse"},
              {"initial_concerns", "domestic_violence_witness"}},
             at(0, 17, 50));
        post("claire", path + "initial_assessment",
             initial_assessment(std::max(child.assessed, at(0, 17, 50)), child.risk, edi),
             std::max(child.assessed, at(0, 18, 0)) + Minutes{20});
        if (edi)
            post("claire", path + "interim_plan",
                 {{"made_on", moment(at(0, 18, 30))},
                  {"actions.0.need", "Soins"},
                  {"actions.0.action", "Examen médical ce soir, accompagné"},
                  {"actions.0.responsible", "Claire"},
                  {"actions.0.due_on", day(at(0, 0, 0))}},
                 at(0, 18, 40));
        post("claire", path + "referral",
             {{"made_on", day(at(0, 0, 0))},
              {"service", "medical"},
              {"recipient", "health_provider"},
              {"provider_name", "Poste de santé du bloc C"},
              {"reason", "Examen et soins"},
              {"information_shared", "identity"},
              {"information_shared", "health"},
              {"method", "written"},
              {"accompanied", "yes"}},
             at(0, 19, 0));
        std::vector<std::string> const needs =
            edi ? std::vector<std::string>{"Être en sécurité à la maison", "Sortir et jouer librement"}
                : std::vector<std::string>{"Retrouver confiance au centre"};
        auto const assessed = at(edi ? 10 : 11, 16, 0);
        post("claire", path + "comprehensive_assessment", comprehensive(assessed, child.risk, needs),
             assessed + Hours{1});
        if (edi) {
            auto drafted = plan(at(16, 10, 0), "twice_a_week", needs, "Claire");
            drafted.insert(drafted.end(), {{"child_goal", "Que plus personne ne me fasse mal, et jouer dehors."},
                                           {"actions.0.for_child", "Claire vient me voir. On parle et on dessine."}});
            post("claire", path + "case_plan", drafted, at(16, 11, 0));
            if (at(17, 0, 0) < today)
                post("samuel", path + "plan_approval", {{"decided_on", day(at(16, 15, 0))}, {"decision", "approve"}},
                     at(16, 15, 0));
            post("claire", path + "discrepancy",
                 {{"noted_on", day(at(16, 15, 0))},
                  {"statement_a", "Il est tombé en jouant"},
                  {"statement_b", "Traces anciennes et récentes"},
                  {"sources", "Père, poste de santé"},
                  {"checked_with", "Deuxième avis demandé"},
                  {"result", "unresolved"}},
                 at(16, 15, 10));
            for (int contact : {1, 4, 8, 11, 15, 18})
                if (at(contact, 12, 0) < today)
                    post("claire", path + "follow_up",
                         {{"done_on", moment(at(contact, 11, 0))},
                          {"mode", "phone_call"},
                          {"with", "caregiver"},
                          {"action_done", "yes"},
                          {"risk_increased", "no"},
                          {"observations", "Semaine calme."}},
                         at(contact, 11, 30));
        }
    }
}

static std::string supervisor_of(std::string const& worker)
{
    for (auto const& person : demo_people())
        if (worker == person.username) return std::string_view(person.team) == "nord" ? "samuel" : "lucia";
    return "samuel";
}

// The network: one service to ask after again, one closed.
void DemoOffice::add_services(Instant today)
{
    struct Told {
        char const* provider;
        char const* service;
        char const* recipient;
        char const* areas;
        int days_ago;
        char const* state;
        char const* hours;
    };
    static constexpr Told services[] = {
        {"Poste de santé du bloc C", "medical", "health_provider", "zone_a", 20, "active",
         "Tous les jours, 8 h à 16 h"},
        {"Espace d'écoute Myrtille", "basic_psychosocial", "psychosocial_provider", "zone_a", 40, "active",
         "Lundi et jeudi"},
        {"Clinique juridique mobile", "legal", "legal_service", "zone_b", 260, "active", "Un mercredi sur deux"},
        {"Foyer des Acacias", "safe_shelter", "shelter_provider", "zone_c", 30, "suspended", ""},
        {"École du fleuve", "formal_education", "school", "", 60, "active", "Lundi à vendredi"}};
    for (auto const& told : services) {
        Fields fields = {{"provider", told.provider},
                         {"service", told.service},
                         {"recipient", told.recipient},
                         {"state", told.state},
                         {"verified_on", day(today - Days{told.days_ago})},
                         {"hours", told.hours},
                         {"focal_point", "Personne d'accueil"}};
        for (auto area : split(told.areas, ',')) fields.emplace_back("areas", area);
        post("samuel", "/services/describe", fields, today - Days{told.days_ago});
    }
}

void DemoOffice::add_child(int number, std::string const& worker, Instant today)
{
    static constexpr char const* names[] = {"Adjo",  "Bintou", "Cyprien",  "Dalila", "Elikem",
                                            "Farid", "Grâce",  "Hamidou",  "Inès",   "Jonasi",
                                            "Kofi",  "Lamine", "Mireille", "Naïma",  "Oumou"};
    static constexpr char const* family_names[] = {"Zorbala", "Tendravo", "Milkasso", "Ourandi"};
    static constexpr char const* risks[] = {"high", "medium", "low", "medium", "low"};
    static constexpr char const* areas[] = {"zone_a", "zone_b", "zone_c", "zone_d"};
    static constexpr char const* concerns[] = {"neglect",        "separated",   "child_labour", "psychosocial_distress",
                                               "physical_abuse", "no_documents"};
    auto const n = static_cast<std::size_t>(number);
    int const step = number % 8;                       // how far this file has come
    auto const start = Instant{day_of(today)} - Days{20 + number % 40} + Hours{8 + number % 9};
    auto const at = [&](int days, int minutes) { return std::min(start + Days{days} + Minutes{minutes}, today); };
    auto const path = "/cases/" +
                      open_file(worker,
                                {{"identified_on", moment(start)},
                                 {"channel", number % 3 ? "community_member" : "cp_staff"},
                                 {"urgency", number % 7 ? "none" : "urgent"},
                                 {"concern_summary", "Situation inventée pour la démonstration."},
                                 {"child_name", names[n % 15]}},
                                at(0, 10))
                          .text() +
                      "/do/";
    if (step == 0) return;
    bool const eligible = number % 16 != 9;
    Fields screening = {{"screened_on", moment(at(0, 60))},
                        {"criteria", "neglect"},
                        {"judgement", "Situation précise examinée."},
                        {"decision", eligible ? "eligible" : "ineligible"}};
    if (!eligible)
        screening.insert(screening.end(), {{"ineligible_reason", "outside_area"},
                                           {"redirected_to", "Service voisin"},
                                           {"information_given", "yes"},
                                           {"referrer_informed", "yes"}});
    post(worker, path + "screening", screening, at(0, 70));
    if (!eligible || step == 1) return;
    int const age = 4 + number % 13;
    post(worker, path + "consent",
         child_consent(at(0, 90), age < 5    ? "under_5"
                                  : age < 12 ? "from_5_to_11"
                                             : "from_12_to_17"),
         at(0, 95));
    post(worker, path + "consent", mother_consent(at(0, 100)), at(0, 105));
    post(worker, path + "registration",
         {{"first_name", names[n % 15]},
          {"last_name", family_names[n % 4]},
          {"sex", number % 2 ? "girl" : "boy"},
          {"age_years", std::to_string(age)},
          {"lives_with", "Tante maternelle"},
          {"residence", "Allée des Tests " + std::to_string(number)},
          {"area", areas[n % 4]},
          {"registered_on", moment(at(0, 110))},
          {"registered_place", "Bureau mobile"},
          {"initial_concerns", concerns[n % 6]}},
         at(0, 120));
    if (step == 2) return;
    auto const* risk = risks[n % 5];
    post(worker, path + "initial_assessment",
         initial_assessment(at(number % 11 == 5 ? 1 : 0, number % 11 == 5 ? 400 : 300), risk, false), at(1, 420));
    if (step == 3) return;
    std::vector<std::string> const needs{"Un adulte de confiance"};
    post(worker, path + "comprehensive_assessment", comprehensive(at(6, 0), risk, needs), at(6, 30));
    if (step == 4) return;
    post(worker, path + "case_plan",
         plan(at(9, 0), std::string_view(risk) == "high" ? "twice_a_week" : "once_a_week", needs, "Travailleur social"),
         at(9, 30));
    int const contacts = step == 5 ? 1 : 3;
    for (int i = 0; i < contacts; ++i)
        post(worker, path + "follow_up",
             {{"done_on", moment(at(11 + 3 * i, 0))},
              {"mode", "meeting"},
              {"with", "child"},
              {"with", "caregiver"},
              {"action_done", "yes"},
              {"risk_increased", "no"},
              {"observations", "Contact de suivi."}},
             at(11 + 3 * i, 20));
    // A child who lives with foster carers, as an authority decided.
    if (step == 5 && number % 9 == 0)
        post(worker, path + "direct_service",
             {{"delivered_on", day(at(12, 0))},
              {"service", "alternative_care"},
              {"separates_child", "yes"},
              {"removal_authority", "government_authority"},
              {"authority_name", "Service social du district"},
              {"authority_on", day(at(11, 0))},
              {"result", "Famille d'accueil préparée, première nuit passée."}},
             at(12, 30));
    if (step == 6) {
        // Some families move away: asked for, and every other one authorised and waiting for the other side.
        if (number % 16 != 6) return;
        post(worker, path + "consent", consent_to_transfer(today), today);
        post(worker, path + "transfer",
             {{"requested_on", day(today)},
              {"cause", "child_moves"},
              {"no_other_way", "La famille part vivre loin d'ici."},
              {"better_service", "Un service sur place, chaque semaine."},
              {"recipient", "psychosocial_provider"},
              {"agency", "Service voisin"},
              {"information_shared", "identity"},
              {"information_shared", "concerns"},
              {"explained", "child_and_family"},
              {"wish", "agrees"},
              {"handover_plan", "Rencontre à trois, puis remise du dossier."},
              {"handover_on", day(today + Days{7})}},
             today);
        if (number % 32 == 6)
            post("mariam", path + "transfer_decision", {{"decided_on", day(today)}, {"decision", "authorise"}}, today);
        return;
    }
    if (step < 7) return;
    post(supervisor_of(worker), path + "plan_approval", {{"decided_on", day(today)}, {"decision", "approve"}}, today);
    post(worker, path + "closure",
         {{"requested_on", day(today)},
          {"reason", "goals_met_child_safe"},
          {"criteria", "needs_in_plan_met"},
          {"criteria", "child_safe"},
          {"criteria", "cared_for"},
          {"criteria", "no_further_concern"},
          {"criteria", "file_complete"},
          {"summary", "Objectifs atteints."},
          {"child_agrees", "agrees"},
          {"caregiver_agrees", "agrees"},
          {"feedback_way", "offered_and_declined"},
          {"contact_told", "yes"},
          {"retention_until", day(today + Days{1825})}},
         today);
    if (number % 3) return;
    if (std::string_view(risk) == "high")
        post(supervisor_of(worker), path + "closure_opinion",
             {{"given_on", day(today)}, {"opinion", "for"}, {"reasons", "Douze semaines calmes, deux sources."}},
             today);
    post("mariam", path + "closure_decision", {{"decided_on", day(today)}, {"decision", "authorise"}}, today);
}

void DemoOffice::add_invented_children(Instant today, int count)
{
    static constexpr char const* others[] = {"claire", "fatou", "idris", "jonas", "leila", "marc",
                                             "nour",   "omar",  "paul",  "rose",  "tarik"};
    for (int i = 0; i < count; ++i)
        add_child(i + 1, i < 30 ? "bruno" : others[static_cast<std::size_t>(i) % (i < 58 ? 11 : 5)], today);
}

}  // namespace abri::programs
