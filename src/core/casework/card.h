// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Abri: case management for child protection.
#pragma once

#include "core/casework/deadlines.h"

#include <array>
#include <optional>

namespace abri {

// What the lists know of a file (about 200 bytes): no name, no place more precise than an area.
struct Card {
    // Codes of the file, kept as one text: a million cards lie in memory at once.
    enum class Text : std::uint8_t {
        code,
        risk,
        priority,
        sex,
        area,
        urgency,
        concerns,
        eligibility,
        exceptions,
        initial_timeliness,
        monitoring_frequency,
        ineligible_reason,
        channel,
        stand_in,       // who carries the file meanwhile, and for which days (parse_stand_in)
        second_looks    // what a supervisor wrote herself and the manager decides, joined by commas
    };
    static constexpr std::size_t text_count = 15;
    // Their names on disk, in the order above: a card is read by names, whatever order a program keeps them in.
    static constexpr std::array<std::string_view, text_count> text_names = {"code",
                                                                            "risk",
                                                                            "priority",
                                                                            "sex",
                                                                            "area",
                                                                            "urgency",
                                                                            "concerns",
                                                                            "eligibility",
                                                                            "exceptions",
                                                                            "initial_timeliness",
                                                                            "monitoring_frequency",
                                                                            "ineligible_reason",
                                                                            "channel",
                                                                            "stand_in",
                                                                            "second_looks"};
    struct Due {
        std::uint8_t kind;      // place in due_kinds()
        Instant at;
    };

    FileId file;
    PersonId key_worker;
    Instant identified_on{};
    Instant first_due = Instant::max();    // of all below: what lists are sorted by
    Instant initial_limit = Instant::max();
    Stage stage = Stage::identified;
    bool provisional = false;
    bool has_stand_in = false, has_second_looks = false;  // whether these texts say anything: asked of a million cards
    std::int8_t age = -1;  // when the child was registered
    std::optional<Date> age_from;  // the day an age counts from; none on cards of older programs
    std::uint8_t cycle = 1;
    std::vector<Due> dues;  // lateness is worked out when read; the next contact among them
    std::string texts;  // in the order above, each ended by a line feed

    std::string_view text(Text which) const;
    std::string_view code() const { return text(Text::code); }
    std::string_view risk() const { return text(Text::risk); }
    std::string_view exceptions() const { return text(Text::exceptions); }
    int years_on(Date day) const;  // -1: not known
    bool is_unscreened() const { return stage == Stage::identified || stage == Stage::needs_information; }
    bool is_done() const { return has_ended(stage); }
    bool has_late(Instant now) const;  // any deadline over
    bool is_before_manager() const { return waits_for_manager(stage) || has_second_looks; }
    bool is_carried_by(PersonId person, Date day) const;  // key worker, or in for her that day
    std::optional<StandIn> stand_in() const;
};

Card make_card(CaseFile const& file, Instant now);
// Deadlines of a card as of `now`.
std::vector<Deadline> deadlines(Card const& card, Instant now, int soon_days);

// Columns and due kinds by name: what an older program did not know is empty, a column this one does not know is passed
// over. Nothing when it is no card, or tells a stage or a deadline that this program does not know: its file has to be
// opened to make it anew.
std::vector<std::uint8_t> encode(Card const& card);
std::optional<Card> decode_card(std::span<std::uint8_t const> bytes);

}  // namespace abri
