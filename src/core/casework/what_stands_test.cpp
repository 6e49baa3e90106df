// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#include "core/casework/what_stands.h"

#include "core/consent/consent.h"
#include "unit/story.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace abri;
using namespace abri::tests;

namespace {

Story planned()
{
    auto story = Story().identified().screened().consented().registered().assessed("medium").comprehended().planned();
    story.now = *parse_instant("2026-04-10T09:00");
    return story;
}

Fields safe_contact(std::string const& on, std::string const& number, std::string const& never = "")
{
    return {{"agreed_on", on},
            {"way", "phone"},
            {"number", number},
            {"hours", "Le matin"},
            {"if_other_answers", "Raccrocher"},
            {"never_say", never}};
}
Fields reviewed(std::string const& on, std::string const& next, std::string const& risk)
{
    return with(Story::review(on, next), {{"risk_level", risk}});
}
Fields mother(std::string const& on, std::string const& answer, std::string const& not_to = "")
{
    return with(Story::guardian_consent(), {{"given_on", on}, {"guardian_consent", answer}, {"withhold_from", not_to}});
}
Fields alarming(std::string const& on)
{
    return with(Story::follow_up(on), {{"risk_increased", "yes"}, {"urgent_action", "Mettre à l'abri"}});
}

std::string number_of(CaseFile const& file)
{
    auto const* recorded = newest_with(file, "safe_contact", "number");
    return recorded ? std::string(recorded->answers["number"]) : std::string();
}

// All that somebody acts on.
std::string state_of(CaseFile const& file)
{
    auto const rhythm = contact_rhythm(file);
    std::string out = file.risk + " " + std::string(rhythm.frequency) + " " + iso(rhythm.from) + " " +
                      std::string(file.shared["due.review"]) + " " + std::string(file.shared["due.urgent_action"]) +
                      " " + number_of(file);
    for (auto const& said : prohibitions(file)) out += " " + std::string(said.of->answers[said.field]);
    for (auto const& change : risk_changes(file)) out += " " + change.level + iso(change.at);
    for (auto const& contact : file.cycle.contacts) out += " " + iso(contact.on);
    for (auto const recipient : {"health_provider", "teacher"})
        out += " " + std::to_string(static_cast<int>(may_share(file.consents, {recipient, "help_has_started"},
                                                               day_of(*parse_instant("2026-04-10T09:00")))));
    return out;
}

}  // namespace

TEST_CASE("written down in any order, the same things have happened")
{
    std::vector<std::pair<char const*, Fields>> const events = {
        {"follow_up", alarming("2026-04-02T15:00")},
        {"follow_up", Story::follow_up("2026-04-02T09:00")},
        {"follow_up", Story::follow_up("2026-04-03T11:00")},
        {"review", reviewed("2026-04-06", "2026-04-20", "high")},
        {"review", reviewed("2026-03-25", "2026-06-01", "low")},
        {"safe_contact", safe_contact("2026-04-05", "111", "Pas le père")},
        {"safe_contact", safe_contact("2026-03-20", "222", "Pas l'oncle")},
        {"consent", mother("2026-04-04T10:00", "withdrawn", "Le voisin")},
        {"consent", mother("2026-03-28T10:00", "given", "La tante")}};
    std::vector<std::size_t> order(events.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::mt19937 dice(7);
    std::string first;
    for (int round = 0; round < 60; ++round) {
        auto story = planned();
        for (auto const i : order) {
            CAPTURE(events[i].first);
            REQUIRE(story.submit(events[i].first, events[i].second) == std::vector<std::string>{});
        }
        auto const state = state_of(story.file());
        if (first.empty()) first = state;
        CHECK(state == first);
        std::shuffle(order.begin(), order.end(), dice);
    }
    CHECK(first.starts_with("high "));
    CHECK(first.find("111") != first.npos);
}

TEST_CASE("an older review written late lowers neither risk nor contacts, and moves no date")
{
    auto story = planned();
    REQUIRE(story.accepts("review", reviewed("2026-04-10", "2026-04-24", "high")));
    auto const before = contact_rhythm(story.file());
    REQUIRE(story.accepts("review", reviewed("2026-03-20", "2026-06-10", "low")));
    CHECK(story.file().risk == "high");
    CHECK(contact_rhythm(story.file()).frequency == before.frequency);
    CHECK(story.due("review") == "2026-04-24T00:00");
    CHECK(story.file().reviews == 2);
}

TEST_CASE("an earlier calm visit does not wipe the urgent action of a later one")
{
    auto story = planned();
    REQUIRE(story.accepts("follow_up", alarming("2026-04-09T16:00")));
    REQUIRE(story.accepts("follow_up", Story::follow_up("2026-04-09T10:00")));
    CHECK(story.due("urgent_action") == "2026-04-09T16:00");
    REQUIRE(story.accepts("follow_up", Story::follow_up("2026-04-10T08:00")));
    CHECK(story.due("urgent_action").empty());
}

TEST_CASE("the safe number that was agreed last is the one shown, whatever was typed last")
{
    auto story = planned();
    REQUIRE(story.accepts("safe_contact", safe_contact("2026-04-10", "new")));
    REQUIRE(story.accepts("safe_contact", safe_contact("2026-03-20", "old")));
    CHECK(number_of(story.file()) == "new");
    REQUIRE(story.accepts("safe_contact", safe_contact("2026-04-10", "newer")));
    CHECK(number_of(story.file()) == "newer");
}

TEST_CASE("an older consent brings back nothing that was withdrawn since")
{
    auto story = planned();
    auto const today = day_of(story.now);
    REQUIRE(may_share(story.file().consents, {"health_provider", "health"}, today) == ShareAnswer::allowed);
    REQUIRE(story.accepts("consent", mother("2026-04-08T10:00", "withdrawn")));
    REQUIRE(story.accepts("consent", mother("2026-03-20T10:00", "given")));
    CHECK(may_share(story.file().consents, {"health_provider", "health"}, today) == ShareAnswer::withdrawn);
    CHECK_FALSE(allows_case_management(story.file().consents));
}

TEST_CASE("prohibitions stand one beside the other until whoever asked for them takes them back")
{
    auto story = planned();
    auto const texts = [&] {
        std::vector<std::string> out;
        for (auto const& said : prohibitions(story.file())) out.emplace_back(said.of->answers[said.field]);
        return out;
    };
    REQUIRE(story.accepts("consent", with(Story::child_consent(),
                                          {{"given_on", "2026-04-01T10:00"}, {"withhold_from", "Pas mon père"}})));
    REQUIRE(story.accepts("consent", mother("2026-04-02T10:00", "given", "Pas l'oncle")));
    CHECK(texts() == std::vector<std::string>{"Pas l'oncle", "Pas mon père"});
    // The mother takes back her own word only.
    REQUIRE(story.accepts("consent", with(mother("2026-04-03T10:00", "given"), {{"withhold_lifted", "yes"}})));
    CHECK(texts() == std::vector<std::string>{"Pas mon père"});
}
