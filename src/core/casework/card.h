// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/deadlines.h"

namespace abri {

// What the lists know of a file (about 200 bytes): no name, no place more precise than an area.
struct Card {
    FileId file;
    std::string code, risk, priority, sex, area, urgency, concerns, eligibility;
    Stage stage = Stage::identified;
    int age = -1;
    int cycle = 1;
    PersonId key_worker;
    Instant identified_on{};
    bool provisional = false;
    std::vector<Deadline> dues;            // fixed ones; lateness is worked out when read
    std::string exceptions;                // codes joined by commas
    std::string initial_timeliness;
    std::string monitoring_frequency;
    std::string initial_limit;             // ISO, empty when not running
    std::optional<Date> next_contact;

    bool is_unscreened() const { return stage == Stage::identified || stage == Stage::needs_information; }
};

Card make_card(CaseFile const& file, Instant now);
// Deadlines of a card as of `now`.
std::vector<Deadline> deadlines(Card const& card, Instant now, int soon_days);

std::vector<std::uint8_t> encode(Card const& card);
std::optional<Card> decode_card(std::span<std::uint8_t const> bytes);

}  // namespace abri
