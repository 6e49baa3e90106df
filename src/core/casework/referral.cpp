// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/separation.h"
#include "core/casework/steps.h"
#include "core/casework/share_gate.h"

#include <algorithm>

namespace abri {

void check_share(ShareAnswer answer, Verdict& verdict, std::string_view service_field)
{
    switch (answer) {
        case ShareAnswer::allowed: return;
        case ShareAnswer::refused: return verdict.unless(49_rule, false, Refused::recipient_refused, "recipient");
        case ShareAnswer::not_covered:
            return verdict.unless(164_rule, false, Refused::recipient_not_covered, "recipient");
        case ShareAnswer::service_not_covered:
            return verdict.unless(49_rule, false, Refused::service_not_covered, service_field);
        case ShareAnswer::information_not_covered:
            return verdict.unless(49_rule, false, Refused::information_not_covered, "information_shared");
        case ShareAnswer::expired: return verdict.unless(50_rule, false, Refused::consent_expired, "recipient");
        case ShareAnswer::withdrawn: return verdict.unless(49_rule, false, Refused::consent_withdrawn, "recipient");
        case ShareAnswer::consumed: return verdict.unless(51_rule, false, Refused::one_off_consumed, "recipient");
    }
}

void consume_shares(CaseFile& file, Recorded const& recorded)
{
    for (auto& talk : file.consents)
        for (std::size_t place = 0; place < talk.shares.size(); ++place) {
            auto& share = talk.shares[place];
            // Before shares were told apart, all of a recipient were used at once.
            bool const used = recorded.shared.filled("consumed." + name_of_share(talk, place)) ||
                              recorded.shared.filled("consumed." + talk.entry.text() + "." + share.recipient);
            share.consumed |= share.one_off && used;
        }
}

static Decision decide_referral(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    Decided decided{"referral_made", {}};
    auto const on = answers.date("made_on").value_or(day_of(situation.now));
    // A life in danger does not wait for a signature: one reason now, a supervisor within the day (G-14).
    bool const cannot_wait =
        !rule(116_rule, !(answers.is("life_threatening", "yes") && answers.filled("without_consent_reason")));
    // Where the law lets us act without consent, that was decided and reviewed in the talk it belongs to.
    bool const by_law = answers.is("on_legal_basis", "yes") && !rule(47_rule, !has_legal_basis(file.consents));
    if (cannot_wait || by_law)
        wait_for_review(file, decided.shared, situation.now + Hours{situation.policy.exception_review_h});
    else {
        verdict.unless(41_rule, !somebody_refuses(file.consents), Refused::somebody_refuses, "recipient");
        Sharing const wanted{answers["recipient"], answers["information_shared"], answers["service"],
                             answers["provider_name"]};
        check_share(may_share(file.consents, wanted, on), verdict, "service");
        for (auto const& used : one_offs_used(file.consents, wanted, on))
            decided.shared.set("consumed." + used, situation.entry.text());
    }
    decided.shared.set("referral." + situation.entry.text(), "sent");
    auto const ask_on = Instant{on + Days{situation.policy.referral_answer_d}};
    auto const waiting = parse_instant(file.shared["due.referral_answer"]);
    check_separation(file, answers, situation, decided, verdict);
    set_due(decided.shared, "referral_answer", waiting ? std::min(*waiting, ask_on) : ask_on);
    return std::move(verdict).or_else(std::move(decided));
}

static void evolve_referral(CaseFile& file, Recorded const& recorded)
{
    auto const& a = recorded.answers;
    auto const on = a.date("made_on").value_or(day_of(recorded.at));
    file.referrals.push_back({recorded.entry,
                              on,
                              std::string(a["service"]),
                              std::string(a["recipient"]),
                              std::string(a["provider_name"]),
                              "sent",
                              std::string(a["information_shared"]),
                              {{"sent", on}},
                              false});
    consume_shares(file, recorded);
    file.was_separated |= a.is("service", "alternative_care");
    take_separation(file, recorded);
    if (a.is("on_legal_basis", "yes")) except(file, recorded, "legal_basis_referral");
    if (a.is("life_threatening", "yes")) except(file, recorded, "life_threatening_referral");
}

CaseStep const referral_step{"referral", "referral_made", is_under_way, decide_referral, evolve_referral};

}  // namespace abri
