// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "actions/write_form.h"
#include "core/casework/deadlines.h"

#include <functional>
#include <initializer_list>

namespace abri::tests {

using Fields = std::vector<std::pair<std::string, std::string>>;

// A child's file played in memory, without keys or disk: forms go in, the rules decide, the state comes out.
// Starts on Monday 2026-03-02; every method moves the clock only forward.
class Story {
public:
    Story();

    Instant now = *parse_instant("2026-03-02T09:30");
    Actor worker{{{1}}, Role::caseworker, "nord"};
    Actor supervisor{{{2}}, Role::supervisor, "nord"};
    Actor manager{{{3}}, Role::manager, ""};

    // Writes a form; the refusal codes and field problems when it is refused, empty when it was written.
    std::vector<std::string> submit(std::string_view form, Fields const& fields, Actor const* by = nullptr);
    bool accepts(std::string_view form, Fields const& fields, Actor const* by = nullptr)
    {
        return submit(form, fields, by).empty();
    }

    // Steps without a form, by the supervisor where nobody is named; the refusal, empty when it was written.
    std::string assign(PersonId to, Actor const* by = nullptr);
    std::string stand_in(std::optional<StandIn> const& named, Actor const* by = nullptr);
    std::string give_to_team(std::string_view team, PersonId to, Actor const* by = nullptr);

    CaseFile const& file() const { return file_; }
    ledger::History const& history() const { return history_; }
    std::string due(std::string_view what) const { return std::string(file_.shared["due." + std::string(what)]); }
    EntryId last_entry() const { return file_.history.back().entry; }

    // The usual way, step by step. Each stands on the ones before it.
    Story& identified(std::string const& urgency = "none");
    Story& screened();
    Story& consented();
    Story& registered(std::string const& on = "2026-03-02T17:45");
    Story& assessed(std::string const& risk = "high", std::string const& on = "2026-03-02T18:15");
    Story& comprehended(std::string const& on = "2026-03-12");
    Story& planned(std::string const& on = "2026-03-18");
    Story& followed_up(std::string const& on);
    Story& closure_requested(std::string const& on = "2026-08-28");
    Story& closed(std::string const& on = "2026-08-31");

    // Good answers to each form, to be spoilt by a test.
    static Fields identification(std::string const& urgency);
    static Fields screening();
    static Fields child_consent();
    static Fields guardian_consent();
    static Fields registration(std::string const& on);
    static Fields initial_assessment(std::string const& risk, std::string const& on);
    static Fields comprehensive_assessment(std::string const& on);
    static Fields case_plan(std::string const& on);
    static Fields referral(std::string const& recipient);
    static Fields follow_up(std::string const& on);
    static Fields review(std::string const& on, std::string const& next);
    static Fields closure(std::string const& on);
    static Fields transfer(std::string const& on);
    static Fields best_interests();

    Catalogue const& catalogue() const { return catalogue_; }
    Policy policy;
    // A fault put in on purpose: what is written is not what was decided.
    std::function<void(actions::NewEntry&, ledger::History const&)> spoil;

private:
    void at_least(std::string_view moment);
    void append(actions::NewEntry written, Actor const& actor);
    std::string take(Result<actions::NewEntry, actions::Rejected> const& written, Actor const& by);
    EntryId next_entry();
    Catalogue catalogue_;
    ledger::History history_;
    CaseFile file_;
    std::uint8_t next_ = 0;
};

// `fields` with some set to other values; an empty value takes the field away.
Fields with(Fields fields, std::initializer_list<std::pair<std::string, std::string>> changes);

bool contains(std::vector<std::string> const& codes, std::string_view code);

}  // namespace abri::tests
