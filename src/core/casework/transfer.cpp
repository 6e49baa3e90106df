// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/steps.h"
#include "core/casework/share_gate.h"

namespace abri {

static bool open(CaseFile const& file, Actor const& actor)
{
    return is_under_way(file, actor) && file.stage != Stage::closure_requested && !file.transfer &&
           !file.death;   // a child who has died is not handed over
}

static Decision decide_transfer(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    Decided decided{"transfer_requested", {}};
    auto const on = answers.date("requested_on").value_or(day_of(situation.now));
    verdict.unless(227_rule, !answers.is("cause", "needs_too_difficult"), Refused::needs_too_difficult, "cause");
    verdict.unless(221_rule, !answers.is("explained", "not_yet"), Refused::not_explained, "explained");
    verdict.unless(RuleId::none, answers.date("handover_on").value_or(on) >= on, Refused::in_the_past, "handover_on");
    // Who wants no more help may refuse the handover of the file as well.
    verdict.unless(RuleId::none, !answers.is("wish", "wants_no_more_help"), Refused::no_more_help_wanted, "wish");
    if (answers.is("wish", "refuses_move"))
        wait_for_review(file, decided.shared, situation.now + Hours{situation.policy.exception_review_h});
    else
        // On the day something leaves, by the office's clock: a day that was typed proves nothing.
        check_share(may_share(file.consents,
                              {answers["recipient"], answers["information_shared"], {}, answers["agency"]},
                              day_of(situation.now)),
                    verdict, "recipient");
    set_due(decided.shared, "transfer_decision", situation.now + Hours{situation.policy.closure_decision_h});
    return std::move(verdict).or_else(std::move(decided));
}

static void evolve_transfer(CaseFile& file, Recorded const& recorded)
{
    auto const& a = recorded.answers;
    file.transfer = Transfer{recorded.entry,
                             recorded.author,
                             a.date("handover_on").value_or(day_of(recorded.at)),
                             file.stage,
                             false,
                             a.is("wish", "refuses_move"),
                             std::string(a["recipient"]),
                             std::string(a["information_shared"]),
                             std::string(a["agency"])};
    if (a.is("wish", "refuses_move")) except(file, recorded, "transfer_against_wish");
    file.stage = Stage::transfer_requested;
}

static bool decision_open(CaseFile const& file, Actor const& actor)
{
    return file.stage == Stage::transfer_requested && actor.role == Role::manager;
}

static Decision decide_decision(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    verdict.unless(RuleId::none, situation.actor.id != file.transfer->requested_by, Refused::same_person, "decision");
    Decided decided{"transfer_decided", {}};
    clear_due(decided.shared, "transfer_decision");
    // What was agreed when it was asked may have been taken back since.
    if (answers.is("decision", "authorise") && !file.transfer->against_wish) {
        Verdict consent;
        Sharing const wanted{file.transfer->recipient, file.transfer->information, {}, file.transfer->agency};
        check_share(may_share(file.consents, wanted, day_of(situation.now)), consent, "recipient");
        verdict.unless(49_rule, consent.empty() && !somebody_refuses(file.consents), Refused::consent_gone, "decision");
        for (auto const& used : one_offs_used(file.consents, wanted, day_of(situation.now)))
            decided.shared.set("consumed." + used, situation.entry.text());
    }
    if (answers.is("decision", "authorise")) set_due(decided.shared, "handover", Instant{file.transfer->handover_on});
    else hand_back(decided.shared, day_of(situation.now + Hours{situation.policy.plan_approval_h}));
    return std::move(verdict).or_else(std::move(decided));
}

static void evolve_decision(CaseFile& file, Recorded const& recorded)
{
    if (!file.transfer) return;
    consume_shares(file, recorded);
    file.stage = file.transfer->before;
    if (recorded.answers.is("decision", "authorise")) file.transfer->authorised = true;
    else {
        file.transfer.reset();
        take_back_to_do(file, recorded);
    }
}

static bool answer_open(CaseFile const& file, Actor const& actor)
{
    return file.transfer && file.transfer->authorised && file.is_open() && is_carrying(file, actor);
}

// Until the other organisation accepts, the child is ours.
static Decision decide_answer(CaseFile const& file, Answers const& answers, Situation const& situation)
{
    Verdict verdict;
    Decided decided{"transfer_answered", {}};
    clear_due(decided.shared, "handover");
    if (answers.is("answer", "accepted")) {
        auto const today = day_of(situation.now);
        verdict.unless(216_rule, answers.date("retention_until").value_or(today) > today, Refused::retention_missing,
                       "retention_until");
        verdict.unless(221_rule, answers.is("plan_followed", "yes"), Refused::handover_not_followed, "plan_followed");
        clear_clocks(file, decided.shared, answers.date("answered_on").value_or(day_of(situation.now)));
    }
    return std::move(verdict).or_else(std::move(decided));
}

static void evolve_answer(CaseFile& file, Recorded const& recorded)
{
    file.transfer.reset();
    if (!recorded.answers.is("answer", "accepted")) return;
    file.stage = Stage::transferred;
    drop_to_dos(file);
    ++file.past_transfers;
}

CaseStep const transfer_step{"transfer", "transfer_requested", open, decide_transfer, evolve_transfer};
CaseStep const transfer_decision_step{"transfer_decision", "transfer_decided", decision_open, decide_decision,
                                      evolve_decision};
CaseStep const transfer_answer_step{"transfer_answer", "transfer_answered", answer_open, decide_answer, evolve_answer};

}  // namespace abri
