// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/stand_in.h"
#include "core/consent/consent.h"
#include "core/person.h"
#include "core/recorded.h"

#include <map>

namespace abri {

// Where a file stands (SYS-01).
enum class Stage : std::uint8_t {
    identified,
    needs_information,
    ineligible,
    screened,
    registered,
    assessing,
    planning,
    implementing,
    reviewing,
    closure_requested,
    closed,
    transfer_requested,
    transferred
};
std::string_view name_of(Stage stage);
bool has_ended(Stage stage);           // closed, handed over, or never taken on
bool waits_for_manager(Stage stage);   // a closure or a transfer to authorise
// The six steps of the ribbon, 0 identification … 5 closure.
int ribbon_step(Stage stage);

struct Registration {
    Instant on{};
    std::string code, sex, population_group, area, concerns;
    int age = -1;
    Date age_on{};          // the day it was asked
    bool provisional = false;
};
struct InitialAssessment {
    EntryId entry;
    Instant on{};
    Instant first_on{};      // of the first in this cycle: that one was on time or not
    std::string timeliness;  // of the first: on_time, late, breached
    bool imminent_danger = false;
};
struct ComprehensiveAssessment {
    EntryId entry;
    Date started{}, finished_on{};
    bool finished = false;
    std::vector<std::string> needs;
    bool separation_considered = false;
};
enum class ActionState : std::uint8_t { open, done, given_up };
std::string_view name_of(ActionState state);   // of the list action_result
struct PlanAction {
    std::string need, action, kind, horizon, track, responsible;
    std::optional<Date> due;
    EntryId id = {};                       // forms name it by this (action_id)
    ActionState state = ActionState::open;
    std::string reason = {};               // why it was given up
    Happened since = {};                   // of the contact that said so
};
// What the supervisor said of a plan. The plan is carried out meanwhile: nothing waits for a signature (G-14).
enum class PlanApproval : std::uint8_t { awaited, approved, to_put_right };
struct CasePlan {
    EntryId entry;
    PersonId author;
    int version = 0;
    bool active = false;
    PlanApproval approval = PlanApproval::awaited;
    std::optional<Instant> approval_due = {};   // of this version: an answer to another moves nothing
    Date on{};
    int goals = 0;
    std::vector<PlanAction> actions;
    std::string child_copy;
    bool by_supervisor = false;
};
struct ReferralState {
    EntryId entry;
    Date on{};
    std::string service, recipient, provider, status;  // status: sent, then what the provider answered
    std::string information;             // data categories that went with it
    std::vector<std::pair<std::string, Date>> path;    // each state it reached, and when
    bool consent_gone = false;           // the agreement behind it was withdrawn while it was running
    bool has_ended() const
    {
        return status == "service_completed" || status == "declined" || status == "no_show" || status == "cancelled";
    }
};
// Two statements that do not fit together; they follow the file until one of them is explained (SYS-10).
struct Discrepancy {
    EntryId entry;
    std::string statement_a, statement_b;
    bool clarified = false;
};
// What somebody said would be done for this child: decided in a supervision, a conference or a planning meeting, handed
// back with an answer, or left open by a form. A task until somebody says what became of it.
struct ToDo {
    EntryId entry;  // that said so
    EntryId id;  // forms name it by this
    std::string what, responsible;
    std::string_view words = {};  // instead of `what`: a thing the program itself asks for, "to_do.<words>"
    Date due{};
    ActionState state = ActionState::open;
    std::string result = {};
};
// A service the child needs and cannot get: stands until a later note says that it is closed (R-171…R-174).
struct ServiceGap {
    EntryId entry;
    Date since{};
    std::string service, instead, state;  // state: open, eased, closed
    Happened latest = {};
};
// Another child's file that belongs with this one: each keeps its own keys.
struct FamilyLink {
    FileId file;
    std::string relation;
};
// A drawing or a paper, kept in a file of its own that can be erased alone.
struct Attachment {
    FileId file;
    EntryId entry;
    Date on{};
    std::string kind;
};
// An hour the family chose. As many as there are: the second does not erase tomorrow's.
struct Appointment {
    EntryId entry;
    Instant at{};
    bool settled = false;  // met by a contact, or called off
};
struct RiskChange {
    Instant at{};  // when it was seen, not when it was written
    std::string level;
};
// A child of this file has died: what has to be found out and told before the file can end (SYS-30).
struct Death {
    EntryId entry;
    Date known_on{};
    bool inquiry_done = false, others_safe = false, government_told = false;
};
struct Contact {
    Instant on{};
    std::string mode;
    bool risk_increased = false, alone = false;
    bool child_seen = false;  // met, by whoever wrote it: no call, no word of somebody else
    bool action_done = false;  // what was to be done has been
};
struct Closure {
    EntryId entry;
    PersonId requested_by;
    Date on{};
    std::string reason;
    std::optional<Date> first_visit_on;  // agreed with the child and family
    std::string opinion;  // of the supervisor: for, for_if, against; empty: not said yet
    EntryId opinion_entry = {};
};
// A handover to another organisation that has been asked for; gone once it is answered.
struct Transfer {
    EntryId entry;
    PersonId requested_by;
    Date handover_on{};
    Stage before = Stage::registered;  // where the file goes back to
    bool authorised = false, against_wish = false;
    std::string recipient, information;
    std::string agency = {};  // that takes over, by its name
};
// The child lives away from the parents: since when, and who decided it under which power.
struct Separation {
    EntryId entry;
    Date since{};
    std::string authority, by_whom;  // authority: none while nobody has decided, see removal_authority
};
// Something a supervisor has to look at again: it could not wait (G-14), or was done alone (G-08).
struct ExceptionToReview {
    EntryId entry;
    std::string what;  // consent_override, provisional_registration, life_threatening_referral, alone_on_home_visit,
                       // guardian_not_asked, transfer_against_wish, consent_withdrawn, postponed, legal_basis_referral,
                       // separated_at_once, override_asked, struck_out
    bool by_supervisor = false;  // hers to be looked at by the manager
    Instant due{};  // each has its own day: an answer to another one moves nothing
};

struct CaseStep;

// One passage through the six steps, from registration to closure. A file that is reopened begins the next: what was
// found and planned before is history, what is about the child (risk, consents, referrals, prohibitions) goes on.
struct Cycle {
    int number = 1;
    std::optional<InitialAssessment> initial;
    std::vector<PlanAction> interim_actions;
    std::vector<ComprehensiveAssessment> assessments;
    std::vector<Contact> contacts;
    std::vector<Appointment> appointments;
    bool separation_approved = false;  // by the latest best interests determination
    std::optional<Closure> closure;
    Stage stage_before_closure = Stage::registered;
    int post_closure_visits = 0;
};

// A child's file: the fold of its entries. Works with parts missing; knows the child by code only.
struct CaseFile {
    FileId id;
    std::vector<Recorded> history;
    // Struck out with a reason: readable, and counted nowhere.
    struct Struck {
        Recorded recorded;
        EntryId by;  // the entry that struck it out
    };
    std::vector<Struck> struck;
    Answers shared;  // registers, resolved
    std::vector<std::string> conflicts;  // registers with differing values, until somebody decides
    Stage stage = Stage::identified;
    Cycle cycle;
    std::string urgency, channel, eligibility, ineligible_reason, risk, priority;
    std::string programme = "child_protection";  // variant of the process
    Instant identified_on{};
    PersonId key_worker;
    std::optional<StandIn> stand_in;  // while the key worker is away
    Consents consents;
    std::optional<Registration> registration;
    std::vector<Discrepancy> discrepancies;
    std::vector<ToDo> to_dos;
    std::vector<ServiceGap> gaps;
    std::vector<FamilyLink> family;
    std::vector<Attachment> attachments;
    // What each register says since when, and which step said it.
    struct Standing {
        Happened since;
        CaseStep const* by = nullptr;
    };
    std::map<std::string, Standing, std::less<>> standing;
    std::vector<RiskChange> risks;  // each time the risk was judged, oldest first
    std::optional<Death> death;
    std::vector<CasePlan> plans;
    std::vector<ReferralState> referrals;
    int reviews = 0;
    std::optional<Transfer> transfer;
    int past_transfers = 0;
    std::optional<Separation> separation;
    std::optional<Date> back_home_on;  // the last return that was written down
    bool was_separated = false;  // at any time: the child may look for this story later
    std::vector<ExceptionToReview> exceptions;
    bool damaged = false;  // entries that do not hold were left out: gates stay shut
    bool unreadable_entries = false;  // written by a newer version or sealed to other keys: gates stay shut

    CasePlan const* active_plan() const;
    ComprehensiveAssessment const* finished_assessment() const;
    std::string_view code() const { return registration ? std::string_view(registration->code) : std::string_view(); }
    bool is_open() const { return !has_ended(stage); }
    bool is_refugee() const
    {
        return registration &&
               (registration->population_group == "refugee" || registration->population_group == "asylum_seeker");
    }
    Recorded const* find(EntryId entry) const;
    bool has_form(std::string_view form) const;  // anything written with this form
};

// Where the judgement of the risk changed, oldest first.
std::vector<RiskChange> risk_changes(CaseFile const& file);

// Adds one entry; entries come in the order of the fold. Unknown kinds are kept in the history and shut the gates.
void evolve(CaseFile& file, Recorded recorded);
// Several values for one register: the highest risk holds until somebody decides (security.md 4.3).
void resolve_conflict(CaseFile& file, std::string const& name, std::vector<std::string> const& values);

}  // namespace abri
