// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "unit/expected_dues.h"
#include "unit/story.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

namespace abri::tests {

// Random people do random things with one file; whatever is accepted must keep the gates of the process (domain C5) and
// leave just the deadlines that an independent reckoning gives. Same seed, same walk.
class Walk {
public:
    explicit Walk(unsigned seed) : dice_(seed)
    {
        // Any day of three years, ends of months and a leap day among them.
        story_.now += Days{std::uniform_int_distribution<int>(0, 1100)(dice_)};
    }

    // Tries so many commands by the worker, the supervisor and the manager; each that is accepted is judged.
    void run(int commands, std::vector<Policy> const& policies)
    {
        dues_.urgency = one_of({"none", "none", "imminent_danger"});
        (void)story_.accepts("identification",
                             with(Story::identification(dues_.urgency), {{"identified_on", moment()}}));
        dues_.reported(story_.now, story_.policy);
        for (int i = 0; i < commands; ++i) {
            story_.now += Minutes{one_of({20, 600, 3000, 20000})};
            if (!policies.empty() && one_of({0, 0, 0, 0, 0, 0, 0, 0, 0, 1}))
                story_.policy = policies[static_cast<std::size_t>(
                    std::uniform_int_distribution<int>(0, static_cast<int>(policies.size()) - 1)(dice_))];
            auto const& by = *one_of<Actor const*>(
                {&story_.worker, &story_.worker, &story_.worker, &story_.supervisor, &story_.manager});
            auto const* form = one_of<char const*>({"screening",
                                                    "consent",
                                                    "consent",
                                                    "registration",
                                                    "initial_assessment",
                                                    "comprehensive_assessment",
                                                    "case_plan",
                                                    "case_plan",
                                                    "plan_approval",
                                                    "referral",
                                                    "referral_feedback",
                                                    "follow_up",
                                                    "follow_up",
                                                    "review",
                                                    "closure",
                                                    "closure_opinion",
                                                    "closure_opinion",
                                                    "closure_decision",
                                                    "reopening",
                                                    "transfer",
                                                    "transfer",
                                                    "transfer_decision",
                                                    "transfer_decision",
                                                    "transfer_answer",
                                                    "transfer_answer",
                                                    "conflict_of_interest"});
            bool const linked = linked_.contains(by.id.text());
            if (!story_.accepts(form, answers(form, by), &by)) continue;
            accepted.insert(form);
            CHECK_FALSE(linked);
            remember(form);
            check_gates();
            check_next_thing();
            dues_.after(form, by, story_.file().history.back().answers, story_.now, story_.policy, story_.file());
            check_dues();
        }
    }

    std::multiset<std::string> accepted;

private:
    template <class T>
    T one_of(std::initializer_list<T> choices)
    {
        return *(choices.begin() + std::uniform_int_distribution<int>(0, static_cast<int>(choices.size()) - 1)(dice_));
    }

    std::string today() const { return iso(day_of(story_.now)); }
    std::string moment() const { return iso(story_.now); }
    std::string in_days(int days) const { return iso(day_of(story_.now) + Days{days}); }

    Fields answers(std::string_view form, Actor const& by)
    {
        if (form == "screening") return with(Story::screening(), {{"screened_on", moment()}});
        if (form == "consent")
            return with(one_of({0, 1}) ? Story::child_consent() : Story::guardian_consent(), {{"given_on", moment()}});
        if (form == "registration")
            return with(Story::registration(moment()),
                        {{"provisional", one_of({"", "", "yes"})}, {"provisional_reason", one_of({"", "Danger"})}});
        if (form == "initial_assessment")
            return with(
                Story::initial_assessment(one_of({"high", "medium", "low"}), moment()),
                {{"late_reason", one_of({"", "Route coupée"})}, {"other_assessor_reason", one_of({"", "Absence"})}});
        if (form == "comprehensive_assessment")
            return with(Story::comprehensive_assessment(today()),
                        {{"planned_on", today()}, {"refugee_procedure", one_of({"", "best_interests_assessment"})}});
        if (form == "case_plan")
            return with(Story::case_plan(today()),
                        {{"goals.0.by_date", in_days(90)},
                         {"actions.0.due_on", one_of({std::string(), in_days(9), in_days(9)})},
                         {"actions.0.responsible", one_of({"", "Claire", "Claire"})},
                         {"review_on", in_days(one_of({10, 28, 60, 120}))}});
        if (form == "referral")
            return with(
                Story::referral(one_of({"health_provider", "teacher", "community_committee", "shelter_provider"})),
                {{"made_on", today()}, {"information_shared", one_of({"identity", "help_has_started"})}});
        if (form == "referral_feedback")
            return {{"on", today()},
                    {"referral", story_.file().referrals.empty() ? "" : story_.file().referrals.back().entry.text()},
                    {"status", "service_completed"},
                    {"channel", "phone"},
                    {"confirmed_with_provider", one_of({"yes", "no"})}};
        if (form == "follow_up") return Story::follow_up(moment());
        if (form == "review")
            return with(Story::review(today(), in_days(one_of({7, 29, 80, 100}))),
                        {{"risk_level", one_of({"high", "medium", "low"})}});
        if (form == "closure")
            return with(Story::closure(today()),
                        {{"retention_until", in_days(2000)},
                         {"reason", one_of({"goals_met_child_safe", "turned_18", "cannot_be_contacted"})},
                         {"tried", "Trois appels, deux visites"}});
        if (form == "closure_opinion")
            return {{"given_on", today()}, {"opinion", one_of({"for", "against"})}, {"reasons", "Vu"}};
        if (form == "closure_decision" || form == "transfer_decision") return decision();
        if (form == "plan_approval")
            return {{"decided_on", today()},
                    {"decision", one_of({"approve", "approve", "to_put_right"})},
                    {"comment", "À préciser"}};
        if (form == "reopening")
            return {{"reopened_on", today()}, {"reason", "new_concern"}, {"new_information", "Dispute"}};
        if (form == "transfer")
            return with(Story::transfer(today()), {{"cause", one_of({"child_moves", "needs_too_difficult"})},
                                                   {"explained", one_of({"child_and_family", "not_yet"})}});
        if (form == "transfer_answer") return answer();
        return {{"declared_on", today()},
                {"person", (one_of({0, 0, 0, 0, 0, 1}) ? by.id : PersonId{{44}}).text()},
                {"kind", "same_circle"}};
    }

    Fields decision()
    {
        return one_of({0, 1}) ? Fields{{"decided_on", today()}, {"decision", "authorise"}}
                              : Fields{{"decided_on", today()}, {"decision", "return"}, {"comment", "À revoir"}};
    }
    Fields answer()
    {
        if (one_of({0, 1})) return {{"answered_on", today()}, {"answer", "refused"}, {"next_steps", "On continue"}};
        return {{"answered_on", today()},
                {"answer", "accepted"},
                {"receiving_worker", "Zita"},
                {"plan_followed", one_of({"yes", "no"})},
                {"retention_until", in_days(2000)}};
    }

    // What the test itself keeps, to judge the program by.
    void remember(std::string_view form)
    {
        auto const& last = story_.file().history.back();
        if (form == "conflict_of_interest") linked_.insert(std::string(last.answers["person"]));
        if (form == "review" || (form == "case_plan" && last.answers.is("activate", "yes"))) {
            review_from_ = day_of(story_.now);
            review_risk_ = form == "review" ? std::string(last.answers["risk_level"]) : story_.file().risk;
        }
    }

    long count(std::string_view form) const
    {
        auto const& all = story_.file().history;
        return std::count_if(all.begin(), all.end(), [&](Recorded const& r) { return r.form == form; });
    }
    Recorded const& latest(std::string_view form) const
    {
        auto const& all = story_.file().history;
        return *std::find_if(all.rbegin(), all.rend(), [&](Recorded const& r) { return r.form == form; });
    }

    void check_gates() const
    {
        auto const& file = story_.file();
        if (file.registration && !file.registration->provisional) {
            CHECK(file.eligibility == "eligible");
            CHECK(count("consent") >= 2);
        }
        if (file.stage == Stage::closed) check_closed();
        if (file.stage == Stage::transferred) {
            CHECK(latest("transfer_decision").answers.is("decision", "authorise"));
            CHECK(latest("transfer").answers["cause"] == "child_moves");
            CHECK(latest("transfer_answer").answers.is("plan_followed", "yes"));
        }
        // Whatever waits for a manager can be decided by one: no file is stuck.
        if (file.transfer && !file.transfer->authorised) CHECK(file.stage == Stage::transfer_requested);
        if (file.stage == Stage::closure_requested) CHECK(file.cycle.closure);
        if (file.stage == Stage::transfer_requested) CHECK(file.transfer);
        check_plan();
        for (auto const& referral : file.referrals)
            CHECK((referral.recipient == "health_provider" || referral.recipient == "teacher"));
        auto const to_teacher = std::count_if(file.referrals.begin(), file.referrals.end(),
                                              [](auto const& r) { return r.recipient == "teacher"; });
        CHECK(to_teacher <= count("consent"));
    }

    // An open file has a next thing, and somebody whose it is, whatever was written before.
    void check_next_thing() const
    {
        auto const& file = story_.file();
        if (!file.is_open()) return;
        CHECK_FALSE(deadlines(file, story_.now, 7).empty());
        CHECK_FALSE(file.key_worker.is_nil());
    }

    // Each deadline of the file is the one that the facts and the numbers in force at each give; there is no other.
    void check_dues() const
    {
        std::map<std::string, std::string> found;
        for (auto const& [name, value] : story_.file().shared.all())
            if (name.starts_with("due.") && name != "due.consent") found[name.substr(4)] = value;
        CHECK(found == dues_.all);
        std::multiset<std::string> tasks;
        for (auto const& one : story_.file().to_dos)
            if (one.state == ActionState::open) tasks.insert(iso(Instant{one.due}));
        CHECK(tasks == dues_.tasks);
    }

    void check_closed() const
    {
        auto const& file = story_.file();
        if (file.risk == "high") CHECK_FALSE(file.cycle.closure->opinion.empty());
        CHECK(latest("closure_decision").author == story_.manager.id);
        CHECK(latest("closure").author != latest("closure_decision").author);
        for (auto const& due : deadlines(story_.file(), story_.now, 7))
            CHECK((due.what == "post_closure_visit" || due.what == "exception_review" || due.what == "reassignment"));
    }

    void check_plan() const
    {
        auto const* plan = story_.file().active_plan();
        if (!plan) return;
        CHECK(story_.file().finished_assessment());
        for (auto const& action : plan->actions) CHECK((!action.responsible.empty() && action.due.has_value()));
        auto const review = parse_instant(story_.due("review"));
        if (review && story_.file().is_open())
            CHECK(day_of(*review) <= add_months(review_from_, review_risk_ == "high" ? 1 : 3));
    }

    Story story_;
    ExpectedDues dues_;
    std::mt19937 dice_;
    std::set<std::string> linked_;
    Date review_from_{};
    std::string review_risk_;
};

}  // namespace abri::tests
