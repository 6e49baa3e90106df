// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "base/text.h"
#include "core/casework/steps.h"
#include "core/protection/posts.h"
#include "unit/walk.h"
#include "unit/wide_walk.h"

using namespace abri;
using namespace abri::tests;

TEST_CASE("whatever people do, in whatever order, no file gets past a gate or is stuck")
{
    std::multiset<std::string> accepted;
    for (unsigned seed = 1; seed <= 400; ++seed) {
        Walk walk(seed);
        walk.run(100, {});
        accepted.insert(walk.accepted.begin(), walk.accepted.end());
    }
    // A walk that never gets there proves nothing about it.
    for (char const* form : {"registration", "case_plan", "review", "referral", "closure", "closure_decision",
                             "transfer", "transfer_decision", "transfer_answer", "conflict_of_interest"}) {
        CAPTURE(form);
        CHECK(accepted.count(form) > 0);
    }
}

TEST_CASE("whatever is written with whatever form, an open file has a next thing, a rhythm that nobody lowered by the "
          "way, and a reader")
{
    std::multiset<std::string> accepted;
    for (unsigned seed = 1; seed <= 200; ++seed) {
        CAPTURE(seed);
        WideWalk walk(seed);
        walk.run(150);
        CHECK(join(walk.faults, "; ") == "");
        accepted.insert(walk.accepted.begin(), walk.accepted.end());
    }
    for (auto const& step : case_steps()) {
        // Begins a file; has its own page.
        if (step.form == "identification" || step.form == "attachment") continue;
        CAPTURE(step.form);
        CHECK(accepted.count(std::string(step.form)) > 0);
    }
}

namespace {

using Spoil = std::function<void(actions::NewEntry&, ledger::History const&)>;

// What an entry of this kind would have set is not there.
Spoil forgets(std::string kind, std::string name)
{
    return [kind, name](actions::NewEntry& entry, ledger::History const&) {
        if (entry.fact.kind == kind)
            std::erase_if(entry.fact.writes, [&](ledger::Write const& write) { return write.name == name; });
    };
}
// Something is set by the way.
Spoil sets(std::string kind, std::string name, std::string value)
{
    return [kind, name, value](actions::NewEntry& entry, ledger::History const& history) {
        if (entry.fact.kind != kind) return;
        std::erase_if(entry.fact.writes, [&](ledger::Write const& write) { return write.name == name; });
        entry.fact.writes.push_back({name, value, true, history.registers.context_for(name)});
    };
}
std::function<void(std::vector<KeyChange>&)> loses(std::function<bool(KeyChange const&)> which)
{
    return [which](std::vector<KeyChange>& changes) { std::erase_if(changes, which); };
}

}  // namespace

TEST_CASE("each of these faults, put in on purpose, is met by the walks over every form")
{
    using Kind = KeyChange::Kind;
    struct Fault {
        char const* name;
        Spoil entry = {};
        std::function<void(std::vector<KeyChange>&)> keys = {};
    };
    Fault const faults[] = {
        {"a screened child that nobody registers", forgets("child_screened", "due.registration")},
        {"a plan without a day for its review", forgets("case_plan_saved", "due.review")},
        {"a plan that nobody is asked about", forgets("case_plan_saved", "due.plan_approval")},
        {"a closure that nobody has to decide", forgets("closure_requested", "due.closure_decision")},
        {"a transfer that nobody has to decide", forgets("transfer_requested", "due.transfer_decision")},
        {"a review after which there is no other", sets("case_reviewed", "due.review", "-")},
        {"a contact that makes contacts rarer", sets("follow_up_done", "monitoring.plan", "once_in_two_weeks")},
        {"a note that forgets the safe house", sets("case_note_written", "monitoring.safe_house", "-")},
        {"a new key worker without a key", {}, loses([](KeyChange const& change) {
             return change.kind == Kind::grant && change.parts == Parts::all && !change.until;
         })},
        {"a stand-in without a key", {}, loses([](KeyChange const& change) { return change.until.has_value(); })},
        {"a manager who goes on reading", {}, loses([](KeyChange const& change) {
             return change.kind == Kind::withdraw && change.who == post_id("management");
         })},
        {"a team that goes on reading what it gave away", {}, loses([](KeyChange const& change) {
             return change.kind == Kind::withdraw &&
                    (change.who == post_id("supervision:nord") || change.who == post_id("supervision:sud"));
         })},
    };
    for (auto const& fault : faults) {
        CAPTURE(std::string(fault.name));
        bool met = false;
        for (unsigned seed = 1; seed <= 400 && !met; ++seed) {
            WideWalk walk(seed);
            walk.spoil_entry = fault.entry;
            walk.spoil_keys = fault.keys;
            walk.run(150);
            met = !walk.faults.empty();
        }
        CHECK(met);
    }
}
