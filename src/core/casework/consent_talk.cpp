// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"

#include <algorithm>

namespace abri {

static bool open(CaseFile const& file, Actor const& actor)
{
    return !file.history.empty() && file.is_open() && is_carrying(file, actor);
}

static bool asks_nothing_more(Answers const& answers)
{
    // A child who chose not to take part, or a representative not asked, has given a complete answer (R-057, G-19).
    auto const child = answers["child_answer"], guardian = answers["guardian_consent"];
    return !rule(57_rule, child != "chose_not_to_take_part") || child == "too_young" || child == "withdrawn" ||
           (!guardian.empty() && guardian != "given" && guardian != "refused");
}

static bool all_topics(Answers const& answers)
{
    for (auto topic :
         {"services_and_options", "risks_and_benefits", "information_and_use", "confidentiality_and_limits"})
        if (!answers.has("explained_topics", topic)) return false;
    return true;
}

// People are people: two aunts are two. Without a word about it, who speaks for a relation is whoever spoke first.
static std::string giver_of(CaseFile const& file, Answers const& a, EntryId entry)
{
    if (a.is("consent_from", "child")) return "child";
    for (auto const& earlier : file.consents)
        if (a.filled("person") && earlier.entry.text() == a["person"]) return earlier.giver;
    auto const relation = std::string(a["guardian_relation"]);
    return a.is("another_person", "yes") ? relation + "." + entry.text() : relation;
}

static Decision decide_consent(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    bool const child = answers.is("consent_from", "child");
    if (!asks_nothing_more(answers)) {
        auto const topics = child && answers.is("age_band", "under_5") ? 46_rule : 43_rule;
        verdict.unless(topics, all_topics(answers), Refused::topics_missing, "explained_topics");
        verdict.unless(45_rule, !child || answers.filled("assent_method"), Refused::assent_method_missing,
                       "assent_method");
        // A baby knows of no right: nobody has to say that she does.
        bool const knows = answers.is("right_not_to_answer", "yes") || answers.is("age_band", "under_5");
        verdict.unless(53_rule, !child || knows, Refused::right_not_to_answer_missing, "right_not_to_answer");
    }
    verdict.unless(RuleId::none, !answers.is("child_answer", "too_young") || answers.is("age_band", "under_5"),
                   Refused::field_problem, "child_answer", "not_in_list");
    int number = 0;
    for (auto const& share : answers.rows("shares")) {
        auto const field =
            "shares." + std::to_string(number++) + (share.filled("information") ? ".method" : ".information");
        verdict.unless(49_rule, share.filled("information") && share.filled("method"), Refused::share_incomplete,
                       field);
    }
    bool const agrees = answers.is("child_answer", "given") || answers.is("child_answer", "partly_given") ||
                        answers.is("guardian_consent", "given");
    verdict.unless(50_rule, !agrees || answers.filled("duration"), Refused::field_problem, "duration", "missing");
    bool const taken_back = answers.is("child_answer", "withdrawn") || answers.is("guardian_consent", "withdrawn");
    Decided decided{"consent_recorded", {}};
    auto const on = answers.date("given_on").value_or(day_of(situation.now));
    auto const until = answers.is("duration", "until_date")
                           ? answers.date("until").value_or(on)
                           : add_months(on, amount(50_rule, situation.policy.consent_default_mo));
    verdict.unless(50_rule, until >= on, Refused::in_the_past, "until");
    decided.shared.set("consent.until." + situation.entry.text(), iso(until));
    auto const person = answers["person"];
    bool const heard = std::any_of(file.consents.begin(), file.consents.end(), [&](ConsentTalk const& talk) {
        return talk.entry.text() == person && talk.relation == answers["guardian_relation"];
    });
    verdict.unless(RuleId::none, person.empty() || heard, Refused::field_problem, "person", "not_in_list");
    // Who this is stays known, whatever is struck out later.
    decided.shared.set("giver." + situation.entry.text(), giver_of(file, answers, situation.entry));
    // Asked of the supervisor, who answers. Danger does not wait for her, and she looks at it within a day.
    if (answers.is("legal_basis_override", "yes")) {
        bool const now = situation.actor.role == Role::supervisor || answers.is("override_danger", "yes");
        decided.shared.set("override." + situation.entry.text(), now ? "now" : "asked");
    }
    // That something is withheld is known without the identity part; what and from whom is not.
    if (answers.filled("withhold_from") || answers.filled("withhold_information"))
        decided.shared.set("withholds." + situation.entry.text(), "yes");
    // A no that comes later is a task of today: talk, protect on a legal basis, or stop. Nothing goes on as if unsaid.
    bool const says_no =
        taken_back || answers.is("child_answer", "refused") || answers.is("guardian_consent", "refused");
    if (file.registration && says_no) set_due(decided.shared, "consent", situation.now);
    // A representative who was not asked is looked at by the supervisor, whatever the reason (G-05).
    bool const not_asked = is_excuse(answers["guardian_consent"]) && !child;
    if (answers.is("legal_basis_override", "yes") || taken_back || not_asked)
        wait_for_review(file, decided.shared,
                        situation.now + Hours{amount(48_rule, situation.policy.exception_review_h)});
    return std::move(verdict).or_else(std::move(decided));
}

// Services that run on what this person has taken back are named until somebody has spoken with the provider.
static void take_back(CaseFile& file, ConsentTalk const& last)
{
    for (auto& referral : file.referrals)
        if (!referral.has_ended())
            referral.consent_gone |=
                may_share(file.consents,
                          {referral.recipient, referral.information, referral.service, referral.provider},
                          last.on) == ShareAnswer::withdrawn;
}

// Agreed to again, nothing of it is gone.
static void give_again(CaseFile& file, Date day)
{
    for (auto& referral : file.referrals)
        if (referral.consent_gone)
            referral.consent_gone =
                may_share(file.consents,
                          {referral.recipient, referral.information, referral.service, referral.provider},
                          day) != ShareAnswer::allowed;
}

static void evolve_consent(CaseFile& file, Recorded const& recorded)
{
    auto const& a = recorded.answers;
    ConsentTalk talk;
    talk.entry = recorded.entry;
    talk.at = recorded.happened.at;
    talk.on = day_of(talk.at);
    talk.lifts = a.is("withhold_lifted", "yes");
    talk.with_child = a.is("consent_from", "child");
    talk.relation = talk.with_child ? std::string_view() : a["guardian_relation"];
    auto const known = recorded.shared["giver." + recorded.entry.text()];
    talk.giver = known.empty() ? giver_of(file, a, recorded.entry) : std::string(known);
    talk.until_review = a.is("duration", "until_review");
    talk.answer = talk.with_child ? a["child_answer"] : a["guardian_consent"];
    talk.grants = a["agreed_to"];
    talk.until = recorded.shared.date("consent.until." + recorded.entry.text()).value_or(talk.on);
    // Before it was asked of the supervisor it held at once, until she looked at it.
    bool const override = a.is("legal_basis_override", "yes");
    talk.override_asked = override && recorded.shared.is("override." + recorded.entry.text(), "asked");
    talk.overridden = override && !talk.override_asked;
    talk.withholds = a.filled("withhold_reason") || recorded.shared.is("withholds." + recorded.entry.text(), "yes");
    // Who says no agrees to no share.
    for (auto const& row : talk.says_no() ? std::vector<Answers>() : a.rows("shares"))
        talk.shares.push_back({std::string(row["recipient"]), std::string(row["services"]),
                               std::string(row["information"]), std::string(row["method"]), row.is("one_off", "yes"),
                               false, std::string(row["named"])});
    for (auto const& row : a.rows("refusals"))
        talk.refusals.push_back(
            {std::string(row["recipient"]), std::string(row["information"]), std::string(row["named"]), {}});
    if (talk.overridden) except(file, recorded, "consent_override");
    else if (talk.override_asked) except(file, recorded, "override_asked");
    else if (talk.excused()) except(file, recorded, "guardian_not_asked");
    else if (talk.answer == "withdrawn") except(file, recorded, "consent_withdrawn");
    add_talk(file.consents, talk);
    for (auto const& held : file.history) {
        if (held.form == "review") end_at_review(file.consents, day_of(held.happened.at));
        if (held.form == "reopening")
            end_before(file.consents, held.answers.date("reopened_on").value_or(day_of(held.at)));
    }
    if (talk.says_no()) take_back(file, talk);
    else give_again(file, talk.on);
    if (allows_case_management(file.consents)) file.shared.set("due.consent", "");
}

CaseStep const consent_step{"consent", "consent_recorded", open, decide_consent, evolve_consent, "given_on"};

}  // namespace abri
