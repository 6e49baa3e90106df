// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/separation.h"
#include "core/casework/steps.h"

namespace abri {

static bool open(CaseFile const& file, Actor const& actor)
{
    return !file.referrals.empty() && file.is_open() && is_carrying(file, actor);
}

// The way of a referral: it goes forward, may skip what nobody told us, and an end is an end.
static int place_of(std::string_view status)
{
    static constexpr std::string_view way[] = {"sent", "received", "accepted", "service_started", "service_completed"};
    for (int place = 0; place < 5; ++place)
        if (way[place] == status) return place;
    return -1;
}

static bool may_follow(std::string_view from, std::string_view to)
{
    if (to == "declined") return place_of(from) < place_of("accepted");
    if (to == "no_show") return place_of(from) < place_of("service_started");
    return to == "cancelled" || place_of(to) >= place_of(from);
}

void ask_providers_again(CaseFile const& file, Answers& shared, Policy const& policy)
{
    std::optional<Date> next;
    for (auto const& referral : file.referrals)
        if (auto const day = referral.path.back().second + Days{policy.referral_answer_d}; !referral.has_ended())
            next = next ? std::min(*next, day) : day;
    if (next) set_due(shared, "referral_answer", Instant{*next});
}

// Until the provider has answered for the last time, the worker asks again.
static void ask_again(CaseFile const& file, Answers const& answers, Situation const& situation, Answers& shared)
{
    std::optional<Date> next;
    auto const waits = [&](Date from) {
        auto const day = from + Days{situation.policy.referral_answer_d};
        next = next ? std::min(*next, day) : day;
    };
    for (auto const& referral : file.referrals) {
        bool const this_one = referral.entry.text() == answers["referral"];
        auto told = referral;
        if (this_one) told.status = answers["status"];
        if (!told.has_ended())
            waits(this_one ? answers.date("on").value_or(day_of(situation.now)) : referral.path.back().second);
    }
    if (next) set_due(shared, "referral_answer", Instant{*next});
    else clear_due(shared, "referral_answer");
}

static Decision decide_referral_feedback(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    ReferralState const* about = nullptr;
    for (auto const& referral : file.referrals)
        if (referral.entry.text() == answers["referral"]) about = &referral;
    verdict.unless(RuleId::none, about != nullptr, Refused::unknown_referral, "referral");
    if (about)
        verdict.unless(RuleId::none, !about->has_ended() && may_follow(about->status, answers["status"]),
                       Refused::referral_backwards, "status");
    // The worker stays answerable: that help arrived is heard from the provider, not assumed.
    bool const says_helped = answers.is("status", "service_started") || answers.is("status", "service_completed");
    verdict.unless(187_rule, !says_helped || answers.is("confirmed_with_provider", "yes"), Refused::provider_not_asked,
                   "confirmed_with_provider");
    Decided decided{"referral_feedback_recorded", {}};
    decided.shared.set("referral." + std::string(answers["referral"]), answers["status"]);
    ask_again(file, answers, situation, decided.shared);
    return std::move(verdict).or_else(std::move(decided));
}

static void evolve_referral_feedback(CaseFile& file, Recorded const& recorded)
{
    for (auto& referral : file.referrals) {
        if (referral.entry.text() != recorded.answers["referral"]) continue;
        referral.status = recorded.answers["status"];
        // Where the child was to live elsewhere and the service said no, the child has not left.
        bool const came_to_nothing = referral.has_ended() && referral.status != "service_completed";
        if (came_to_nothing && file.separation && file.separation->entry == referral.entry) end_separation(file);
        referral.path.emplace_back(referral.status, recorded.answers.date("on").value_or(day_of(recorded.at)));
    }
}

CaseStep const referral_feedback_step{"referral_feedback", "referral_feedback_recorded", open, decide_referral_feedback,
                                      evolve_referral_feedback};

}  // namespace abri
