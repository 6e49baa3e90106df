// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "pages/casework/case_alerts.h"

#include "core/casework/deadlines.h"
#include "core/casework/separation.h"
#include "core/casework/steps.h"
#include "core/casework/what_stands.h"

namespace abri::pages {

void put_alerts(Html& out, CaseFile const& file, Env const& env)
{
    auto const& t = env.words;
    if (file.damaged) out.add(banner("danger", t("alert.damaged")));
    if (file.unreadable_entries) out.add(banner("warning", t("alert.unreadable")));
    for (auto const& name : file.conflicts) out.add(banner("warning", t("alert.conflict", {name})));
    if (file.urgency == "imminent_danger" && !file.cycle.initial) out.add(banner("danger", t("alert.imminent_danger")));
    bool withheld = false;
    for (auto const& talk : file.consents) withheld |= talk.withholds;
    if (withheld) out.add(banner("warning", t("case.withheld")));
    if (file.registration && file.registration->provisional && file.shared.filled("due.consent"))
        out.add(banner("warning", t("alert.provisional")));
    if (file.shared.filled("due.urgent_action")) out.add(banner("danger", t("alert.risk_increased")));
    if (file.cycle.initial && file.cycle.initial->timeliness != "on_time")
        out.add(banner(file.cycle.initial->timeliness == "late" ? "warning" : "danger",
                       t("timeliness." + file.cycle.initial->timeliness)));
    for (auto const& exception : file.exceptions) out.add(banner("warning", t("exception." + exception.what)));
    if (file.past_transfers > 0) out.add(banner("quiet", t.count("alert.past_transfers", file.past_transfers)));
    if (file.shared.filled("due.reassignment"))
        out.add(banner("warning", t(has_conflict(file, file.key_worker) ? "alert.reassign" : "alert.to_be_given")));
    if (auto const missed = missed_contacts(file, day_of(env.now)); missed > 0)
        out.add(banner("warning", t.count("alert.missed_contacts", missed)));
    for (auto const& d : file.discrepancies)
        if (!d.clarified) out.add(banner("warning", t("case.discrepancy", {d.statement_a, d.statement_b})));
    for (auto const& referral : file.referrals)
        if (referral.consent_gone && !referral.has_ended())
            out.add(
                banner("danger", t("alert.consent_gone", {std::string(t("list.service_type." + referral.service))})));
    // A talk at the next meeting, not a new signature; what protects the child goes on (G-20).
    for (auto const* talk : latest_of_each(file.consents))
        if (talk->agrees() && file.is_open() && talk->of_earlier_cycle)
            out.add(
                banner("quiet", t("alert.consent_before",
                                  {std::string(t(talk->with_child ? "list.consent_from.child"
                                                                  : "list.guardian_relation." + talk->relation))})));
        else if (talk->agrees() && file.is_open() && talk->until < day_of(env.now))
            out.add(banner("quiet", t("alert.consent_ended",
                                      {std::string(t(talk->with_child ? "list.consent_from.child"
                                                                      : "list.guardian_relation." + talk->relation)),
                                       t.date(talk->until)})));
    if (auto const& apart = file.separation) {
        auto const who = apart->authority == before_us ? std::string(t("alert.separated_before_us"))
                         : !apart->by_whom.empty()     ? t("alert.separated_by", {apart->by_whom})
                         : apart->authority == "bid_panel"
                             ? t("alert.separated_by", {std::string(t("list.removal_authority.bid_panel"))})
                             : std::string(t("alert.separated_unknown"));
        out.add(banner("quiet", t("alert.separated", {t.date(apart->since), who})));
    }
    if (file.shared.filled("due.death_procedure")) out.add(banner("danger", t("alert.death")));
    else if (file.death) out.add(banner("quiet", t("alert.died", {t.date(file.death->known_on)})));
    if (auto const* reopened = newest_with(file, "reopening", "new_information");
        reopened && file.is_open() && !file.cycle.initial)
        out.add(banner("warning", t("alert.reopened", {t.date(day_of(reopened->happened.at)),
                                                       std::string(reopened->answers["new_information"])})));
    if (auto const* closed = newest_with(file, "closure", "retention_until"); closed && file.stage == Stage::closed)
        if (auto const until = closed->answers.date("retention_until"))
            out.add(banner(*until < day_of(env.now) ? "warning" : "quiet",
                           t(*until < day_of(env.now) ? "alert.kept_too_long" : "alert.kept_until", {t.date(*until)})));
    // What the last contact found, for whoever goes next.
    if (file.is_open() && !file.cycle.contacts.empty()) {
        auto const last = file.cycle.contacts.back().on;
        for (auto const& [field, value, words] : {std::tuple{"situation", "deteriorated", "alert.deteriorated"},
                                                  std::tuple{"seen_alone", "no", "alert.not_seen_alone"}})
            if (auto const* said = newest_with(file, "follow_up", field);
                said && said->answers.is(field, value) && day_of(said->happened.at) == day_of(last))
                out.add(banner(words == std::string_view("alert.deteriorated") ? "warning" : "quiet", t(words)));
    }
    if (file.registration && file.is_open() && !file.cycle.contacts.empty() && file.cycle.contacts.back().alone)
        out.add(banner("quiet", t("alert.go_in_pairs")));
}

}  // namespace abri::pages
