// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "unit/wide_walk.h"

#include "core/casework/plan_actions.h"
#include "core/casework/second_look.h"
#include "core/casework/steps.h"
#include "core/casework/strike_out.h"
#include "core/protection/posts.h"

#include <algorithm>

namespace abri::tests {

void WideWalk::run(int commands)
{
    for (auto const& holder : readers_of_child(story_.worker.id, story_.worker.team))
        readers_.insert(holder.who.text());
    story_.spoil = spoil_entry;
    static constexpr char const* urgencies[] = {"none", "urgent", "imminent_danger"};
    auto report = Story::identification(urgencies[roll(3)]);
    (void)story_.accepts("identification", report);
    for (int i = 0; i < commands && story_.file().history.size() < 200; ++i) {
        static constexpr int pauses[] = {5, 20, 600, 3000, 20000};
        story_.now += Minutes{pauses[roll(5)]};
        // The usual way is gone half of the time, or no walk would ever come far.
        static constexpr std::string_view usual[] = {"screening",        "consent",   "consent",
                                                     "registration",     "follow_up", "initial_assessment",
                                                     "case_plan",        "review",    "comprehensive_assessment",
                                                     "plan_approval",    "closure",   "closure_opinion",
                                                     "closure_decision", "transfer",  "transfer_decision",
                                                     "transfer_answer"};
        auto const form = next_form(usual);
        if (!story_.catalogue().form(form)) {
            auto const before = story_.file();
            if (auto const done = change_hands(); !done.empty()) accepted.insert(done), judge(done, before);
            continue;
        }
        if (form == "identification" || form == "attachment") continue;
        auto const by = somebody_for(form);
        auto fields = start_of(form);
        if (fields.empty() || roll(3) == 0)
            for (auto const& section : story_.catalogue().form(form)->sections) fill(fields, section.fields, "");
        auto const before = story_.file();
        auto const story_before = on_written ? std::optional(story_) : std::nullopt;
        if (!story_.accepts(form, fields, &by)) continue;
        if (on_written) on_written(*story_before, form, fields, by);
        accepted.insert(form);
        judge(form, before);
    }
}

// What is due, the usual way, or anything: people do all three, or no walk would ever come far.
std::string WideWalk::next_form(std::span<std::string_view const> usual)
{
    auto const steps = case_steps();
    auto const chance = roll(10);
    auto const dues = deadlines(story_.file(), story_.now, 7);
    if (chance < 4 && !dues.empty())
        return std::string(dues[static_cast<std::size_t>(roll(static_cast<int>(dues.size())))].form);
    if (chance < 7) return std::string(usual[static_cast<std::size_t>(roll(static_cast<int>(usual.size())))]);
    return std::string(steps[static_cast<std::size_t>(roll(static_cast<int>(steps.size())))].form);
}

// Mostly somebody to whom the form is open.
Actor WideWalk::somebody_for(std::string_view form)
{
    auto const& file = story_.file();
    Actor const carrier{file.key_worker, Role::caseworker, story_.supervisor.team};
    Actor const people[] = {carrier, story_.worker, story_.supervisor, story_.manager};
    auto const* step = step_of_form(form);
    if (step && roll(4))
        for (auto const& one : people)
            if (is_open(*step, file, one)) return one;
    return people[roll(4)];
}

std::string WideWalk::change_hands()
{
    PersonId const people[] = {story_.worker.id, PersonId{{5}}, PersonId{{6}}, story_.supervisor.id};
    auto const who = people[roll(4)];
    auto const today = day_of(story_.now);
    switch (roll(3)) {
        case 0: return story_.assign(who).empty() ? "assignment" : "";
        case 1: {
            std::optional<StandIn> named;
            if (roll(4)) named = StandIn{who, today + Days{roll(5) - 2}, today + Days{roll(300) - 10}};
            return story_.stand_in(named).empty() ? "stand_in" : "";
        }
        default: {
            // To the other team; there and back again its supervisor is the same person.
            auto const to = story_.supervisor.team == "nord" ? "sud" : "nord";
            if (!story_.give_to_team(to, story_.supervisor.id).empty()) return "";
            story_.supervisor.team = to;
            return "team_change";
        }
    }
}

std::string WideWalk::known_thing(std::string_view kind)
{
    std::vector<std::string> known, any = {story_.worker.id.text(), FileId{{5}}.text(), std::string(32, 'b')};
    auto const& file = story_.file();
    auto const add = [&](std::string_view of, std::string const& id) { (of == kind ? known : any).push_back(id); };
    for (auto const& one : file.to_dos) add("supervision_decision", one.id.text());
    for (auto const& action : running_actions(file)) add("plan_action", action.id.text());
    for (auto const& exception : file.exceptions) add("exception", exception.entry.text());
    for (auto const& referral : file.referrals)
        if (!referral.has_ended()) add("referral", referral.entry.text());
    for (auto const& talk : file.consents) add("representative", talk.entry.text());
    for (auto const& found : file.discrepancies) add("discrepancy", found.entry.text());
    for (auto const& one : file.cycle.appointments) add("appointment", one.entry.text());
    for (auto const& recorded : file.history)
        if (may_be_struck(recorded)) add("entry", recorded.entry.text());
    auto const& from = known.empty() || roll(6) == 0 ? any : known;
    return from[static_cast<std::size_t>(roll(static_cast<int>(from.size())))];
}

std::string WideWalk::value_of(Field const& field)
{
    switch (field.type) {
        case FieldType::text:
        case FieldType::long_text: return "Dit et noté";
        case FieldType::date: {
            bool const lies_ahead = field.code.ends_with("until") || field.code.find("due") != std::string::npos ||
                                    field.code.find("next") != std::string::npos || field.code == "by_date" ||
                                    field.code == "review_on" || field.code == "first_visit_on" ||
                                    field.code == "handover_on";
            static constexpr int ahead[] = {1, 7, 25, 60, 2000}, back[] = {0, 0, 1, 30};
            return iso(day_of(story_.now) + Days{lies_ahead ? ahead[roll(5)] : -back[roll(4)]});
        }
        case FieldType::datetime: return iso(story_.now - Minutes{roll(2) * 60});
        case FieldType::number: return std::to_string(roll(18));
        case FieldType::yesno: return roll(2) ? "yes" : "no";
        case FieldType::choice:
        case FieldType::multi: {
            auto const& codes = story_.catalogue().lists.at(field.list);
            return codes[static_cast<std::size_t>(roll(static_cast<int>(codes.size())))];
        }
        case FieldType::reference: return known_thing(field.refers_to);
        case FieldType::rows: break;
    }
    return {};
}

void WideWalk::fill(Fields& fields, std::vector<Field> const& asked_for, std::string const& prefix)
{
    for (auto const& field : asked_for) {
        if (field.type == FieldType::rows) {
            for (int row = 0, rows = roll(3); row < rows; ++row)
                fill(fields, field.fields, field.code + "." + std::to_string(row) + ".");
            continue;
        }
        Answers so_far;
        for (auto const& [name, value] : fields) so_far.set(name, value);
        auto const name = prefix + field.code;
        bool const there = so_far.filled(name);
        if (prefix.empty() && !asked(field, so_far)) {
            std::erase_if(fields, [&](auto const& one) { return one.first == name; });
            continue;
        }
        if (there ? roll(8) != 0 : field.need == Need::optional && roll(2)) continue;
        std::erase_if(fields, [&](auto const& one) { return one.first == name; });
        fields.emplace_back(name, value_of(field));
    }
}

Fields WideWalk::start_of(std::string_view form)
{
    auto const day = iso(day_of(story_.now)), moment = iso(story_.now);
    auto const in = [&](int days) { return iso(day_of(story_.now) + Days{days}); };
    if (form == "screening") return with(Story::screening(), {{"screened_on", moment}});
    if (form == "consent")
        return with(roll(2) ? Story::child_consent() : Story::guardian_consent(), {{"given_on", moment}});
    if (form == "registration") return Story::registration(moment);
    static constexpr char const* risks[] = {"high", "medium", "low"};
    if (form == "initial_assessment")
        return with(Story::initial_assessment(risks[roll(3)], moment),
                    {{"late_reason", "Route coupée"}, {"other_assessor_reason", "Absence"}});
    if (form == "comprehensive_assessment")
        return with(Story::comprehensive_assessment(day), {{"planned_on", day}, {"risk_level", risks[roll(3)]}});
    if (form == "case_plan")
        return with(Story::case_plan(day),
                    {{"goals.0.by_date", in(90)}, {"actions.0.due_on", in(9)}, {"review_on", in(28)}});
    if (form == "follow_up") return Story::follow_up(moment);
    if (form == "review") return with(Story::review(day, in(25)), {{"risk_level", risks[roll(3)]}});
    if (form == "closure")
        return with(Story::closure(day), {{"retention_until", in(4000)},
                                          {"tried", "Deux visites"},
                                          {"reason", roll(3) ? "cannot_be_contacted" : "goals_met_child_safe"}});
    if (form == "direct_service" && roll(2))
        return {{"delivered_on", day},
                {"service", "alternative_care"},
                {"separates_child", "yes"},
                {"separated_at_once_why", "Danger ce soir"},
                {"result", "Chez une tante"}};
    if (form == "plan_approval") return {{"decided_on", day}, {"decision", "approve"}};
    if (form == "closure_opinion") return {{"given_on", day}, {"opinion", "for"}, {"reasons", "Vu"}};
    if (form == "closure_decision") return {{"decided_on", day}, {"decision", "authorise"}};
    if (form == "transfer") return with(Story::transfer(day), {{"handover_on", in(7)}});
    if (form == "transfer_decision") return {{"decided_on", day}, {"decision", "authorise"}};
    if (form == "transfer_answer")
        return {{"answered_on", day},
                {"answer", "accepted"},
                {"receiving_worker", "Zita"},
                {"plan_followed", "yes"},
                {"retention_until", in(4000)}};
    return {};
}

// Where the file stands says what somebody has to do in it; a fallback that comes in a month is not enough.
void WideWalk::judge_clocks(std::function<void(std::string const&)> const& fault) const
{
    auto const& file = story_.file();
    auto const dues = deadlines(file, story_.now, 7);
    auto const has = [&](std::initializer_list<std::string_view> kinds) {
        return std::any_of(dues.begin(), dues.end(), [&](Deadline const& due) {
            return std::find(kinds.begin(), kinds.end(), due.what) != kinds.end();
        });
    };
    if (!file.exceptions.empty() && !has({"exception_review"})) fault("an exception that nobody looks at");
    for (auto const& one : file.to_dos)
        if (one.state == ActionState::open && !has({"supervision_decision"})) fault("a task on no list");
    if (file.stage == Stage::closure_requested && !has({"closure_decision"})) fault("a closure that nobody decides");
    if (file.stage == Stage::transfer_requested && !has({"transfer_decision"})) fault("a transfer that nobody decides");
    if (!file.is_open()) return;
    if (file.death) {
        if (!has({"death_procedure", "decide_closure", "closure_decision"})) fault("a death that nobody follows");
        return;
    }
    if (!file.registration) {
        if (!has({"screening", "information", "registration"})) fault("a report that nobody takes up");
        return;
    }
    if (waits_for_manager(file.stage)) return;
    if (!has(
            {"initial_assessment", "comprehensive_start", "comprehensive_complete", "case_plan", "review", "handover"}))
        fault("a child whose next step has no day");
    if (file.active_plan() && file.active_plan()->approval == PlanApproval::awaited && !has({"plan_approval"}))
        fault("a plan that nobody is asked about");
    if (file.active_plan() && contact_rhythm(file).frequency.empty()) fault("a plan without contacts");
    if (somebody_refuses(file.consents) && !has({"consent", "exception_review"})) fault("a no that nobody answers");
}

void WideWalk::judge(std::string_view form, CaseFile const& before)
{
    auto const& file = story_.file();
    auto const fault = [&](std::string const& what) { faults.push_back(std::string(form) + ": " + what); };
    if (file.is_open() && deadlines(file, story_.now, 7).empty()) fault("an open file without a next thing");
    if (file.is_open() && file.key_worker.is_nil()) fault("an open file that is nobody's");
    judge_clocks(fault);
    // Whoever is seen more rarely, somebody said so: a plan, a review with its reason, a first assessment.
    auto const often = [](CaseFile const& one) { return contacts_in_two_weeks(contact_rhythm(one).frequency); };
    auto const& last = file.history.back();
    bool const says_so = form == "case_plan" || form == "strike_out" || form == "initial_assessment" ||
                         (form == "review" && (last.answers.filled("frequency_reason") || before.risk != file.risk ||
                                               last.answers.is("safe_house_left", "yes")));
    if (file.is_open() && before.is_open() && !file.death && often(file) < often(before) && !says_so)
        fault("contacts became rarer by the way");
    auto changes = key_changes(before, file);
    if (spoil_keys) spoil_keys(changes);
    for (auto const& change : changes) {
        if (change.kind == KeyChange::Kind::grant) readers_.insert(change.who.text());
        else readers_.erase(change.who.text());
    }
    auto const reads = [&](PersonId who) { return readers_.contains(who.text()); };
    if (readers_.size() < 2) fault("a file that nobody reads");
    if (!reads(post_id("supervision:" + story_.supervisor.team))) fault("a file that its supervision does not read");
    if (reads(post_id("supervision:" + std::string(story_.supervisor.team == "nord" ? "sud" : "nord"))))
        fault("a file that another team reads");
    if (!reads(file.key_worker) && !has_conflict(file, file.key_worker)) fault("a key worker without a key");
    if (file.stand_in && !reads(file.stand_in->who) && !has_conflict(file, file.stand_in->who))
        fault("a stand-in without a key");
    if (reads(post_id("management")) != is_before_manager(file)) fault("a manager who reads what is not hers");
    for (auto const& one : file.to_dos)
        if (one.what.empty() && one.words.empty()) fault("a task without words");
}

}  // namespace abri::tests
