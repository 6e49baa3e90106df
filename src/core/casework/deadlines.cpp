// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/deadlines.h"

#include "core/casework/plan_actions.h"
#include "core/casework/steps.h"

#include <algorithm>
#include <set>

namespace abri {

std::string_view name_of(Lateness lateness)
{
    static constexpr std::string_view names[] = {"later", "soon", "today", "late", "breached"};
    return names[static_cast<std::size_t>(lateness)];
}

std::vector<Date> contact_days(std::string_view frequency, Date from, Date first, Date last)
{
    std::vector<Date> days;
    for (Date day = std::max(first, from + Days{1}); day <= last; day += Days{1}) {
        int const weekday = weekday_of(day);
        bool const twice = weekday == 1 || weekday == 4;
        bool const same_weekday = weekday == weekday_of(from);
        bool const even_week = (week_start(day) - week_start(from)).count() / 7 % 2 == 0;
        if (frequency == "daily" || (frequency == "twice_a_week" && twice) ||
            (frequency == "once_a_week" && same_weekday) ||
            (frequency == "once_in_two_weeks" && same_weekday && even_week))
            days.push_back(day);
    }
    return days;
}

// Twice on one day is one day on which the child was heard: it makes no other day rarer.
static long days_of_contact(CaseFile const& file, Date first, Date last)
{
    std::set<Date> days;
    for (auto const& contact : file.cycle.contacts)
        if (day_of(contact.on) >= first && day_of(contact.on) <= last) days.insert(day_of(contact.on));
    return static_cast<long>(days.size());
}

std::optional<Date> next_contact(CaseFile const& file, Date today)
{
    auto const rhythm = contact_rhythm(file);
    if (rhythm.frequency.empty()) return std::nullopt;
    Date last = rhythm.from;
    for (auto const& contact : file.cycle.contacts) last = std::max(last, day_of(contact.on));
    auto const in_week = [&](Date monday) {
        return days_of_contact(file, std::max(monday, rhythm.from + Days{1}), monday + Days{6});
    };
    auto const days = contact_days(rhythm.frequency, rhythm.from, week_start(last), std::max(today, last) + Days{21});
    long nth = 0;
    for (std::size_t i = 0; i < days.size(); ++i) {
        nth = i > 0 && week_start(days[i]) == week_start(days[i - 1]) ? nth + 1 : 1;
        if (days[i] <= last || in_week(week_start(days[i])) >= nth) continue;
        return days[i];
    }
    return std::nullopt;
}

int missed_contacts(CaseFile const& file, Date today)
{
    auto const rhythm = contact_rhythm(file);
    if (rhythm.frequency.empty()) return 0;
    auto const first = std::max(rhythm.from + Days{1}, today - Days{14});
    auto const planned = contact_days(rhythm.frequency, rhythm.from, first, today - Days{1});
    return std::max(0,
                    static_cast<int>(planned.size()) - static_cast<int>(days_of_contact(file, first, today - Days{1})));
}

static constexpr DueKind kinds[] = {{"initial_assessment", "initial_assessment"},
                                    {"interim_plan", "interim_plan"},
                                    {"consent", "consent"},
                                    {"comprehensive_start", "comprehensive_assessment"},
                                    {"comprehensive_complete", "comprehensive_assessment"},
                                    {"case_plan", "case_plan"},
                                    {"review", "review"},
                                    {"urgent_action", "follow_up"},
                                    {"exception_review", "exception_review"},
                                    {"closure_decision", "closure_decision"},
                                    {"post_closure_visit", "post_closure_visit"},
                                    {"follow_up", "follow_up"},
                                    {"transfer_decision", "transfer_decision"},
                                    {"handover", "transfer_answer"},
                                    {"reassignment", "assignment"},
                                    {"turning_18", "transition_plan"},
                                    {"referral_answer", "referral_feedback"},
                                    {"plan_approval", "plan_approval"},
                                    {"death_procedure", "child_death"},
                                    {"appointment", "follow_up"},
                                    {"supervision_decision", "supervision_decision"},
                                    {"screening", "screening"},
                                    {"information", "screening"},
                                    {"registration", "registration"},
                                    {"reopening", "reopening"},
                                    {"decide_closure", "closure"},
                                    {"decide_next", "case_note"},
                                    {"plan_action", "follow_up"},
                                    {"next_steps", "follow_up"},
                                    {"closure_opinion", "closure_opinion"},
                                    {"removal_authority", "removal_authority"},
                                    {"consent_ends", "consent"}};

std::span<DueKind const> due_kinds() { return kinds; }
std::size_t follow_up_due() { return 11; }
static_assert(kinds[11].what == std::string_view("follow_up"),
              "cards store places in this list: new kinds go to its end");

Lateness lateness_of(Instant at, Instant now, int soon_days)
{
    bool const whole_day = at == Instant{day_of(at)};
    if (whole_day ? day_of(at) < day_of(now) : at < now) return Lateness::late;
    if (day_of(at) == day_of(now)) return Lateness::today;
    return day_of(at) <= day_of(now) + Days{soon_days} ? Lateness::soon : Lateness::later;
}

// After a death nothing of the child's care is due any more, whatever was written since.
static bool is_of_a_death(std::string_view what)
{
    for (std::string_view one : {"death_procedure", "exception_review", "closure_decision", "reassignment"})
        if (what == one) return true;
    return false;
}

// No open file is without a next thing. Written before reports had clocks, or with everything done: somebody says what
// follows, or asks to close. An unregistered file counts from its report.
static Deadline next_of(CaseFile const& file, Instant now, int soon_days)
{
    static constexpr Days quiet{30}, unscreened{3}, unregistered{7};
    Deadline next{"decide_next", "case_note", Instant{day_of(file.history.back().at) + quiet}};
    if (file.death) next = {"decide_closure", "closure", Instant{day_of(file.history.back().at)}};
    else if (!file.registration && file.stage == Stage::screened)
        next = {"registration", "registration", Instant{day_of(file.identified_on) + unregistered}};
    else if (!file.registration) next = {"screening", "screening", Instant{day_of(file.identified_on) + unscreened}};
    next.lateness = lateness_of(next.at, now, soon_days);
    return next;
}

// The first day on which an agreement that this help rests on ends: talked about before it is over. Where it is asked
// for already, that is what is due.
static std::optional<Date> end_of_consent(CaseFile const& file)
{
    std::optional<Date> first;
    if (!file.registration || !file.is_open() || file.death || file.shared.filled("due.consent")) return first;
    for (auto const* talk : latest_of_each(file.consents))
        if (talk->agrees() && !talk->withdrawn && !talk->of_earlier_cycle)
            first = first ? std::min(*first, talk->until) : talk->until;
    return first;
}

std::vector<Deadline> deadlines(CaseFile const& file, Instant now, int soon_days)
{
    std::vector<Deadline> found;
    for (auto const& kind : kinds) {
        // Of each of them below; older files kept one in a register.
        if (kind.what == "appointment" || kind.what == "supervision_decision" || kind.what == "closure_opinion" ||
            kind.what == "exception_review" || kind.what == "plan_approval")
            continue;
        if (file.death && !is_of_a_death(kind.what)) continue;
        auto const at = parse_instant(file.shared["due." + std::string(kind.what)]);
        if (at) found.push_back({kind.what, kind.form, *at, lateness_of(*at, now, soon_days)});
    }
    // Asked for at high risk, or at high risk since: the supervisor says what she thinks of it first.
    if (file.stage == Stage::closure_requested && file.cycle.closure &&
        needs_opinion(file, file.cycle.closure->reason) && file.cycle.closure->opinion.empty()) {
        auto const at = parse_instant(file.shared["due.closure_opinion"]).value_or(Instant{file.cycle.closure->on});
        found.push_back({"closure_opinion", "closure_opinion", at, lateness_of(at, now, soon_days)});
    }
    auto const limit = parse_instant(file.shared["limit.initial_assessment"]);
    for (auto& deadline : found)
        if (deadline.what == "initial_assessment" && limit && now > *limit) deadline.lateness = Lateness::breached;
    if (auto contact = next_contact(file, day_of(now))) {
        // Put off for a stated cause until a day, as long as the child may wait; after it, it is as late as it is.
        if (auto const until = parse_date(file.shared["postponed.follow_up"]); until && may_wait(file))
            contact = std::max(*contact, *until);
        found.push_back({"follow_up", "follow_up", Instant{*contact}, lateness_of(Instant{*contact}, now, soon_days)});
    }
    // Tasks, appointments and actions have each their own day: as many clocks as there are things.
    auto const add = [&](std::string_view what, Instant at, EntryId about, std::string_view form = "follow_up") {
        found.push_back({what, form, at, lateness_of(at, now, soon_days), about});
    };
    for (auto const& one : file.to_dos)
        if (one.state == ActionState::open)
            add("supervision_decision", Instant{one.due}, one.id, "supervision_decision");
    if (!file.exceptions.empty()) {
        auto const first =
            std::min_element(file.exceptions.begin(), file.exceptions.end(),
                             [](ExceptionToReview const& a, ExceptionToReview const& b) { return a.due < b.due; });
        add("exception_review", first->due, {}, "exception_review");
    }
    if (file.is_open() && !file.death) {
        auto const* plan = file.active_plan();
        if (plan && plan->approval == PlanApproval::awaited && plan->approval_due)
            add("plan_approval", *plan->approval_due, {}, "plan_approval");
        for (auto const& one : file.cycle.appointments)
            if (!one.settled) add("appointment", one.at, {});
        for (auto const& action : running_actions(file))
            if (action.state == ActionState::open && action.due) add("plan_action", Instant{*action.due}, action.id);
    }
    bool const to_close = file.death && !waits_for_manager(file.stage) && !file.shared.filled("due.death_procedure");
    if ((found.empty() || to_close) && file.is_open() && !file.history.empty())
        found.push_back(next_of(file, now, soon_days));
    // Added last: an agreement that ends in three months is no next thing of a file that has none.
    if (auto const ends = end_of_consent(file)) add("consent_ends", Instant{*ends}, {}, "consent");
    std::stable_sort(found.begin(), found.end(), [](Deadline const& a, Deadline const& b) { return a.at < b.at; });
    return found;
}

}  // namespace abri
